"""The Venn map as SVG: for pages (with addresses) and documents (without). Attributes only, no style: the strict CSP.

A group is told by a letter and a pattern as well as by its colour; a key insight by a square, a new
one by a ring around it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from rodtrad.work.insights.rules import dots as d
from rodtrad.work.insights.rules import venn
from rodtrad.work.insights.rules.circles import CIRCLES, EVERYONE, REGIONS, RISK, SUPPORT
from rodtrad.work.insights.rules.dots import Dot

INK, SHEET, SOFT, RED = "#23262d", "#ffffff", "#585d68", "#b4232a"
FILLS = {SUPPORT: "#e7f0f8", RISK: "#fbeae7", EVERYONE: "#eff2df"}
_LINES = {
    "dots": '<circle cx="3" cy="3" r="1.3"/>', "lines": '<path d="M0 6L6 0"/>', "cross": '<path d="M0 0L6 6M0 6L6 0"/>',
    "waves": '<path d="M0 3Q1.5 0 3 3T6 3" fill="none"/>', "solid": "", "grid": '<path d="M0 3H6M3 0V6"/>',
    "rings": '<circle cx="3" cy="3" r="1.8" fill="none"/>', "dashes": '<path d="M1 3H5"/>',
}  # fmt: skip

_BOLD = f'text-anchor="middle" font-weight="600" fill="{INK}"'

Titles = Mapping[int, str]
Address = Callable[[Dot], str]
RegionAddress = Callable[[int], str]


def ins_20_venn(
    rows: Sequence[Dot],
    titles: Titles,
    name: str,
    described: str,
    *,
    address: Address | None = None,
    region_address: RegionAddress | None = None,
    key: str = "venn",
) -> str:
    """The whole drawing. A region whose dots do not fit shows how many there are, which leads to them."""
    parts = [
        _patterns(rows, key),
        *(_circle(circle) for circle in CIRCLES),
        *(_title(c, titles[c]) for c in CIRCLES),
    ]
    for region in REGIONS:
        here = d.in_order(dot for dot in rows if dot.region == region)
        places = venn.ins_20_layout(region, len(here))
        if places is None:
            parts.append(_count(region, len(here), region_address))
        else:
            parts += [_dot(dot, at, key, address) for dot, at in zip(here, places, strict=True)]
    # a drawing with links is a group of them; without, it is one picture
    role = "group" if address else "img"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {venn.WIDTH} {venn.HEIGHT}" role="{role}" '
        f'aria-labelledby="{key}-t {key}-d" font-family="\'Source Sans 3\', sans-serif">'
        f'<title id="{key}-t">{escape(name)}</title><desc id="{key}-d">{escape(described)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def sample(dot: Dot, key: str) -> str:
    """A group's sign for the legend, with the patterns of its own."""
    at = venn.Point(16, 16)
    drawn = _patterns([dot], key) + _dot(dot, at, key, None)
    return f'<svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">{drawn}</svg>'


def _patterns(rows: Sequence[Dot], key: str) -> str:
    made = []
    for name, colour in sorted({(dot.pattern, dot.colour) for dot in rows}):
        lines = _LINES.get(name, "")
        drawn = f'<g stroke="{INK}" fill="{INK}" stroke-width="1">{lines}</g>' if lines else ""
        made.append(
            f'<pattern id="{_pattern(key, name, colour)}" width="6" height="6" patternUnits="userSpaceOnUse">'
            f'<rect width="6" height="6" fill="{colour}"/>{drawn}</pattern>'
        )
    return f"<defs>{''.join(made)}</defs>" if made else ""


def _pattern(key: str, name: str, colour: str) -> str:
    return f"{key}-{name}-{colour.lstrip('#')}"


def _circle(circle: int) -> str:
    x, y = venn.CENTRES[circle]
    return (
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{venn.RADIUS:.0f}" fill="{FILLS[circle]}" fill-opacity="0.5" '
        f'stroke="{SOFT}" stroke-width="2"/>'
    )


def _title(circle: int, text: str) -> str:
    x, y = {SUPPORT: (190, 34), RISK: (570, 34), EVERYONE: (380, 686)}[circle]
    return f'<text x="{x}" y="{y}" {_BOLD} font-size="19">{escape(text)}</text>'


def _dot(dot: Dot, at: venn.Point, key: str, address: Address | None) -> str:
    fill = f"url(#{_pattern(key, dot.pattern, dot.colour)})"
    x, y, r = at.x, at.y, venn.DOT
    outer = (
        f'<rect x="{x - r + 1:.1f}" y="{y - r + 1:.1f}" width="{2 * r - 2:.0f}" height="{2 * r - 2:.0f}" rx="3"'
        if dot.is_key
        else f'<circle cx="{x}" cy="{y}" r="{r - 1:.0f}"'
    )
    ring = (
        f'<circle cx="{x}" cy="{y}" r="{r + 2:.0f}" fill="none" stroke="{RED}" stroke-width="2"/>'
        if dot.new
        else ""
    )
    size = 9 if len(dot.letter) > 1 else 11
    drawn = (
        f'{ring}{outer} fill="{fill}" stroke="{INK}"/><circle cx="{x}" cy="{y}" r="7.5" fill="{SHEET}"/>'
        f'<text x="{x}" y="{y + size / 3:.1f}" text-anchor="middle" font-size="{size}" font-weight="600" '
        f'fill="{INK}" aria-hidden="true">{escape(dot.letter)}</text>'
    )
    if address is None:
        return drawn
    said = quoteattr(f"{dot.text} ({dot.label})")
    return f"<a href={quoteattr(address(dot))} aria-label={said}><title>{escape(dot.text)}</title>{drawn}</a>"


def _count(region: int, number: int, address: RegionAddress | None) -> str:
    """A region with more dots than it has room for."""
    at = venn.places(region)[0]
    drawn = (
        f'<circle cx="{at.x}" cy="{at.y}" r="26" fill="{SHEET}" stroke="{INK}" stroke-width="2"/>'
        f'<text x="{at.x}" y="{at.y + 7}" {_BOLD} font-size="20">{number}</text>'
    )
    return drawn if address is None else f"<a href={quoteattr(address(region))}>{drawn}</a>"
