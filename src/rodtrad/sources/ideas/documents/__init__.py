"""Documents of the ideas."""
