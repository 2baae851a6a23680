"""The start page: what matters to this person now."""
