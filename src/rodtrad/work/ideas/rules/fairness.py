"""How fairly the ideas of a campaign are taken care of: who waits, how long, and whose are turned down. Pure.

Counts of people go through kernel.suppression. An idea without a signature stands for one person: it may be anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from statistics import median

from rodtrad.kernel.suppression.one_table import suppress
from rodtrad.kernel.suppression.purposes import threshold
from rodtrad.kernel.suppression.shown import SUPPRESSED, Count, Shown
from rodtrad.kernel.suppression.table import Rule, Table


@dataclass(frozen=True, slots=True)
class Case:
    """One idea: which group its sender belongs to, when it came, when it was answered, whether it was turned down."""

    group: str
    came: date
    answered: date | None = None
    declined: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """Days. ``longest``, ``median``, ``slow`` (nine of ten are quicker); None when there is nothing to measure."""

    count: int
    median: float | None = None
    slow: int | None = None
    longest: int | None = None


def _days(values: Sequence[int]) -> Waiting:
    if not values:
        return Waiting(0)
    ordered = sorted(values)
    return Waiting(len(ordered), float(median(ordered)), ordered[ceil(len(ordered) * 0.9) - 1], ordered[-1])


def waited(cases: Iterable[Case]) -> Waiting:
    """How long those who have an answer waited for it."""
    return _days([(case.answered - case.came).days for case in cases if case.answered])


def waiting(cases: Iterable[Case], today: date) -> Waiting:
    """How long those without an answer have waited."""
    return _days([(today - case.came).days for case in cases if case.answered is None])


def percent(part: int, whole: int) -> int | None:
    """A share in whole percent; None of nothing."""
    return round(100 * part / whole) if whole else None


COLUMNS = ("answered", "waiting", "declined")


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Counts of one group and, where nothing about it is hidden, the shares in percent."""

    group: str
    total: Count
    answered: Count
    waiting: Count
    declined: Count
    share_waiting: int | None = None
    share_declined: int | None = None


def by_group(cases: Iterable[Case], settings: Iterable[int | None] = ()) -> list[GroupRow]:
    """One row per group, by name. What may point to a person is hidden, and what it could be counted from as well."""
    counts: dict[str, list[int]] = {}
    for case in cases:
        row = counts.setdefault(case.group, [0, 0, 0])
        row[COLUMNS.index(_column(case))] += 1
    if not counts:
        return []
    names = sorted(counts)
    table = Table(tuple(names), COLUMNS, tuple(tuple(counts[name]) for name in names))
    least = threshold("count", settings)
    hidden = {each.place for each in suppress(table, Rule(least, least, zeros_are_safe=True))}
    return [_row(name, at, table, hidden) for at, name in enumerate(names)]


def _column(case: Case) -> str:
    if case.declined:
        return "declined"
    return "answered" if case.answered else "waiting"


def _row(name: str, at: int, table: Table, hidden: set[tuple[int | None, int | None]]) -> GroupRow:
    def count(column: int | None) -> Count:
        return SUPPRESSED if (at, column) in hidden else Shown(table.number((at, column)))

    answered, still, declined = (count(column) for column in range(len(COLUMNS)))
    total = count(None)
    return GroupRow(name, total, answered, still, declined, _share(still, total), _share(declined, total))


def _share(part: Count, whole: Count) -> int | None:
    return percent(part.count, whole.count) if isinstance(part, Shown) and isinstance(whole, Shown) else None


def apart(rows: Iterable[GroupRow], points: int = 20) -> Mapping[str, tuple[int, int]]:
    """Where groups differ by at least ``points`` percent units: which share → lowest and highest."""
    kept = list(rows)
    found: dict[str, tuple[int, int]] = {}
    for name in ("share_waiting", "share_declined"):
        values = [value for row in kept if (value := getattr(row, name)) is not None]
        if len(values) > 1 and max(values) - min(values) >= points:
            found[name] = min(values), max(values)
    return found
