"""The front door: settings, root URLs, WSGI."""
