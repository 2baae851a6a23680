"""A count of people that may be shown, is suppressed, or does not exist: a value without arithmetic.

Every page, file, chart and API answer takes its counts from here, so that what is hidden is hidden everywhere.
The three kinds are apart: a suppressed count is neither zero nor missing, and nobody is told why it is hidden.
"""

from __future__ import annotations

from dataclasses import dataclass

MARK = ".."
NOT_THERE = "-"


@dataclass(frozen=True, slots=True)
class Shown:
    """A count that everyone may see."""

    count: int

    def __post_init__(self) -> None:
        if type(self.count) is not int or self.count < 0:
            raise ValueError("a count of people is a whole number, 0 or larger")


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A count that exists and is hidden."""


@dataclass(frozen=True, slots=True)
class Missing:
    """No count: not asked, not submitted."""


Count = Shown | Suppressed | Missing
SUPPRESSED = Suppressed()
MISSING = Missing()


def as_json(count: Count) -> int | dict[str, bool] | None:
    """Return the count for an API answer; None when there is no count."""
    if isinstance(count, Shown):
        return count.count
    return {"suppressed": True} if isinstance(count, Suppressed) else None


def as_text(count: Count) -> str:
    """Return the count for a page or a file."""
    if isinstance(count, Shown):
        return str(count.count)
    return MARK if isinstance(count, Suppressed) else NOT_THERE


def as_point(count: Count) -> int | None:
    """Return the count for a chart; None is a gap, never a zero."""
    return count.count if isinstance(count, Shown) else None
