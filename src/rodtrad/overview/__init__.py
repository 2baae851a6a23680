"""Pages over all modules."""
