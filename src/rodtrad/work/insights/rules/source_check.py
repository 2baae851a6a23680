"""The guard for what comes in: five questions class it as an insight, raw material or background (domain page, 2.2)."""

from __future__ import annotations

from collections.abc import Iterable

QUESTIONS = ("own_experience", "tells_how", "analysed", "tied", "about_life")


def ins_10_source_check(answers: Iterable[bool], yes_insight: int = 4, yes_raw: int = 2) -> str:
    """What the five answers class the material as: "insight", "raw" or "background"."""
    yes = sum(bool(answer) for answer in answers)
    if yes >= yes_insight:
        return "insight"
    return "raw" if yes >= yes_raw else "background"
