"""The rules of other packages where no setting of ours makes them: written by hand, to show that they are the reason.

Each takes one of our charts, set like the other package in all that can be set, and gives the flags of its rule.
Read in the sources of abspc 1.1.0, pyqicharts 2.0.0 and, from what it does, controlchartspy 0.1.3.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from math import ceil, comb, log2

import numpy as np

from rodtrad.kernel.spc import Chart, Point

Flags = dict[str, tuple[bool, ...]]
Mean = Callable[[Sequence[float]], float]


def two_beyond_two_sigma(chart: Chart, *, third_anywhere: bool) -> Flags:
    """Two of three neighbours beyond two sigma on one side; beyond three counts too. Marks those beyond two."""
    marked: set[int] = set()
    for way in (1, -1):
        beyond = [way * (point.y - _line(point, way)) > 0 for point in chart.points]
        beside = [way * (point.y - point.centre_line) > 0 for point in chart.points]
        for start in range(len(chart.points) - 2):
            window = range(start, start + 3)
            if sum(beyond[at] for at in window) >= 2 and (third_anywhere or all(beside[at] for at in window)):
                marked |= {at for at in window if beyond[at]}
    return {"two_of_three": tuple(at in marked for at in range(len(chart.points)))}


def ties_passed_over(chart: Chart, mean: Mean, *, mark: bool, points: int = 7) -> Flags:
    """Shift and trend that pass over a point on the line and an equal value; ``mark``: those within are flagged too.

    The line is their own mean to the last bit: what is on the line for us may lie beside it there.
    """
    values = [point.y for point in chart.points]
    line = mean(values)
    shift = _unbroken([_sign(value - line) for value in values], points, mark)
    steps = _unbroken([_sign(after - before) for before, after in pairwise(values)], points - 1, mark)
    shifted = {at for stretch in shift for at in stretch}
    trending = {at for stretch in steps for at in (stretch[0], *(step + 1 for step in stretch))}
    places = range(len(values))
    return {"shift": tuple(at in shifted for at in places), "trend": tuple(at in trending for at in places)}


def controlchartspy(chart: Chart) -> Flags:
    """All that it does otherwise when it is set as we are."""
    return {
        **ties_passed_over(chart, lambda values: sum(values) / len(values), mark=True),
        **two_beyond_two_sigma(chart, third_anywhere=True),
    }


def pyqicharts(chart: Chart) -> Flags:
    """The same for its XmR chart."""
    return {
        **ties_passed_over(chart, lambda values: float(np.mean(values)), mark=False),
        **two_beyond_two_sigma(chart, third_anywhere=False),
    }


def run_of_eight_or_trend_of_six(chart: Chart) -> Flags:
    """abspc's run chart: eight neighbours on one side of the median, or six rising or falling."""
    sides = [_sign(point.y - point.centre_line) for point in chart.points]
    steps = [_sign(after.y - before.y) for before, after in pairwise(chart.points)]
    return {"runs": (_longest(sides) >= 8 or _longest(steps) >= 5,)}


def rounded_up_and_one_crossing_fewer(chart: Chart) -> Flags:
    """pyqicharts' run chart: log2 rounded up; crossings below the last count that has at most 5 per cent up to it."""
    (part,) = chart.parts
    n = part.n_useful
    share = [sum(comb(n - 1, k) for k in range(c + 1)) / 2 ** (n - 1) for c in range(n)]
    fewest = max((c for c in range(n) if share[c] <= 0.05), default=0)
    return {"runs": (part.longest_run > ceil(log2(n) + 3) or part.n_crossings < fewest,)}


def _line(point: Point, way: int) -> float:
    return point.upper_2s if way > 0 else point.lower_2s


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def _unbroken(signs: Sequence[int], fewest: int, mark: bool) -> list[Sequence[int]]:
    """Places of so many equal signs next to each other when every 0 is passed over; ``mark``: with those 0."""
    told = [at for at, sign in enumerate(signs) if sign]
    long = [told[start:end] for start, end in _alike([signs[at] for at in told]) if end - start >= fewest]
    return [range(stretch[0], stretch[-1] + 1) if mark else stretch for stretch in long]


def _alike(signs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Start and end (excluded) of every stretch of one sign other than 0."""
    start = 0
    for sign, stretch in groupby(signs):
        end = start + len(list(stretch))
        if sign:
            yield start, end
        start = end


def _longest(signs: Sequence[int]) -> int:
    return max((end - start for start, end in _alike(signs)), default=0)
