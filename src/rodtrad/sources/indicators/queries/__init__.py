"""Reads. The first argument is the actor wherever what is seen depends on who asks."""
