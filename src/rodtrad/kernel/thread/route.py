"""The way of each link's curve: out of a box's side, between the boxes of the lanes it passes, into a side.

Every curve is level where it leaves, passes and enters, and moves up or down only in the room between two
lanes; so no curve runs through a box.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .place import TIED, spread

_PORT_STEP = 7.0
_PORT_INSET = 9.0
_MOST_BULGE = 26.0
_LINE_STEP = 5.0
_LINE_INSET = 6.0
_OPEN_ROOM = 14.0
"""How far above the highest and below the lowest box a passing curve may run."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a box stands: its column (counted from the left, lanes in use only) and its sides."""

    column: int
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half-way down."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Route:
    """The points of a curve from the upper end to the lower; ``bulge`` is set on an arc within a lane."""

    points: tuple[Point, ...]
    bulge: float | None = None

    @property
    def path_d(self) -> str:
        """The curve as the ``d`` of an SVG path."""
        (x, y), *rest = self.points
        if self.bulge is not None:
            far = x + self.bulge * 4 / 3
            (to_x, to_y), *_ = rest
            return f"M{x:.1f} {y:.1f}C{far:.1f} {y:.1f} {far:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"
        parts = [f"M{x:.1f} {y:.1f}"]
        for (x, y), (to_x, to_y) in pairwise(self.points):
            half = (x + to_x) / 2
            parts.append(
                f"H{to_x:.1f}"
                if f"{y:.1f}" == f"{to_y:.1f}"
                else f"C{half:.1f} {y:.1f} {half:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"
            )
        return "".join(parts)


def gaps_passed(
    pairs: Sequence[tuple[str, str]], frames: Mapping[str, Frame], columns: Sequence[Sequence[str]]
) -> dict[tuple[int, int], list[int]]:
    """Which links pass which gap: (column, boxes above the gap) to the places of the pairs, deterministic."""
    passed: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        start, end = sorted((frames[item] for item in pair), key=lambda frame: frame.column)
        at = start.middle
        for column in range(start.column + 1, end.column):
            wish = at + (end.middle - at) / (end.column - column + 1)
            gap, at = _nearest_gap([frames[item] for item in columns[column]], wish)
            passed[column, gap].append(number)
    return passed


def _nearest_gap(stack: Sequence[Frame], wish: float) -> tuple[int, float]:
    """The gap between boxes nearest to ``wish``, as the number of boxes above it, and the y to pass at."""
    found: list[tuple[float, int, float]] = []
    for gap in range(len(stack) + 1):
        if 0 < gap < len(stack) and stack[gap].top - stack[gap - 1].bottom < TIED:
            continue
        low, high = _gap_ends(stack, gap)
        at = min(max(wish, low), high)
        found.append((abs(at - wish), gap, at))
    _, gap, at = min(found)
    return gap, at


def _gap_ends(stack: Sequence[Frame], gap: int) -> Point:
    """The highest and the lowest y at which a curve may pass a gap."""
    above = stack[gap - 1].bottom if gap else stack[0].top - 2 * _OPEN_ROOM
    below = stack[gap].top if gap < len(stack) else stack[-1].bottom + 2 * _OPEN_ROOM
    return above + _LINE_INSET, below - _LINE_INSET


def route(
    pairs: Sequence[tuple[str, str]], frames: Mapping[str, Frame], columns: Sequence[Sequence[str]]
) -> list[Route]:
    """A curve for each pair (upper, lower) of box ids, in the order of the pairs.

    ``columns`` has the ids of every column from top to bottom; no column is empty.
    """
    ports = _ports(pairs, frames)
    lines = _passing_lines(pairs, frames, columns)
    arcs = _bulges(pairs, frames, columns)
    routes: list[Route] = []
    for number, (upper, lower) in enumerate(pairs):
        start, end = frames[upper], frames[lower]
        start_y, end_y = ports[number, upper], ports[number, lower]
        if start.column == end.column:
            routes.append(Route(((start.right, start_y), (end.right, end_y)), arcs[number]))
            continue
        left, right, left_y, right_y = start, end, start_y, end_y
        if start.column > end.column:
            left, right, left_y, right_y = end, start, end_y, start_y
        points: list[Point] = [(left.right, left_y)]
        for column in range(left.column + 1, right.column):
            box = frames[columns[column][0]]
            y = lines[number, column]
            points += [(box.left, y), (box.right, y)]
        points.append((right.left, right_y))
        routes.append(Route(tuple(points if left is start else reversed(points))))
    return routes


def _ports(pairs: Sequence[tuple[str, str]], frames: Mapping[str, Frame]) -> dict[tuple[int, str], float]:
    """The y at which each link meets its two boxes: spread down the side, in the order of the far ends."""
    sides: dict[tuple[str, bool], list[tuple[int, float, int]]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        for here, there in (pair, pair[::-1]):
            own, other = frames[here], frames[there]
            if own.column == other.column:
                # Arcs up leave at the top and arcs down at the bottom, short ones outermost: they nest.
                kind = -1 if other.middle < own.middle else 1
                key = -other.middle
            else:
                kind, key = 0, other.middle
            sides[here, other.column >= own.column].append((kind, key, number))
    ports: dict[tuple[int, str], float] = {}
    for (item, _), ends in sides.items():
        frame = frames[item]
        room = max(0.0, frame.bottom - frame.top - 2 * _PORT_INSET)
        step = min(_PORT_STEP, room / max(1, len(ends) - 1))
        first = frame.middle - step * (len(ends) - 1) / 2
        for place, (_, _, number) in enumerate(sorted(ends)):
            ports[number, item] = first + step * place
    return ports


def _passing_lines(
    pairs: Sequence[tuple[str, str]], frames: Mapping[str, Frame], columns: Sequence[Sequence[str]]
) -> dict[tuple[int, int], float]:
    """The y at which each link passes each column on its way, neighbours in a gap a little apart."""
    lines: dict[tuple[int, int], float] = {}
    for (column, gap), numbers in gaps_passed(pairs, frames, columns).items():
        low, high = _gap_ends([frames[item] for item in columns[column]], gap)
        wishes = sorted((_straight(pairs[number], frames, column), number) for number in numbers)
        step = min(_LINE_STEP, (high - low) / max(1, len(wishes) - 1))
        needs = [step] * (len(wishes) - 1) + [0.0]
        tops = spread([wish for wish, _ in wishes], needs, low, high)
        for (_, number), y in zip(wishes, tops, strict=True):
            lines[number, column] = y
    return lines


def _straight(pair: tuple[str, str], frames: Mapping[str, Frame], column: int) -> float:
    """Where the straight line between two boxes meets a column."""
    start, end = sorted((frames[item] for item in pair), key=lambda frame: frame.column)
    share = (column - start.column) / (end.column - start.column)
    return start.middle + (end.middle - start.middle) * share


def _bulges(
    pairs: Sequence[tuple[str, str]], frames: Mapping[str, Frame], columns: Sequence[Sequence[str]]
) -> dict[int, float]:
    """How far each arc within a lane bends out: the more boxes it passes, the further, up to a limit."""
    row = {item: place for column in columns for place, item in enumerate(column)}
    return {
        number: min(12.0 + 5.0 * (abs(row[upper] - row[lower]) - 1), _MOST_BULGE)
        for number, (upper, lower) in enumerate(pairs)
        if frames[upper].column == frames[lower].column
    }
