"""The order of boxes inside their lanes that makes few links cross (barycentre sweeps, Sugiyama 1981)."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence

_SWEEPS = 8

Columns = list[list[str]]
Pairs = Sequence[tuple[str, str]]


def order_columns(columns: Sequence[Sequence[str]], pairs: Pairs, last: frozenset[str]) -> Columns:
    """The same columns, each reordered so that the joined ``pairs`` cross little.

    Sweeps to and fro, and keeps the best order met; the first order wins a tie, so the result depends on
    the input only. Ids in ``last`` (the folds) stay at the bottom of their column.
    """
    best = [list(column) for column in columns]
    fewest = crossings(best, pairs)
    now = [list(column) for column in best]
    around = _neighbours(best, pairs)
    for sweep in range(_SWEEPS):
        if fewest == 0:
            break
        places = list(range(len(now)))
        for place in places if sweep % 2 == 0 else reversed(places):
            _sort_column(now, place, around, last)
        count = crossings(now, pairs)
        if count < fewest:
            fewest, best = count, [list(column) for column in now]
    return best


def crossings(columns: Sequence[Sequence[str]], pairs: Pairs) -> int:
    """How many links cross between neighbouring columns, a long link taken as a straight line."""
    spot = _spots(columns)
    gaps: list[list[tuple[float, float]]] = [[] for _ in columns]
    for one, other in pairs:
        (left, left_y), (right, right_y) = sorted((spot[one], spot[other]))
        span = right - left
        for step in range(span):
            at = left_y + (right_y - left_y) * step / span
            to = left_y + (right_y - left_y) * (step + 1) / span
            gaps[left + step].append((at, to))
    return sum(map(_inversions, gaps))


def _inversions(lines: list[tuple[float, float]]) -> int:
    seen: list[float] = []
    count = 0
    for _, to in sorted(lines):
        count += len(seen) - bisect_right(seen, to)
        insort(seen, to)
    return count


def _spots(columns: Sequence[Sequence[str]]) -> dict[str, tuple[int, float]]:
    """Each box's column and its height in it, 0 at the top to 1 at the bottom."""
    return {
        item: (place, (row + 0.5) / len(column))
        for place, column in enumerate(columns)
        for row, item in enumerate(column)
    }


def _neighbours(columns: Columns, pairs: Pairs) -> Mapping[str, list[str]]:
    around: dict[str, list[str]] = {item: [] for column in columns for item in column}
    for one, other in pairs:
        around[one].append(other)
        around[other].append(one)
    return around


def _sort_column(columns: Columns, place: int, around: Mapping[str, list[str]], last: frozenset[str]) -> None:
    """Sort one column by the mean height of what its boxes are linked to; an unlinked box stays put."""
    spot = _spots(columns)

    def wish(item: str) -> tuple[bool, float, float]:
        own = spot[item][1]
        heights = [spot[other][1] for other in around[item]]
        return item in last, sum(heights) / len(heights) if heights else own, own

    columns[place].sort(key=wish)
