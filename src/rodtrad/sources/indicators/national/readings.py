"""What the national sources give: plain values that know where they came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Literal, NamedTuple, TypeVar

from rodtrad.sources.indicators.national.failures import Failed

Sex = Literal["T", "K", "M"]
PeriodKind = Literal["year", "quarter", "month"]
T = TypeVar("T")

NO_REASON = "okänd orsak"
DELETED = "borttaget av källan"
NO_LONGER = "finns inte längre i källan"


class Cell(NamedTuple):
    """Where a value of one measure stands. ``area``: municipality, region or group; ``age`` and ``unit`` may be ""."""

    area: str
    period: str
    sex: Sex
    age: str
    unit: str


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Whom a value is about. ``sex``: T all, K women, M men; ``age`` "" is all ages, ``unit`` "" the whole area."""

    sex: Sex = "T"
    age: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One value as it was when it was fetched.

    ``value`` None: there is none, and ``status`` says why. A value may have a status too (preliminary, say).
    ``edition`` is the source's own text of what was measured; ``origin`` the line that must stand beside the value.
    """

    source: str
    measure: str
    area: str
    period: str
    kind: PeriodKind
    start: date
    breakdown: Breakdown
    value: float | None
    status: str
    origin: str
    edition: str
    fetched: datetime

    @property
    def cell(self) -> Cell:
        """Its place within its measure."""
        split = self.breakdown
        return Cell(self.area, self.period, split.sex, split.age, split.unit)


@dataclass(frozen=True, slots=True)
class Revision:
    """A value that is another than when it was last fetched; ``old`` is kept."""

    old: Reading
    new: Reading


@dataclass(frozen=True, slots=True)
class Harvest:
    """What is known after asking.

    ``failure``: why the source did not answer all; ``readings`` are then, wholly or partly, those of earlier.
    ``unknown`` counts what was asked and never answered, so that a hole is never taken for a value that does not exist.
    """

    readings: tuple[Reading, ...]
    revised: tuple[Revision, ...] = ()
    unknown: int = 0
    failure: Failed | None = None

    @property
    def oldest(self) -> datetime | None:
        """When the oldest of the readings was fetched."""
        return min((each.fetched for each in self.readings), default=None)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A list from a source. ``ignored``: filters that the source did not heed; ``items`` are filtered here anyhow."""

    items: tuple[T, ...]
    fetched: datetime
    ignored: tuple[str, ...] = ()
    failure: Failed | None = None


def period_start(period: str) -> tuple[PeriodKind, date] | None:
    """Return kind and first day of 2023, 2023M05 or 2023K2 (SCB's quarters); None for any other text."""
    year, rest = period[:4], period[4:]
    if len(year) != 4 or not year.isdecimal() or int(year) == 0:
        return None
    if not rest:
        return "year", date(int(year), 1, 1)
    number = int(rest[1:]) if rest[1:].isdecimal() else 0
    if rest[0] == "M" and 1 <= number <= 12:
        return "month", date(int(year), number, 1)
    if rest[0] in "KQ" and 1 <= number <= 4:
        return "quarter", date(int(year), 3 * number - 2, 1)
    return None
