"""Writes of secure sign-in: sessions that end, codes that are counted, factors that are taken away."""
