"""The kernel's drawing as pieces of SVG: attributes and lines of text, so that the template only prints."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from rodtrad.foundation.thread.lanes import lane_title
from rodtrad.kernel.thread.drawing import Box, Drawing, LaneColumn


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """One box. ``name``: what it is called aloud; ``rect``, ``text``: its attributes and lines of text."""

    box: Box
    href: str
    name: str
    marks: str
    mark_text: str
    rect: SafeString
    text: SafeString

    @property
    def mark_at(self) -> SafeString:
        return attributes(x=self.box.x + self.box.width, y=self.box.y - 4)


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """One lane's band, and where its name stands: upright, or turned in the narrow strip of an empty lane."""

    column: LaneColumn
    title: str
    rect: SafeString
    name_at: SafeString


def drawn_box(box: Box, href: str, name: str, marks: str = "", mark_text: str = "") -> DrawnBox:
    """A box with its address and what it is called."""
    rect = attributes(x=box.x, y=box.y, width=box.width, height=box.height)
    lines = [(number(box.text_x), number(y), line) for y, line in zip(box.baselines, box.lines, strict=True)]
    text = format_html_join(" ", '<tspan x="{}" y="{}">{}</tspan>', lines)
    return DrawnBox(box, href, name, marks, mark_text, rect, text)


def drawn_lane(column: LaneColumn, height: float) -> DrawnLane:
    """A lane's band, as high as the drawing."""
    middle = number(column.x + column.width / 2)
    name_at = format_html('x="{}" y="26" text-anchor="middle"', middle)
    if column.empty:
        name_at = format_html('x="{}" y="24" transform="rotate(90 {} 24)"', middle, middle)
    rect = attributes(x=column.x, y=0, width=column.width, height=max(height, LEAST_HEIGHT))
    return DrawnLane(column, str(lane_title(column.key)), rect, name_at)


LEAST_HEIGHT = 210.0
"""Room for the longest name of a lane, turned."""


def size(drawing: Drawing) -> SafeString:
    """How large the whole drawing is."""
    wide, high = number(drawing.width), number(max(drawing.height, LEAST_HEIGHT))
    return format_html('width="{}" height="{}" viewBox="0 0 {} {}"', wide, high, wide, high)


def number(value: float) -> SafeString:
    """A length in pixels with a decimal point, whatever the language."""
    return SafeString(f"{value:.1f}".removesuffix(".0"))


def attributes(**lengths: float) -> SafeString:
    """Lengths as attributes: x="1" y="2.5"."""
    return SafeString(" ".join(f'{name}="{number(value)}"' for name, value in lengths.items()))
