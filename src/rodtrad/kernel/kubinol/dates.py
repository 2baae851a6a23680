"""Full and partial dates and periods as people write them (form section 8).

A date stays the text it was written as; here it is only turned into the span of days that it stands for.
The messages of the errors belong to ``messages``; this module knows codes and nothing about languages.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")
_QUARTER = re.compile(r"([0-9]{4})Q([1-4])")
_SEASON = re.compile(r"([0-9]{4}) (vår|sommar|höst|vinter)")
_SEPARATOR = re.compile("[–/]")


class DateError(ValueError):
    """A text that is no date or period. ``code`` is ``bad-date``, ``bad-period`` or ``period-order``."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{code}: {text!r}")
        self.code = code
        self.text = text


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def wholly_before(self, other: Span | date) -> bool:
        """Say whether every day of the span lies before every day of the other (form section 8)."""
        return self.last < (other if isinstance(other, date) else other.first)

    def apart_from(self, other: Span) -> bool:
        """Say whether the two spans have no day in common."""
        return self.last < other.first or other.last < self.first


def parse_date(text: str) -> Span:
    """Return the days that a day, month, year, quarter or season stands for.

    Raises DateError (``bad-date``) for anything else, also for days that the calendar lacks.
    """
    written = normalize("NFC", text)
    try:
        span = _read(written)
    except (ValueError, OverflowError) as error:
        raise DateError("bad-date", text) from error
    if span is None:
        raise DateError("bad-date", text)
    return span


def parse_period(text: str) -> Span:
    """Return first day of the first date to last day of the second; one date alone is its own period.

    Raises DateError: ``bad-period`` for wrong writing, ``period-order`` when the second date lies before
    the first.
    """
    parts = _SEPARATOR.split(text)
    if len(parts) > 2:
        raise DateError("bad-period", text)
    try:
        spans = [parse_date(part) for part in parts]
    except DateError as error:
        raise DateError("bad-period", text) from error
    first, second = spans[0], spans[-1]
    if second.wholly_before(first):
        raise DateError("period-order", text)
    return Span(first.first, second.last)


def is_full_day(text: str) -> bool:
    """Say whether the text is one day of the calendar, written ``YYYY-MM-DD``."""
    try:
        return _DAY.fullmatch(text) is not None and parse_date(text).first is not None
    except DateError:
        return False


def is_period(text: str) -> bool:
    """Say whether the text is a date or a period."""
    try:
        return parse_period(text) is not None
    except DateError:
        return False


def parse_day(text: str) -> date:
    """Return the day written ``YYYY-MM-DD``. Raises DateError (``bad-day``) for anything else."""
    if not is_full_day(text):
        raise DateError("bad-day", text)
    return date.fromisoformat(text)


def _read(text: str) -> Span | None:
    if found := _DAY.fullmatch(text):
        day = date(*(int(part) for part in found.groups()))
        return Span(day, day)
    if found := _MONTH.fullmatch(text):
        return _months(int(found[1]), int(found[2]), int(found[2]))
    if _YEAR.fullmatch(text):
        return _months(int(text), 1, 12)
    if found := _QUARTER.fullmatch(text):
        quarter = int(found[2])
        return _months(int(found[1]), 3 * quarter - 2, 3 * quarter)
    if found := _SEASON.fullmatch(text):
        return _season(int(found[1]), found[2])
    return None


def _season(year: int, name: str) -> Span:
    if name == "vinter":
        # Winter carries the year in which it begins and ends with February of the next.
        return Span(date(year, 12, 1), _months(year + 1, 2, 2).last)
    first, last = {"vår": (1, 6), "sommar": (6, 8), "höst": (7, 12)}[name]
    return _months(year, first, last)


def _months(year: int, first: int, last: int) -> Span:
    return Span(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
