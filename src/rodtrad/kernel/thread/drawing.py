"""What a drawing of the thread is made of: plain values in pixels, y downwards, ready to become SVG.

No colours and no words of a language: those belong to the page. Sizes are in pixels of the drawing.
"""

from __future__ import annotations

from dataclasses import dataclass

PAD_X = 12.0
"""Empty room between a box's side and its text."""
PAD_Y = 9.0
"""Empty room between a box's upper or lower side and its text."""


@dataclass(frozen=True, slots=True)
class LaneColumn:
    """The band of one lane, all the way down. ``empty``: it has no items, and is only a narrow strip."""

    key: str
    x: float
    width: float
    empty: bool


@dataclass(frozen=True, slots=True)
class Box:
    """One item, or the fold of a lane: the box that stands for the items that found no room.

    A fold has the id ``fold:<lane>``, the hidden ids in ``fold_ids`` (nearest first), their number in
    ``fold_count`` and the line ``+12``; every other box has an empty ``fold_ids``. ``on_thread``: the
    focus, or up or down from it.
    """

    id: str
    lane: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    font_px: int
    is_focus: bool = False
    is_fold: bool = False
    fold_ids: tuple[str, ...] = ()
    fold_count: int = 0
    on_thread: bool = False

    @property
    def text_x(self) -> float:
        """Where each line starts."""
        return self.x + PAD_X

    @property
    def baselines(self) -> tuple[float, ...]:
        """The y of each line's baseline, the lines centred in the box."""
        step = line_height(self.font_px)
        first = self.y + (self.height - step * len(self.lines)) / 2 + step * 0.72
        return tuple(round(first + step * place, 1) for place in range(len(self.lines)))


@dataclass(frozen=True, slots=True)
class EdgePath:
    """The curve of one or several links between two boxes, drawn from the upper end to the lower.

    ``lower`` and ``upper`` are box ids; a link to a hidden item ends at the fold (``to_fold``). ``count``
    links share the curve. ``suggested``: none of them is confirmed. ``on_thread``: at least one lies on the
    way up or down from the focus.
    """

    lower: str
    upper: str
    path_d: str
    suggested: bool
    within_lane: bool
    count: int = 1
    to_fold: bool = False
    on_thread: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole drawing. ``head``: the height kept free at the top for the names of the lanes.

    ``order`` has every item once, also the hidden, lane by lane and from top to bottom, a lane's hidden
    items after its visible ones: the order of the list that says the same as the drawing.
    """

    width: float
    height: float
    head: float
    lanes: tuple[LaneColumn, ...]
    boxes: tuple[Box, ...]
    edges: tuple[EdgePath, ...]
    order: tuple[str, ...]


def line_height(font_px: int) -> float:
    """The distance between two lines of text."""
    return round(font_px * 1.35, 1)
