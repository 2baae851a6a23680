"""Pure logic of the ideas: no database, no request."""
