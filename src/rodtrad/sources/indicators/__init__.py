"""Indicators: measures, their values, targets and comparisons."""
