"""A chart as SVG: for web pages, PDF and Word alike. Attributes only, no style: it runs under the strict CSP.

Series are told apart by marker and dash as well as by colour. Each point carries what it says, for the keyboard.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from rodtrad.foundation.render.charts.scale import Scale, scale_of
from rodtrad.foundation.render.charts.spec import ChartSpec
from rodtrad.foundation.render.fonts import text_width
from rodtrad.foundation.render.look import FAMILY, INK, INK_SOFT, LINE, LINE_STRONG, SERIES, SHEET, THREAD
from rodtrad.foundation.render.values import number, said

WIDTH, HEIGHT = 760.0, 400.0
_TOP, _RIGHT, _BOTTOM = 16.0, 20.0, 44.0
_FONT = 15.0
_ROW = 24.0
_DASHES = ("", "7 4", "2 3", "9 3 2 3", "4 2", "12 4")


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the plot lies, and how labels and values become lengths."""

    spec: ChartSpec
    scale: Scale
    left: float
    right: float
    top: float
    bottom: float

    def x(self, at: int) -> float:
        step = (self.right - self.left) / max(len(self.spec.labels), 1)
        return self.left + step * (at + 0.5)

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * self.scale.share(value)

    @property
    def step(self) -> float:
        return (self.right - self.left) / max(len(self.spec.labels), 1)


def svg_of(spec: ChartSpec, *, key: str = "chart", language: str = "sv") -> str:
    """The whole drawing. ``key`` makes the ids of title and description unique on a page."""
    frame, legend_rows = _frame(spec, language)
    parts = [*_grid(frame, language), *_labels(frame), *_remarks(frame)]
    draw = _bars if spec.kind in ("bar", "stacked") else _lines
    parts += [*_levels(frame), *draw(frame, language), *_legend(spec, frame, legend_rows)]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" role="img" '
        f'aria-labelledby="{key}-t {key}-d" font-family="\'{FAMILY}\', sans-serif" font-size="{_FONT:.0f}">'
        f'<title id="{key}-t">{escape(spec.title)}</title><desc id="{key}-d">{escape(spec.description)}</desc>'
    )
    return f'{head}<rect width="{WIDTH:.0f}" height="{HEIGHT:.0f}" fill="{SHEET}"/>{"".join(parts)}</svg>'


def _frame(spec: ChartSpec, language: str) -> tuple[_Frame, list[list[tuple[int, str, float]]]]:
    scale = scale_of(spec)
    widest = max(text_width(_tick(spec, tick, language), _FONT) for tick in scale.ticks)
    rows = _legend_rows(spec)
    above = 34.0 if spec.remarks else 22.0 if spec.unit else 0.0
    top = _TOP + above + _ROW * len(rows)
    return _Frame(spec, scale, widest + 22.0, WIDTH - _RIGHT, top, HEIGHT - _BOTTOM), rows


def _tick(spec: ChartSpec, tick: float, language: str) -> str:
    return said(tick, None, language)


def _grid(frame: _Frame, language: str) -> list[str]:
    parts = []
    for tick in frame.scale.ticks:
        y = frame.y(tick)
        strong = tick == 0 or tick == frame.scale.low
        parts.append(
            f'<line x1="{frame.left:.1f}" x2="{frame.right:.1f}" y1="{y:.1f}" y2="{y:.1f}" '
            f'stroke="{INK_SOFT if strong else LINE}"/>'
            f'<text x="{frame.left - 10:.1f}" y="{y + 5:.1f}" text-anchor="end" fill="{INK_SOFT}">'
            f"{escape(_tick(frame.spec, tick, language))}</text>"
        )
    if frame.spec.unit:
        parts.append(
            f'<text x="{frame.left - 10:.1f}" y="{frame.top - 12:.1f}" fill="{INK_SOFT}">'
            f"{escape(frame.spec.unit)}</text>"
        )
    return parts


def _labels(frame: _Frame) -> list[str]:
    """Names along the axis, as many as there is room for, evenly."""
    labels = frame.spec.labels
    if not labels:
        return []
    shown = [_cut(label, max(frame.step * 1.0, 90.0)) for label in labels]
    widest = max(text_width(label, _FONT) for label in shown) + 12
    every = max(1, -(-int(widest) // max(int(frame.step), 1)))
    return [
        f'<text x="{min(max(frame.x(at), frame.left), frame.right):.1f}" y="{frame.bottom + 24:.1f}" '
        f'text-anchor="middle" fill="{INK_SOFT}">{escape(shown[at])}</text>'
        for at in range(0, len(labels), every)
    ]


def _cut(label: str, room: float) -> str:
    if text_width(label, _FONT) <= room:
        return label
    while label and text_width(label + "…", _FONT) > room:
        label = label[:-1]
    return label.rstrip() + "…"


def _levels(frame: _Frame) -> list[str]:
    """Steps, a new line after each gap and each break."""
    parts = []
    for level in frame.spec.levels:
        half = frame.step / 2
        dash = ' stroke-dasharray="6 5"' if level.dashed else ""
        colour = THREAD if level.strong else INK_SOFT
        for stretch in _stretches(level.values, frame.spec.breaks):
            points = " ".join(
                f"{frame.x(at) - half:.1f},{frame.y(value):.1f} {frame.x(at) + half:.1f},{frame.y(value):.1f}"
                for at, value in stretch
            )
            parts.append(
                f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.5"{dash}/>'
            )
    return parts


def _stretches(
    values: tuple[float | None, ...], breaks: tuple[int, ...]
) -> Iterator[list[tuple[int, float]]]:
    stretch: list[tuple[int, float]] = []
    for at, value in enumerate(values):
        if (value is None or at in breaks) and stretch:
            yield stretch
            stretch = []
        if value is not None:
            stretch.append((at, value))
    if stretch:
        yield stretch


def _remarks(frame: _Frame) -> list[str]:
    """A line down from a number for each remark, in the order of the axis."""
    parts = []
    for number_, each in enumerate(frame.spec.remarks, start=1):
        x = frame.x(each.at)
        parts.append(
            f'<g data-remark="{number_}"><title>{escape(each.text)}</title>'
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{frame.top:.1f}" y2="{frame.bottom:.1f}" '
            f'stroke="{LINE_STRONG}" stroke-dasharray="1 4"/>'
            f'<circle cx="{x:.1f}" cy="{frame.top:.1f}" r="10" fill="{SHEET}" stroke="{LINE_STRONG}"/>'
            f'<text x="{x:.1f}" y="{frame.top + 5:.1f}" text-anchor="middle" fill="{INK}">{number_}</text></g>'
        )
    return parts


def _lines(frame: _Frame, language: str) -> list[str]:
    spec = frame.spec
    parts: list[str] = []
    for place, row in enumerate(spec.series):
        colour = SERIES[place % len(SERIES)]
        values = [number(value) for value in row.values]
        if spec.kind != "dots":
            dash = _DASHES[place % len(_DASHES)]
            dashed = f' stroke-dasharray="{dash}"' if dash else ""
            parts += [
                f'<line x1="{frame.x(at):.1f}" y1="{frame.y(one):.1f}" x2="{frame.x(at + 1):.1f}" '
                f'y2="{frame.y(two):.1f}" stroke="{colour}" stroke-width="2.5"{dashed}/>'
                for at, (one, two) in enumerate(pairwise(values))
                if one is not None and two is not None and at + 1 not in spec.breaks
            ]
        for at, value in enumerate(values):
            if value is not None:
                parts.append(_point(frame, place, at, value, language))
    return parts


def _point(frame: _Frame, place: int, at: int, value: float, language: str) -> str:
    x, y, colour = frame.x(at), frame.y(value), SERIES[place % len(SERIES)]
    said_ = quoteattr(frame.spec.say(place, at, language))
    marked = any((mark.series, mark.at) == (place, at) for mark in frame.spec.marked)
    ring = (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="10" fill="none" stroke="{THREAD}" stroke-width="2.5"/>'
        if marked
        else ""
    )
    fill = THREAD if marked else colour
    if (place, at) in frame.spec.hollow:
        fill = f'{SHEET}" stroke="{fill}" stroke-width="2'
    shape = (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5"',
        f'<rect x="{x - 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9"',
        f'<path d="M{x:.1f} {y - 6:.1f}L{x + 6:.1f} {y:.1f}L{x:.1f} {y + 6:.1f}L{x - 6:.1f} {y:.1f}Z"',
    )[place % 3]
    return f'{ring}{shape} fill="{fill}" data-series="{place}" data-at="{at}" data-say={said_}/>'


def _bars(frame: _Frame, language: str) -> list[str]:
    spec = frame.spec
    stacked = spec.kind == "stacked"
    width = frame.step * 0.7 / (1 if stacked else max(len(spec.series), 1))
    below = [0.0] * len(spec.labels)
    parts = []
    for place, row in enumerate(spec.series):
        for at, each in enumerate(row.values):
            value = number(each)
            if value is None:
                continue
            start = below[at] if stacked else 0.0
            below[at] += value
            high, low = frame.y(max(start, start + value)), frame.y(min(start, start + value))
            x = frame.x(at) - frame.step * 0.35 + (0 if stacked else place * width)
            marked = any((mark.series, mark.at) == (place, at) for mark in spec.marked)
            fill = THREAD if marked else SERIES[place % len(SERIES)]
            parts.append(
                f'<rect x="{x:.1f}" y="{high:.1f}" width="{max(width - 1.5, 1):.1f}" '
                f'height="{max(low - high, 0.5):.1f}" fill="{fill}" stroke="{SHEET}" '
                f'data-series="{place}" data-at="{at}" '
                f"data-say={quoteattr(spec.say(place, at, language))}/>"
            )
    return parts


def _legend_rows(spec: ChartSpec) -> list[list[tuple[int, str, float]]]:
    """Names of series (from 0) and levels (-1, -2 …), laid in rows: (which, name, x)."""
    names = [(place, row.name) for place, row in enumerate(spec.series)] if len(spec.series) > 1 else []
    names += [(-1 - place, level.name) for place, level in enumerate(spec.levels)]
    rows: list[list[tuple[int, str, float]]] = []
    x = WIDTH
    for which, name in names:
        shown = _cut(name, WIDTH - 120)
        wide = text_width(shown, _FONT) + 56
        if x + wide > WIDTH - _RIGHT:
            rows.append([])
            x = 16.0
        rows[-1].append((which, shown, x))
        x += wide
    return rows


def _legend(spec: ChartSpec, frame: _Frame, rows: list[list[tuple[int, str, float]]]) -> list[str]:
    parts = []
    for line, row in enumerate(rows):
        y = _TOP + _ROW * line + 6
        for which, name, x in row:
            level = spec.levels[-1 - which] if which < 0 else None
            colour = SERIES[which % len(SERIES)] if level is None else THREAD if level.strong else INK_SOFT
            dash = _DASHES[which % len(_DASHES)] if level is None else "6 5" if level.dashed else ""
            if spec.kind in ("bar", "stacked") and which >= 0:
                parts.append(f'<rect x="{x:.1f}" y="{y - 7:.1f}" width="14" height="14" fill="{colour}"/>')
            else:
                dashed = f' stroke-dasharray="{dash}"' if dash else ""
                parts.append(
                    f'<line x1="{x:.1f}" x2="{x + 28:.1f}" y1="{y:.1f}" y2="{y:.1f}" stroke="{colour}" '
                    f'stroke-width="2.5"{dashed}/>'
                )
            parts.append(f'<text x="{x + 36:.1f}" y="{y + 5:.1f}" fill="{INK}">{escape(name)}</text>')
    return parts
