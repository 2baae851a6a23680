"""Draws the red thread: lanes from left to right, boxes stacked in them, curves between.

Four steps, each in its own module: choose what is shown (``fold``), order the boxes (``order``), place
them (``place``), lead the curves (``route``). The same input always gives the same drawing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from .boxes import FOOT, HEAD, LEAST_FONT_PX, MARGIN, lane_boxes, lane_columns
from .drawing import Box, Drawing, EdgePath
from .fold import Fold, fold, fold_id
from .graph import Graph, walk
from .lanes import LANES
from .order import order_columns
from .place import place_columns
from .route import Frame, gaps_passed, route

_ROOM = 20.0
"""Between two boxes of a lane, when no curve passes there."""
_FOLD_ROOM = 10.0
"""Between a lane's last box and its fold: they hang together, and no curve passes."""
_ROOM_PER_LINE, _MOST_ROOM = 5.0, 60.0


@dataclass(slots=True)
class _Merged:
    """The links that share a curve."""

    count: int = 0
    suggested: bool = True
    on_thread: bool = False


def draw(
    graph: Graph,
    *,
    focus: str | None,
    width_hint: float,
    max_boxes: int = 40,
    open_lane: str | None = None,
    font_px: int = 13,
) -> Drawing:
    """The drawing of ``graph``, seen from ``focus`` (None, or an id that is not there: from nowhere).

    ``width_hint`` is the room on the page in pixels: boxes are 150 to 190 px wide (at 13 px type) and the
    drawing becomes wider than the hint rather than unreadable. ``font_px`` below 12 is raised to 12.
    ``max_boxes`` and ``open_lane``: see ``fold.fold``, also for the ValueErrors. Links between two folds
    are left out: they would only say that hidden things hang together.
    """
    font_px = max(font_px, LEAST_FONT_PX)
    focus = focus if focus in graph.nodes else None
    choice = fold(graph, focus, max_boxes, open_lane)
    thread = _Thread.around(graph, focus)
    merged = _merge(graph, choice, thread)
    pulls = _pulls(merged)
    columns = _ordered(choice, pulls)
    lanes, box_width = lane_columns(frozenset(columns), width_hint, font_px)
    used = [lane for lane in lanes if not lane.empty]
    sized = (lane_boxes(graph, choice, columns[it.key], it, box_width, font_px, focus) for it in used)
    boxes = {box.id: box for box in chain.from_iterable(sized)}
    tops, bottom = _place(boxes, list(columns.values()), list(merged), pulls)
    placed = {item: thread.mark(replace(box, y=round(tops[item], 1))) for item, box in boxes.items()}
    return Drawing(
        width=lanes[-1].x + lanes[-1].width + MARGIN,
        height=round(bottom + FOOT, 1),
        head=HEAD,
        lanes=lanes,
        boxes=tuple(placed.values()),
        edges=_edges(merged, placed, list(columns.values())),
        order=tuple(item for lane in columns for item in _items(columns[lane], choice.hidden[lane])),
    )


@dataclass(frozen=True, slots=True)
class _Thread:
    """What stands up and what stands down from the focus; the focus is in both."""

    up: frozenset[str]
    down: frozenset[str]

    @classmethod
    def around(cls, graph: Graph, focus: str | None) -> _Thread:
        if focus is None:
            return cls(frozenset(), frozenset())
        up, down = (frozenset(step.id for step in walk(graph, focus, way)) for way in ("up", "down"))
        return cls(up, down)

    def mark(self, box: Box) -> Box:
        """The box, told whether it stands on the thread."""
        return replace(box, on_thread=True) if box.id in self.up or box.id in self.down else box

    def holds(self, one: str, other: str) -> bool:
        """Whether a link lies on the way up or on the way down, not merely between the two."""
        return {one, other} <= self.up or {one, other} <= self.down


def _merge(graph: Graph, choice: Fold, thread: _Thread) -> dict[tuple[str, str], _Merged]:
    """The curves to draw, by (upper, lower) box id, and the links each stands for."""
    at = {item: item for item in graph.nodes}
    at |= {item: fold_id(lane) for lane, ids in choice.hidden.items() for item in ids}
    merged: dict[tuple[str, str], _Merged] = {}
    for edge in graph.edges:
        upper, lower = at[edge.upper], at[edge.lower]
        if upper != edge.upper and lower != edge.lower:
            continue
        link = merged.setdefault((upper, lower), _Merged())
        link.count += 1
        link.suggested &= edge.suggested
        link.on_thread |= thread.holds(edge.upper, edge.lower)
    return merged


def _pulls(merged: Mapping[tuple[str, str], _Merged]) -> list[tuple[str, str]]:
    """The pairs as they pull boxes into order and level: those on the thread count three times over."""
    return [pair for pair, link in merged.items() for _ in range(3 if link.on_thread else 1)]


def _ordered(choice: Fold, pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """The box ids of every lane in use, top to bottom, a fold at the bottom."""
    lanes = [lane for lane in LANES if lane in choice.shown]
    folds = frozenset(fold_id(lane) for lane in lanes if choice.hidden[lane])
    columns = [[*choice.shown[lane], *({fold_id(lane)} & folds)] for lane in lanes]
    return dict(zip(lanes, order_columns(columns, pairs, folds), strict=True))


def _items(column: Sequence[str], hidden: Sequence[str]) -> Sequence[str]:
    """A lane's items in reading order: what is drawn, without the fold, then what the fold hides."""
    return [*(column[:-1] if hidden else column), *hidden]


def _place(
    boxes: Mapping[str, Box],
    columns: Sequence[Sequence[str]],
    pairs: Sequence[tuple[str, str]],
    pulls: Sequence[tuple[str, str]],
) -> tuple[dict[str, float], float]:
    """The top of every box, and the lowest bottom.

    Boxes are placed twice: the second time with room for the curves that turned out to pass between them.
    """
    around: dict[str, list[str]] = {item: [] for item in boxes}
    for one, other in pulls:
        if boxes[one].lane != boxes[other].lane:
            around[one].append(other)
            around[other].append(one)
    heights = {item: box.height for item, box in boxes.items()}
    gaps = [[_FOLD_ROOM if boxes[item].is_fold else _ROOM for item in column[1:]] for column in columns]
    tops, _ = place_columns(columns, heights, gaps, around, HEAD)
    passed = gaps_passed(pairs, _frames(boxes, tops, columns), columns)
    for (place, above), numbers in passed.items():
        if 0 < above < len(columns[place]):
            gaps[place][above - 1] = min(_ROOM + _ROOM_PER_LINE * len(numbers), _MOST_ROOM)
    return place_columns(columns, heights, gaps, around, HEAD)


def _frames(
    boxes: Mapping[str, Box], tops: Mapping[str, float], columns: Sequence[Sequence[str]]
) -> dict[str, Frame]:
    return {
        item: Frame(place, box.x, box.x + box.width, tops[item], tops[item] + box.height)
        for place, column in enumerate(columns)
        for item in column
        for box in (boxes[item],)
    }


def _edges(
    merged: Mapping[tuple[str, str], _Merged], boxes: Mapping[str, Box], columns: Sequence[Sequence[str]]
) -> tuple[EdgePath, ...]:
    pairs = list(merged)
    routes = route(pairs, _frames(boxes, {item: box.y for item, box in boxes.items()}, columns), columns)
    return tuple(
        EdgePath(
            lower=lower,
            upper=upper,
            path_d=way.path_d,
            suggested=link.suggested,
            within_lane=way.bulge is not None,
            count=link.count,
            to_fold=boxes[upper].is_fold or boxes[lower].is_fold,
            on_thread=link.on_thread,
        )
        for ((upper, lower), link), way in zip(merged.items(), routes, strict=True)
    )
