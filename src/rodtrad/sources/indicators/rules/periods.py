"""Weeks, months, quarters, half years and years: a period is named by its first day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rodtrad.sources.indicators.choices import PeriodKind

_MONTHS = {
    PeriodKind.MONTH.value: 1,
    PeriodKind.QUARTER.value: 3,
    PeriodKind.HALF.value: 6,
    PeriodKind.YEAR.value: 12,
}
MONTH_NAMES = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
               "november", "december")  # fmt: skip
_DAY = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ]00:00(?::00)?)?")
_WEEK = re.compile(r"(\d{4})\s*-?\s*[vw]\.?\s*(\d{1,2})|[vw]\.?\s*(\d{1,2})\s+(\d{4})", re.IGNORECASE)
_QUARTER = re.compile(
    r"(\d{4})\s*-?\s*(?:q|k|kv|kvartal)\s*([1-4])|(?:q|k|kv|kvartal)\s*([1-4])\s+(\d{4})", re.IGNORECASE
)
_HALF = re.compile(
    r"(\d{4})\s*-?\s*(?:h|halvår)\s*([12])|(?:h|halvår)\s*([12])\s+(\d{4})|(vt|ht)\s*-?(\d{4})", re.IGNORECASE
)
_NAMED = re.compile(r"(?:(\d{4})\s+)?([a-zåäö]{3,9})\.?(?:\s+(\d{4}))?", re.IGNORECASE)


def first_day(kind: str, day: date) -> date:
    """The first day of the period that holds ``day``. Weeks begin on Mondays."""
    if kind == PeriodKind.WEEK:
        return day - timedelta(days=day.weekday())
    months = _MONTHS[kind]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def moved(kind: str, at: date, steps: int) -> date:
    """The first day of the period so many steps later, or earlier."""
    if kind == PeriodKind.WEEK:
        return at + timedelta(weeks=steps)
    number = at.year * 12 + at.month - 1 + steps * _MONTHS[kind]
    return date(number // 12, number % 12 + 1, 1)


def last_day(kind: str, at: date) -> date:
    return moved(kind, at, 1) - timedelta(days=1)


def between(kind: str, first: date, last: date) -> Iterator[date]:
    """Every period from one to another, both counted in."""
    at = first
    while at <= last:
        yield at
        at = moved(kind, at, 1)


def a_year_before(kind: str, at: date) -> date:
    """The same period of the year before."""
    return moved(kind, at, -52 if kind == PeriodKind.WEEK else -(12 // _MONTHS[kind]))


def said(kind: str, at: date) -> str:
    """The period as people say it: "mars 2026", "vecka 12 2026", "kvartal 1 2026"."""
    if kind == PeriodKind.MONTH:
        return date_format(at, "F Y")
    if kind == PeriodKind.WEEK:
        year, week, _day = at.isocalendar()
        return _("week %(week)s %(year)s") % {"week": week, "year": year}
    if kind == PeriodKind.QUARTER:
        return _("quarter %(number)s %(year)s") % {"number": (at.month + 2) // 3, "year": at.year}
    if kind == PeriodKind.HALF:
        return _("half year %(number)s %(year)s") % {"number": 1 if at.month < 7 else 2, "year": at.year}
    return str(at.year)


def axis(kind: str, at: date) -> str:
    """The period along the axis of a chart: months shortened, "mars 2026" and "nov 2026"."""
    return date_format(at, "M Y").lower() if kind == PeriodKind.MONTH else said(kind, at)


def short(kind: str, at: date) -> str:
    """The period where there is little room, and in files: "2026-03", "2026-V12", "2026-K1", "2026-H1", "2026"."""
    if kind == PeriodKind.MONTH:
        return f"{at.year}-{at.month:02}"
    if kind == PeriodKind.WEEK:
        year, week, _day = at.isocalendar()
        return f"{year}-V{week:02}"
    if kind == PeriodKind.QUARTER:
        return f"{at.year}-K{(at.month + 2) // 3}"
    return f"{at.year}-H{1 if at.month < 7 else 2}" if kind == PeriodKind.HALF else str(at.year)


def read(kind: str, text: str) -> date | None:
    """The period that somebody wrote: what ``said`` and ``short`` give, an ISO day or month, "mars 2026", "2026Q1".

    None when it is no period of this kind: a month is no quarter, but any day names the period that holds it.
    """
    try:
        return _read(kind, " ".join(text.split()))
    except ValueError:
        return None


def _read(kind: str, text: str) -> date | None:
    if found := _DAY.fullmatch(text):
        year, month, day = int(found[1]), int(found[2]), int(found[3] or 1)
        at = date(year, month, day)
        if found[3] is None and kind not in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF):
            return None
        return (
            at
            if found[3] is None and first_day(kind, at) == at
            else first_day(kind, at)
            if found[3]
            else None
        )
    if kind == PeriodKind.YEAR:
        return date(int(text), 1, 1) if re.fullmatch(r"\d{4}", text) else None
    if kind == PeriodKind.MONTH:
        return _month(text)
    if kind == PeriodKind.WEEK:
        found = _WEEK.fullmatch(text.replace("vecka", "v"))
        return (
            date.fromisocalendar(int(found[1] or found[4]), int(found[2] or found[3]), 1) if found else None
        )
    pattern, months = (_QUARTER, 3) if kind == PeriodKind.QUARTER else (_HALF, 6)
    found = pattern.fullmatch(text)
    if found is None:
        return None
    if kind == PeriodKind.HALF and found[5]:
        return date(int(found[6]), 1 if found[5].lower() == "vt" else 7, 1)
    return date(int(found[1] or found[4]), (int(found[2] or found[3]) - 1) * months + 1, 1)


def _month(text: str) -> date | None:
    found = _NAMED.fullmatch(text)
    if found is None or not (found[1] or found[3]):
        return None
    word = found[2].casefold()
    numbers = [at for at, name in enumerate(MONTH_NAMES, start=1) if name.startswith(word)]
    return date(int(found[1] or found[3]), numbers[0], 1) if len(numbers) == 1 else None
