"""Talk's pages: request in, response out."""
