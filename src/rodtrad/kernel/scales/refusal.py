"""Why answers are refused: one sentence in Swedish that names the item and what is allowed."""

from __future__ import annotations


class Refused(ValueError):
    """Answers that cannot be scored; the text says which item and what was allowed, never what stood there."""
