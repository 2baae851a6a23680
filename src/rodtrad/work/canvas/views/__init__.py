"""Pages of the canvas: request in, response out."""
