"""Looking after the installation: what ails it, and backups that are known to come back."""
