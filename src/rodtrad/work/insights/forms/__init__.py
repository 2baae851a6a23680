"""Forms of insights: shape and field checks only; nothing is saved here."""
