"""A module for tests only: a few kinds, relations and a workflow, so that the core is tried without knowing any."""
