"""How far down things stand: as near as possible to where they wish, in order, without touching."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from statistics import median

TIED = 14.0
"""Boxes with less room than this between them move as one, and no curve passes between them."""
_SWEEPS = 6


def spread(wishes: Sequence[float], needs: Sequence[float], low: float, high: float) -> list[float]:
    """The tops of things stacked from ``low`` to ``high``, as near to ``wishes`` as may be (least squares).

    ``needs[i]`` is the room from the top of thing i to the top of the next; the last one's is the room to
    ``high``. Pools adjacent violators, as in isotonic regression. When the room is too small for all, the
    stack starts at ``low`` and passes ``high``.
    """
    offsets = [0.0]
    for need in needs:
        offsets.append(offsets[-1] + need)
    pools: list[tuple[float, int]] = []
    for wish, offset in zip(wishes, offsets, strict=False):
        total, count = wish - offset, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            before, size = pools.pop()
            total, count = total + before, count + size
        pools.append((total, count))
    ceiling = max(low, high - offsets[-1])
    level = [min(max(total / count, low), ceiling) for total, count in pools for _ in range(count)]
    return [at + offset for at, offset in zip(level, offsets, strict=False)]


def place_columns(
    columns: Sequence[Sequence[str]],
    heights: Mapping[str, float],
    gaps: Sequence[Sequence[float]],
    around: Mapping[str, Sequence[str]],
    top: float,
) -> tuple[dict[str, float], float]:
    """The top of every box, and the lowest bottom: boxes in level with what they are linked to.

    ``gaps[c][r]`` is the room between boxes r and r + 1 of column c; boxes nearer than ``TIED`` move as
    one. ``around``: what each box is linked to in other columns. The fullest column sets the height and
    no other passes it, so straight links never cost height.
    """
    needs = [_needs(column, heights, gap) for column, gap in zip(columns, gaps, strict=True)]
    bottom = top + max(map(sum, needs), default=0.0)
    tops: dict[str, float] = {}
    for column, need in zip(columns, needs, strict=True):
        starts = accumulate(need, initial=(top + bottom - sum(need)) / 2)
        tops.update(zip(column, starts, strict=False))
    for sweep in range(_SWEEPS):
        places = list(range(len(columns)))
        for place in places if sweep % 2 == 0 else reversed(places):
            column, ends = columns[place], (top, bottom)
            tops.update(_settle(column, needs[place], gaps[place], heights, tops, around, ends))
    return tops, bottom


def _needs(column: Sequence[str], heights: Mapping[str, float], gap: Sequence[float]) -> list[float]:
    return [heights[item] + room for item, room in zip(column, [*gap, 0.0], strict=True)]


def _settle(
    column: Sequence[str],
    needs: Sequence[float],
    gaps: Sequence[float],
    heights: Mapping[str, float],
    tops: Mapping[str, float],
    around: Mapping[str, Sequence[str]],
    ends: tuple[float, float],
) -> dict[str, float]:
    """New tops for one column, its neighbours standing still."""
    firsts = [row for row in range(len(column)) if row == 0 or gaps[row - 1] >= TIED]
    groups = [range(row, end) for row, end in pairwise([*firsts, len(column)])]
    wishes = [_wish(column[group.start], heights, tops, around) for group in groups]
    settled: dict[str, float] = {}
    rooms = [sum(needs[row] for row in group) for group in groups]
    for group, at in zip(groups, spread(wishes, rooms, *ends), strict=True):
        for row in group:
            settled[column[row]] = at
            at += needs[row]
    return settled


def _wish(
    item: str, heights: Mapping[str, float], tops: Mapping[str, float], around: Mapping[str, Sequence[str]]
) -> float:
    """The top that puts a box in level with the middle one of its neighbours in other columns."""
    middles = [tops[other] + heights[other] / 2 for other in around[item]]
    return median(middles) - heights[item] / 2 if middles else tops[item]
