"""CSV files read strictly: every refused line says why; what cannot be read is never guessed."""
