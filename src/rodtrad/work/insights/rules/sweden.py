"""The map of Sweden as tiles, one a municipality: no borders, every municipality as large as any other.

Each county is a block of tiles about where it lies, our own drawing; within it the municipalities stand in the order of
their codes. Nobody's geometry is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rodtrad.kernel.municipalities import Municipality, municipalities

# county code → (column, row, width of the block)
BLOCKS = {
    "25": (7, 0, 5), "24": (6, 3, 5), "23": (3, 5, 2), "22": (6, 6, 3), "21": (6, 9, 4), "20": (2, 9, 4),
    "17": (0, 13, 4), "18": (4, 13, 3), "19": (7, 12, 3), "03": (10, 12, 3), "01": (10, 15, 5), "04": (7, 16, 3),
    "05": (6, 19, 4), "14": (0, 17, 6), "06": (6, 23, 4), "09": (13, 24, 1), "08": (10, 22, 2), "07": (6, 27, 4),
    "13": (1, 26, 3), "12": (0, 28, 6), "10": (6, 29, 5),
}  # fmt: skip
COLUMNS, ROWS = 15, 34
WEIGHTS = (0, 1, 3, 10, 30, 100)


@dataclass(frozen=True, slots=True)
class Tile:
    """``short``: as much of the name as a tile has room for."""

    code: str
    name: str
    short: str
    county: str
    column: int
    row: int


@cache
def tiles() -> tuple[Tile, ...]:
    """All municipalities with their places on the map, in the order of their codes."""
    seen: dict[str, int] = {}
    return tuple(_tile(each, seen) for each in municipalities())


def _tile(each: Municipality, seen: dict[str, int]) -> Tile:
    column, row, width = BLOCKS[each.county_code]
    number = seen.get(each.county_code, 0)
    seen[each.county_code] = number + 1
    down, right = divmod(number, width)
    return Tile(each.code, each.name, each.name[:5], each.county, column + right, row + down)


def weight(number: int) -> int:
    """How dark a tile is, 0 to 5: nothing, a few, and so on by about three times each."""
    return max(step for step, least in enumerate(WEIGHTS) if number >= least)
