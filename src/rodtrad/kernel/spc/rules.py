"""The rules that label points (section 5), each a function over the included points of one part.

Every rule returns the direction in which it holds at each point: 1 up or above, −1 down or below, 0 not.
Missing and ghosted rows are passed over as if absent (section 14.3). ``LABELS`` gives the words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rodtrad.kernel.spc.arithmetic import sign
from rodtrad.kernel.spc.charts import RuleSet
from rodtrad.kernel.spc.fit import Band

LABELS: Mapping[str, tuple[str, str]] = {
    "outside": ("above", "below"),
    "trend": ("trend_up", "trend_down"),
    "two_of_three": ("two_of_three_above", "two_of_three_below"),
    "shift": ("shift_above", "shift_below"),
}
"""Words of section 14.2, up and down, in the order of precedence."""


@dataclass(frozen=True, slots=True)
class Included:
    """The included points of a part, in order: value, side of the centre line (1, −1, 0) and limits."""

    values: Sequence[float]
    sides: Sequence[int]
    bands: Sequence[Band | None]
    tolerance: float


def outside(points: Included, _rules: RuleSet) -> list[int]:
    """Rule 1, astronomical: strictly above the upper or below the lower limit."""
    return [
        _beyond(value, band, points.tolerance)
        for value, band in zip(points.values, points.bands, strict=True)
    ]


def shift(points: Included, rules: RuleSet) -> list[int]:
    """Rule 2: so many points in a row on one side; a point on the line breaks the run."""
    held = [0] * len(points.sides)
    for start, end in _stretches(points.sides):
        if end - start >= rules.shift:
            held[start:end] = points.sides[start:end]
    return held


def trend(points: Included, rules: RuleSet) -> list[int]:
    """Rule 3: so many points each strictly above, or below, the one before; an equal value breaks it.

    A point that ends one trend and begins the next takes the direction of the later one.
    """
    steps = [(after > before) - (after < before) for before, after in pairwise(points.values)]
    held = [0] * len(points.values)
    for start, end in _stretches(steps):
        if end - start >= rules.trend - 1:
            held[start : end + 1] = [steps[start]] * (end - start + 1)
    return held


def two_of_three(points: Included, rules: RuleSet) -> list[int]:
    """Rule 4: three neighbours on one side, two of them beyond two sigma and not beyond three; marks those."""
    zone = [
        _in_zone(value, band, points.tolerance)
        for value, band in zip(points.values, points.bands, strict=True)
    ]
    held = [0] * len(zone)
    for start in range(len(zone) - rules.zone_window + 1):
        window = range(start, start + rules.zone_window)
        sides = {points.sides[place] for place in window}
        if len(sides) == 1 and sum(abs(zone[place]) for place in window) >= rules.zone_points:
            for place in window:
                held[place] = zone[place] or held[place]
    return held


RULES: Mapping[str, Callable[[Included, RuleSet], list[int]]] = {
    "outside": outside,
    "trend": trend,
    "two_of_three": two_of_three,
    "shift": shift,
}


def labels_of(points: Included, rules: RuleSet) -> list[tuple[str, ...]]:
    """Return for each point the words of all rules that hold there, in the order of the rule set."""
    held = {name: RULES[name](points, rules) for name in rules.labels}
    return [
        tuple(LABELS[name][0 if ways[place] > 0 else 1] for name, ways in held.items() if ways[place])
        for place in range(len(points.values))
    ]


def _stretches(signs: Sequence[int]) -> list[tuple[int, int]]:
    """Return start and end (excluded) of every stretch of equal signs other than 0."""
    found = []
    start = 0
    for place in range(1, len(signs) + 1):
        if place == len(signs) or signs[place] != signs[start]:
            if signs[start]:
                found.append((start, place))
            start = place
    return found


def _beyond(value: float, band: Band | None, tolerance: float) -> int:
    if band is None:
        return 0
    return (sign(value - band.upper, tolerance) > 0) - (sign(value - band.lower, tolerance) < 0)


def _in_zone(value: float, band: Band | None, tolerance: float) -> int:
    if band is None or _beyond(value, band, tolerance):
        return 0
    return (sign(value - band.upper_2s, tolerance) > 0) - (sign(value - band.lower_2s, tolerance) < 0)
