"""What belongs to a decision point (domain/kubinol.md 5.3): doing nothing is always one of the alternatives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rodtrad.kernel.kubinol.dates import DateError, parse_date

DO_NOTHING = "göra ingenting"


def with_doing_nothing(alternatives: Iterable[str]) -> tuple[str, ...]:
    """The alternatives without blanks and repeats, "göra ingenting" last unless somebody wrote it."""
    found = list(dict.fromkeys(text.strip() for text in alternatives if text.strip()))
    if all(text.casefold() != DO_NOTHING for text in found):
        found.append(DO_NOTHING)
    return tuple(found)


def due_day(reconsider: str) -> date | None:
    """The last day of a date as written; None when there is none."""
    try:
        return parse_date(reconsider).last if reconsider else None
    except DateError:
        return None
