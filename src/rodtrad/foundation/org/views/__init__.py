"""Requests in, responses out. One file per page family."""
