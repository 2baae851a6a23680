"""Counts of people that reveal no person: what is hidden, why, and the proof that it cannot be worked out."""
