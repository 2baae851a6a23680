"""People and places: the tree of organisations, networks, memberships, roles, audiences, and may()."""
