"""Comparing: deviation from a target, the ends of a range, indexed series (dialogen-analysis section 11)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


def deviation(value: float, target: float, direction: str) -> tuple[float, bool | None] | None:
    """Per cent above (+) or below (−) the target, and whether that is good; None for a target of 0."""
    if target == 0:
        return None
    percent = (value - target) / abs(target) * 100
    good = None if direction not in ("up", "down") or percent == 0 else (percent > 0) == (direction == "up")
    return percent, good


@dataclass(frozen=True, slots=True)
class Ends(Generic[T]):
    """The lowest and the highest of some, and what lies between: the extremes say more than the middle."""

    lowest: tuple[tuple[T, float], ...]
    highest: tuple[tuple[T, float], ...]
    between: int
    middle: float | None

    @property
    def spread(self) -> float | None:
        return self.highest[0][1] - self.lowest[0][1] if self.lowest and self.highest else None


def ends(rows: Sequence[tuple[T, float]], percent: int) -> Ends[T]:
    """The lowest and highest ``percent`` of the rows, at least one of each; of one row there is only one end."""
    ordered = sorted(rows, key=lambda row: row[1])
    if not ordered:
        return Ends((), (), 0, None)
    number = min(max(1, math.ceil(len(ordered) * percent / 100)), max(1, len(ordered) // 2))
    low = tuple(ordered[:number])
    high = tuple(reversed(ordered[-number:])) if len(ordered) > 1 else ()
    values = [value for _row, value in ordered]
    half = len(values) // 2
    middle = values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2
    return Ends(low, high, len(ordered) - len(low) - len(high), middle)


def indexed(values: Sequence[float | None]) -> tuple[float | None, ...]:
    """The series with its first value as 100, so that measures of different units share an axis."""
    first = next((value for value in values if value), None)
    return tuple(None if value is None or not first else value / first * 100 for value in values)
