"""Background work kept in the database: short steps that can be watched, stopped, and taken up after a crash."""
