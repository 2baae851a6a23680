"""All writes of the canvas: permission, rule, save, audit, findings, in one transaction each."""
