"""Pages of the trials."""
