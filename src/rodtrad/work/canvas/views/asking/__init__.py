"""Pages of asking: request in, response out."""
