"""The Venn map as geometry (INS-20): three circles, seven regions, a place for each dot.

Deterministic: the same insights in the same order stand on the same places, and no two dots touch.
Lengths are units of the drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import hypot, sqrt

from rodtrad.work.insights.rules.circles import EVERYONE, REGIONS, RISK, SUPPORT

WIDTH, HEIGHT = 760, 700
RADIUS = 205.0
CENTRES = {SUPPORT: (265.0, 255.0), RISK: (495.0, 255.0), EVERYONE: (380.0, 450.0)}
DOT = 13.0
STEP = 2 * DOT + 4


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float


def region_at(x: float, y: float, margin: float = 0.0) -> int:
    """The region a point lies in (a set of circles), 0 outside or nearer than ``margin`` to any circle's line."""
    region = 0
    for circle, (cx, cy) in CENTRES.items():
        away = hypot(x - cx, y - cy)
        if abs(away - RADIUS) < margin:
            return 0
        if away < RADIUS:
            region |= circle
    return region


@cache
def places(region: int) -> tuple[Point, ...]:
    """All places for dots in a region, from its middle outwards: a honeycomb that keeps clear of the lines."""
    row_step = STEP * sqrt(3) / 2
    found = []
    for row in range(int(HEIGHT / row_step) + 1):
        shift = STEP / 2 if row % 2 else 0.0
        for column in range(int(WIDTH / STEP) + 1):
            x, y = column * STEP + shift, row * row_step
            if region_at(x, y, DOT + 3) == region:
                found.append(Point(round(x, 1), round(y, 1)))
    middle = Point(sum(p.x for p in found) / len(found), sum(p.y for p in found) / len(found))
    return tuple(sorted(found, key=lambda p: (round(hypot(p.x - middle.x, p.y - middle.y), 1), p.y, p.x)))


def ins_20_layout(region: int, number: int) -> tuple[Point, ...] | None:
    """Where ``number`` dots stand in a region; None when they do not fit and are to be counted instead."""
    room = places(region)
    return room[:number] if number <= len(room) else None


def fits(numbers: Sequence[int]) -> bool:
    """Whether every region has room for its dots; ``numbers`` in the order of circles.REGIONS."""
    return all(
        ins_20_layout(region, number) is not None for region, number in zip(REGIONS, numbers, strict=True)
    )
