"""Trials: one thing tried at a time, in cycles, with what was expected written down before."""
