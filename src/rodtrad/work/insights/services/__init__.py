"""All writes of insights: permission, rule, save, audit, findings, in one transaction each."""
