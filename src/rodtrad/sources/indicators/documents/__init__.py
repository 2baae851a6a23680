"""Measures as documents: chart, list, group."""
