"""The answer owed to those who told: when it is due, and how it stands (domain page, 2.10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

OWED, SOON, LATE, GIVEN, NOT_YET = "owed", "soon", "late", "given", "not-yet"


def ins_50_due(done_on: date, days: int = 60) -> date:
    """The last day to answer those who told, counted from the end of the analysis."""
    return done_on + timedelta(days=days)


def standing(due: date | None, given: date | None, today: date, warning: int = 14) -> str:
    """How a work's answer stands: given, not yet due to begin with, owed, soon or late."""
    if given is not None:
        return GIVEN
    if due is None:
        return NOT_YET
    if due < today:
        return LATE
    return SOON if due - timedelta(days=warning) <= today else OWED


@dataclass(frozen=True, slots=True)
class SaidAndDone:
    """One entry of "you said, we did": as plain values, for pages and for the public site."""

    title: str
    heard: str
    did: str
    will_not: str
    given: date
    municipality: str
    code: str
