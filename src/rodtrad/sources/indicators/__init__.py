"""Measures: what is counted, how it has gone, and what the changes mean."""
