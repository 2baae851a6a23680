"""Forms of the trials: shape and field checks only; saving belongs to the services."""
