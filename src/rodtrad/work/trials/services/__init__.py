"""All writes of the trials: permission, rule, save, history, event, in one transaction."""
