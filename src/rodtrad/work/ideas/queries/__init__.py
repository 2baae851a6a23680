"""All reads of the ideas: first argument the actor."""
