"""The tile map of Sweden as SVG. A tile is darker the more there is, and says the number itself."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from rodtrad.work.insights.rules.sweden import COLUMNS, ROWS, Tile, tiles, weight

SIZE = 44
INK, SHEET, LINE, SOFT = "#23262d", "#ffffff", "#e2dbcf", "#585d68"
# fill and text of each weight; a text has contrast above 4.5 on its fill
SHADES = (
    (SHEET, SOFT), ("#f8ead9", INK), ("#eccfae", INK), ("#dda877", INK), ("#a3561f", SHEET), ("#6b3410", SHEET),
)  # fmt: skip


def sweden(
    numbers: Mapping[str, int], addresses: Mapping[str, str], name: str, described: str, key: str = "sweden"
) -> str:
    """``numbers``: municipality code → how many; ``addresses``: where a tile leads, if it does."""
    drawn = "".join(_tile(tile, numbers.get(tile.code, 0), addresses.get(tile.code, "")) for tile in tiles())
    role = "group" if addresses else "img"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {COLUMNS * SIZE} {ROWS * SIZE}" role="{role}" '
        f'aria-labelledby="{key}-t {key}-d" font-family="\'Source Sans 3\', sans-serif" font-size="13" '
        f'text-anchor="middle"><title id="{key}-t">{escape(name)}</title>'
        f'<desc id="{key}-d">{escape(described)}</desc>{drawn}</svg>'
    )


def _tile(tile: Tile, number: int, address: str) -> str:
    fill, ink = SHADES[weight(number)]
    x, y = tile.column * SIZE, tile.row * SIZE
    short = escape(tile.short)
    says = f'<text x="{x + 21}" y="{y + 35}" font-weight="600" fill="{ink}">{number}</text>' if number else ""
    shown = (
        f'<rect x="{x + 1}" y="{y + 1}" width="{SIZE - 2}" height="{SIZE - 2}" fill="{fill}" stroke="{LINE}"/>'
        f'<text x="{x + 21}" y="{y + 18}" font-size="11" fill="{ink}">{short}</text>{says}'
    )
    if not address:
        return shown
    label = quoteattr(f"{tile.name}: {number}")
    return f"<a href={quoteattr(address)} aria-label={label}>{shown}</a>"
