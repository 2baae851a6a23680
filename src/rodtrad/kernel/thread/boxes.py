"""How wide the lanes are, how large the boxes, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .drawing import PAD_X, PAD_Y, Box, LaneColumn, line_height
from .fold import Fold, fold_id
from .graph import Graph
from .lanes import LANES
from .measure import wrap

LEAST_FONT_PX = 12
MARGIN = 16.0
"""Left and right of the lanes."""
HEAD = 56.0
"""From the top of the drawing to the highest box: the names of the lanes, and room for passing curves."""
FOOT = 32.0
"""From the lowest box to the bottom of the drawing: room for passing curves."""

_LEAST_WIDTH, _MOST_WIDTH = 150.0, 190.0
"""The width of a box at 13 px type; larger type gets wider boxes in proportion."""
_LEAST_GAP, _MOST_GAP = 44.0, 84.0
"""Between the bands of two lanes: where the curves rise and fall."""
_BAND = 12.0
"""How far a lane's band reaches beyond its boxes on either side."""
_EMPTY_BAND = 40.0
_MOST_LINES, _MOST_FOCUS_LINES = 3, 5
_NO_LABEL = "–"


def lane_columns(
    used: frozenset[str], width_hint: float, font_px: int
) -> tuple[tuple[LaneColumn, ...], float]:
    """All eight lanes from left to right, those not ``used`` as narrow strips, and the width of a box.

    Room left over goes to the boxes first, then to the gaps; too little room leaves both at their least.
    """
    scale = font_px / 13
    full, empty = len(used), len(LANES) - len(used)
    fixed = 2 * MARGIN + empty * _EMPTY_BAND + full * 2 * _BAND
    gaps = _gaps(used, _LEAST_GAP)
    room = (width_hint - fixed - sum(gaps)) / max(1, full)
    box_width = float(int(min(max(room, _LEAST_WIDTH * scale), _MOST_WIDTH * scale)))
    wide_gaps = max(1, sum(1 for gap in gaps if gap == _LEAST_GAP))
    spare = (width_hint - fixed - sum(gaps) - full * box_width) / wide_gaps
    gaps = _gaps(used, float(int(min(max(_LEAST_GAP + spare, _LEAST_GAP), _MOST_GAP))))
    lanes: list[LaneColumn] = []
    x = MARGIN
    for lane, gap in zip(LANES, [*gaps, 0.0], strict=True):
        width = box_width + 2 * _BAND if lane in used else _EMPTY_BAND
        lanes.append(LaneColumn(lane, x, width, lane not in used))
        x += width + gap
    return tuple(lanes), box_width


def _gaps(used: frozenset[str], full_gap: float) -> list[float]:
    """The gap after each lane but the last: ``full_gap`` after a lane in use, little after an empty one."""
    return [full_gap if lane in used else _LEAST_GAP / 4 for lane in LANES[:-1]]


def lane_boxes(
    graph: Graph,
    choice: Fold,
    column: Sequence[str],
    lane: LaneColumn,
    width: float,
    font_px: int,
    focus: str | None,
) -> Iterator[Box]:
    """The boxes of one lane in the order of ``column``, sized but not yet placed (y is 0)."""
    hidden = choice.hidden.get(lane.key, ())
    for item in column:
        is_fold = item == fold_id(lane.key) and bool(hidden)
        if is_fold:
            lines: tuple[str, ...] = (f"+{len(hidden)}",)
        else:
            most = _MOST_FOCUS_LINES if item == focus else _MOST_LINES
            lines = wrap(graph.nodes[item].label, font_px, width - 2 * PAD_X, most) or (_NO_LABEL,)
        yield Box(
            id=item,
            lane=lane.key,
            x=lane.x + _BAND,
            y=0.0,
            width=width,
            height=round(len(lines) * line_height(font_px) + 2 * PAD_Y, 1),
            lines=lines,
            font_px=font_px,
            is_focus=item == focus,
            is_fold=is_fold,
            fold_ids=hidden if is_fold else (),
            fold_count=len(hidden) if is_fold else 0,
        )
