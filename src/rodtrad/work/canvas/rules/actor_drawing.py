"""Where the boxes and lines of the actor map stand: actors to the left by contact, target groups to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, ROW, BOX, LEFT, RIGHT = 920, 46, 34, 12, 562
LEFT_WIDE, RIGHT_WIDE = 384, 346
LETTERS, LETTERS_RIGHT = 43, 39


@dataclass(frozen=True, slots=True)
class MapBox:
    """One box. ``key``: whose it is; ``text``: as much as there is room for."""

    key: str
    text: str
    x: int
    y: int
    width: int
    height: int = BOX

    @property
    def text_y(self) -> int:
        return self.y + 22

    @property
    def text_x(self) -> int:
        return self.x + 12


@dataclass(frozen=True, slots=True)
class MapHeading:
    """A heading over some boxes."""

    text: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """The whole drawing, in pixels."""

    width: int
    height: int
    headings: tuple[MapHeading, ...]
    actors: tuple[MapBox, ...]
    groups: tuple[MapBox, ...]
    lines: tuple[str, ...]


def shortened(text: str, letters: int = LETTERS) -> str:
    """The text on one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= letters:
        return line
    cut = line[: letters - 1].rsplit(" ", 1)[0]
    return f"{cut if len(cut) > letters // 2 else line[: letters - 1]}…"


def draw(
    sections: Sequence[tuple[str, Sequence[tuple[str, str]]]],
    groups: Sequence[tuple[str, str]],
    meets: Sequence[tuple[str, str]],
    groups_heading: str,
) -> MapDrawing:
    """``sections``: heading and (key, text) of its actors; ``groups``: (key, text); ``meets``: (actor, group)."""
    headings, actors, y = [], [], 28
    for title, rows in sections:
        headings.append(MapHeading(title, LEFT, y))
        y += 14
        for key, text in rows:
            actors.append(MapBox(key, shortened(text), LEFT, y, LEFT_WIDE))
            y += ROW
        y += 24
    right = [
        MapBox(key, shortened(text, LETTERS_RIGHT), RIGHT, 42 + place * (ROW + 8), RIGHT_WIDE)
        for place, (key, text) in enumerate(groups)
    ]
    if right:
        headings.append(MapHeading(groups_heading, RIGHT, 28))
    height = max(y, 60 + len(right) * (ROW + 8))
    by_key = {box.key: box for box in (*actors, *right)}
    lines = tuple(
        _line(by_key[one], by_key[other]) for one, other in meets if one in by_key and other in by_key
    )
    return MapDrawing(WIDTH, height, tuple(headings), tuple(actors), tuple(right), lines)


def _line(actor: MapBox, group: MapBox) -> str:
    """A calm curve from the right edge of an actor to the left edge of a group."""
    x1, y1 = actor.x + actor.width, actor.y + actor.height // 2
    x2, y2 = group.x, group.y + group.height // 2
    middle = (x1 + x2) // 2
    return f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"
