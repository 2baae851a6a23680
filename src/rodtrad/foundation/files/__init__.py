"""Attachments on any item: judged by their content, kept in the database, never served as something that runs."""
