"""The ``rodtrad`` command."""
