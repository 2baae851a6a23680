"""Forms of the ideas: shape and field checks only."""
