"""All writes of the ideas: permission, rule, save, log, in one transaction each."""
