"""A value on its way to a chart, a table or a file: what may be shown of one period and part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rodtrad.kernel.suppression.one_table import suppress
from rodtrad.kernel.suppression.table import GRAND, Rule, Table
from rodtrad.sources.indicators.choices import Status


@dataclass(frozen=True, slots=True)
class Spot:
    """The value of a period. Without status "given" it has no numbers at all."""

    at: date
    status: str
    value: float | None = None
    num: float | None = None
    den: float | None = None

    def number(self, per: int) -> float | None:
        """The value, or the share times ``per``; None when there is none, or the denominator is 0."""
        if self.status != Status.GIVEN:
            return None
        if self.value is not None:
            return self.value
        return None if self.num is None or not self.den else self.num / self.den * per

    @property
    def hidden(self) -> Spot:
        return Spot(self.at, Status.SUPPRESSED)


def total_shown(spot: Spot, least: int) -> Spot:
    """A total of people as it may be shown: kept back when any of its numbers is below the threshold."""
    return spot if all(number >= least for number in _counts(spot)) else spot.hidden


def shown_parts(total: Spot | None, parts: Mapping[str, Spot], least: int) -> dict[str, Spot]:
    """The parts along one dimension of one period as they may be shown, given that the total is shown or hidden.

    Small counts are hidden, and so many others that none can be worked out from the total (kernel.suppression).
    When the total is hidden or is not there, every part is judged by itself and against the sum of all.
    """
    hidden: set[str] = set()
    for read in ("value", "num", "den"):
        counts = {key: int(number) for key, spot in parts.items()
                  if (number := getattr(spot, read)) is not None and spot.status == Status.GIVEN}  # fmt: skip
        whole = None if total is None else getattr(total, read)
        hidden |= _hidden(tuple(counts.items()), None if whole is None else int(whole), least)
    return {key: spot.hidden if key in hidden else spot for key, spot in parts.items()}


def _counts(spot: Spot) -> list[float]:
    numbers = (spot.value, spot.num, spot.den)
    return [number for number in numbers if number is not None] if spot.status == Status.GIVEN else []


@lru_cache(maxsize=20_000)
def _hidden(counts: tuple[tuple[str, int], ...], whole: int | None, least: int) -> frozenset[str]:
    """Which of the parts are hidden. What the parts lack of the whole is a part that nobody is shown."""
    if not counts:
        return frozenset()
    names = [name for name, _number in counts]
    numbers = [number for _name, number in counts]
    rest = 0 if whole is None else max(0, whole - sum(numbers))
    if rest:
        numbers.append(rest)
    if whole is not None and whole < least:
        return frozenset(names)
    table = Table(tuple(map(str, range(len(numbers)))), None, tuple((number,) for number in numbers))
    hidden = {each.place for each in suppress(table, Rule(least, least))}
    if GRAND in hidden:
        return frozenset(names)
    return frozenset(name for place, name in enumerate(names) if (place, 0) in hidden)
