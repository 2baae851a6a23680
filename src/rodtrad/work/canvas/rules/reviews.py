"""The steps of a guided review of an existing intervention (KUB-02), and what its freed capacity amounts to."""

from __future__ import annotations

FIRST = "insats"
STEPS = (FIRST, "nytta", "behov-kontext", "kunskap", "prova", "questions", "outcome")
MONTHS = 12


def step_after(step: str) -> str:
    """The next step; the last one stays."""
    return STEPS[min(STEPS.index(step) + 1, len(STEPS) - 1)]


def step_before(step: str) -> str:
    """The step before, "" for the first."""
    place = STEPS.index(step)
    return STEPS[place - 1] if place else ""


def hours_per_year(hours_per_month: float | None) -> float:
    """A year's hours of what is freed each month."""
    return (hours_per_month or 0) * MONTHS
