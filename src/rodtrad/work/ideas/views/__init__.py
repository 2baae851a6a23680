"""Pages of the ideas."""
