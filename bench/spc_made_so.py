"""The rules of other packages where no setting of ours makes them: written by hand, to show that they are the reason.

Each takes one of our charts, set like the other package in all that can be set, and gives the flags of its rule.
Read in the sources of abspc 1.1.0, pyqicharts 2.0.0 and, from what it does, controlchartspy 0.1.3.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, comb, log2

from rodtrad.kernel.spc import Chart, Point

Flags = dict[str, tuple[bool, ...]]


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


def _longest(signs: Sequence[int]) -> int:
    """The most neighbours with the same sign other than 0."""
    longest = length = 0
    before = 0
    for now in signs:
        length = length + 1 if now and now == before else (1 if now else 0)
        longest, before = max(longest, length), now
    return longest
