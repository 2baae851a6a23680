"""The append-only log: who did what to which item, when. One write function; rows never change."""
