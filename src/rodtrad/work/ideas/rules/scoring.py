"""Scores that several people have set without seeing each other's: middle, spread, and where they disagree. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

LOWEST, HIGHEST = 1, 5
APART = 2
"""Steps between the lowest and the highest score from which people are said to disagree."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Of one axis of one idea. ``middle``: the median."""

    count: int
    middle: float
    lowest: int
    highest: int

    @property
    def is_apart(self) -> bool:
        return self.highest - self.lowest >= APART


def spread(scores: Iterable[int]) -> Spread | None:
    """How the scores lie; None when there are none. Raises ValueError for one outside the scale."""
    values = list(scores)
    if not values:
        return None
    if any(not LOWEST <= value <= HIGHEST for value in values):
        raise ValueError(f"scores go from {LOWEST} to {HIGHEST}")
    return Spread(len(values), float(median(values)), min(values), max(values))


@dataclass(frozen=True, slots=True)
class Placed:
    """An idea in the chart: ``effect`` and ``ease`` (feasibility) are medians."""

    key: str
    effect: float
    ease: float
    apart: bool = False


QUADRANTS: Mapping[tuple[bool, bool], str] = {
    (True, True): "first",
    (True, False): "plan",
    (False, True): "easy",
    (False, False): "rest",
}
MIDDLE = 3


def quadrant(effect: float, ease: float) -> str:
    """Which quarter of the chart: much effect and easy come first. The middle counts as much."""
    return QUADRANTS[effect >= MIDDLE, ease >= MIDDLE]


def grid(placed: Iterable[Placed]) -> dict[tuple[int, int], list[Placed]]:
    """The chart's 5 × 5 cells by (effect, ease); a median between two steps counts as the lower one."""
    cells: dict[tuple[int, int], list[Placed]] = {
        (effect, ease): [] for effect in range(HIGHEST, LOWEST - 1, -1) for ease in range(LOWEST, HIGHEST + 1)
    }
    for each in placed:
        cells[int(each.effect), int(each.ease)].append(each)
    return cells


def ranked(placed: Iterable[Placed]) -> Sequence[Placed]:
    """The most telling first: effect and ease together, then effect, then by key, so that the order stays."""
    return sorted(placed, key=lambda each: (-(each.effect + each.ease), -each.effect, each.key))
