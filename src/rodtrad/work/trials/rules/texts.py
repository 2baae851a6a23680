"""Titles made of longer texts."""

from __future__ import annotations

LONGEST = 120


def shortened(text: str, longest: int = LONGEST) -> str:
    """The first line of a text, cut after a whole word with … when it is longer than ``longest`` characters."""
    line = text.strip().splitlines()[0].strip() if text.strip() else ""
    if len(line) <= longest:
        return line
    words = line[:longest].rsplit(" ", 1)[0][: longest - 1]
    return words.rstrip(",.;:") + "…"
