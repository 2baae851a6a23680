"""Improvement ideas: campaigns and the continuous box, their ideas, groups, triage and answers."""
