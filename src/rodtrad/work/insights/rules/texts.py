"""Titles out of texts, and lines out of fields."""

from __future__ import annotations

TITLE = 120


def title_of(text: str) -> str:
    """The beginning of a text as a title: whole words, at most 120 characters."""
    line = " ".join(text.split())
    if len(line) <= TITLE:
        return line
    return line[: TITLE - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
