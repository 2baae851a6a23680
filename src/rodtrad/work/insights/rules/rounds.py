"""How a unit stands in a round of questions, and who receives the question there."""

from __future__ import annotations

from datetime import date, timedelta

RECEIVERS = frozenset({"unit-manager", "key-person"})
"""Roles at a unit itself that receive a question put to it."""
TOLD, NOTHING, WAITING, LATE = "told", "nothing", "waiting", "late"


def standing(answered: date | None, insights: int, due: date, today: date) -> str:
    """How a unit stands: it has told something, knows nothing, has time left, or is late."""
    if insights:
        return TOLD
    if answered is not None:
        return NOTHING
    return LATE if due < today else WAITING


def may_be_reminded(answered: date | None, reminded: date | None, today: date) -> bool:
    """Only those who are silent, and never twice the same day."""
    return answered is None and (reminded is None or reminded < today)


def is_near(due: date, days: int, today: date) -> bool:
    """Whether the last day is so near that those who are silent are reminded."""
    return due - timedelta(days=days) <= today
