"""Modules that others read, through their api.py."""
