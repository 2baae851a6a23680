"""The door for other systems: tokens, problems, paging, conditions. Modules add operations in rest.py."""
