"""Tables, charts and pictures of a slide: native tables and charts with their workbook, everything described."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from rodtrad.foundation.render.blocks import Picture, Table
from rodtrad.foundation.render.charts.spec import ChartSpec
from rodtrad.foundation.render.look import INK, INK_SOFT, LINE, SERIES, SHEET, SUNKEN, THREAD
from rodtrad.foundation.render.pictures import png_of, size_of
from rodtrad.foundation.render.pptx.rows import SMALL, Pen, Row, text_box
from rodtrad.foundation.render.pptx.writing import Line, cut_to_fit, describe, parts_that_fit, tag_of, write
from rodtrad.foundation.render.texts import clean
from rodtrad.foundation.render.values import number, said

_KINDS = {
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "dots": XL_CHART_TYPE.LINE_MARKERS,
    "control": XL_CHART_TYPE.LINE_MARKERS,
    "bar": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED,
}
_MARKERS = (XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.DIAMOND)
_DASHES = (
    MSO_LINE.SOLID,
    MSO_LINE.DASH,
    MSO_LINE.ROUND_DOT,
    MSO_LINE.DASH_DOT,
    MSO_LINE.DASH,
    MSO_LINE.LONG_DASH,
)
_LARGEST = 1.5
"""Points per pixel: a small picture is not blown up."""
_CELL = 14.0
_CELL_PAD = 5.0
_RULE = (
    f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:srgbClr val="{LINE.removeprefix("#").upper()}"/>'
    "</a:solidFill></a:lnB>"
)


def table_rows(block: Table, width: float, most: float, pen: Pen) -> list[Row]:
    """The table in as many parts as slides need, its head on each."""
    total = sum(column.weight for column in block.columns) or 1.0
    widths = [width * column.weight / total for column in block.columns]
    caption = cut_to_fit(Line(block.title, 16, strong=True), width, 60)
    above = caption.height(width) + 6 if block.title else 0.0
    head = _cell_height([column.title for column in block.columns], widths, strong=True)
    texts = [[clean(said(value, None, pen.language)) for value in row] for row in block.rows]
    room = most - above - head
    whole = [part for row in texts for part in _parts(row, widths, room)]
    rows: list[Row] = []
    taken: list[list[str]] = []
    used = 0.0
    for row in whole:
        high = _cell_height(row, widths)
        if taken and used + high > room:
            rows.append(_table(block, taken, widths, above, caption, pen))
            taken, used = [], 0.0
        taken.append(row)
        used += high
    rows.append(_table(block, taken, widths, above, caption, pen))
    return rows


def _parts(row: list[str], widths: list[float], room: float) -> list[list[str]]:
    """A row higher than a slide in several rows."""
    if _cell_height(row, widths) <= room:
        return [row]
    cut = [
        [
            part.text
            for part in parts_that_fit(
                Line(text, _CELL, strong=True), wide - 2 * _CELL_PAD, room - 2 * _CELL_PAD
            )
        ]
        for text, wide in zip(row, widths, strict=True)
    ]
    return [
        [parts[place] if place < len(parts) else "" for parts in cut]
        for place in range(max(len(parts) for parts in cut))
    ]


def _cell_height(texts: list[str], widths: list[float], *, strong: bool = False) -> float:
    return (
        max(
            Line(text, _CELL, strong=strong).height(wide - 2 * _CELL_PAD)
            for text, wide in zip(texts, widths, strict=True)
        )
        + 2 * _CELL_PAD
    )


def _table(
    block: Table, texts: list[list[str]], widths: list[float], above: float, caption: Line, pen: Pen
) -> Row:
    heads = [column.title for column in block.columns]
    heights = [_cell_height(heads, widths, strong=True), *(_cell_height(row, widths) for row in texts)]
    width, height = sum(widths), sum(heights)

    def draw(slide: Any, x: float, y: float) -> None:
        if block.title:
            text_box(slide, (x, y, width, above - 6), [caption], pen)
        box = (Pt(each) for each in (x, y + above, width, height))
        frame = slide.shapes.add_table(len(texts) + 1, len(widths), *box)
        describe(frame, f"{block.title or heads[0]}. {', '.join(heads)}", block.title)
        table = frame.table
        table.first_row, table.horz_banding, table.first_col = True, False, block.row_heads
        for place, wide in enumerate(widths):
            table.columns[place].width = Pt(wide)
        for line, row in enumerate([heads, *texts]):
            table.rows[line].height = Pt(heights[line])
            for place, text in enumerate(row):
                _cell(table.cell(line, place), text, line == 0, block, place, pen)

    return Row(above + height, draw)


def _cell(cell: Any, text: str, is_head: bool, block: Table, place: int, pen: Pen) -> None:
    strong = is_head or (place == 0 and block.row_heads)
    write(cell.text_frame, [Line(text, _CELL, strong=strong)], pen.language, own_font=pen.own_font)
    cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = Pt(_CELL_PAD)
    if block.columns[place].numbers:
        cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    cell.fill.solid()
    cell.fill.fore_color.rgb = _rgb(SUNKEN if is_head else SHEET)
    cell._tc.get_or_add_tcPr().insert(0, parse_xml(_RULE))


def chart_row(spec: ChartSpec, width: float, height: float, pen: Pen) -> Row:
    """A native chart with its numbers in a workbook, and its source below."""
    tail = cut_to_fit(Line(spec.source, SMALL, colour=INK_SOFT), width, 60) if spec.source else None
    below = tail.height(width) + 4 if tail else 0.0

    def draw(slide: Any, x: float, y: float) -> None:
        data = CategoryChartData()
        data.categories = [clean(label) for label in spec.labels]
        for row in spec.series:
            data.add_series(clean(row.name), [number(value) for value in row.values])
        for level in spec.levels:
            data.add_series(clean(level.name), level.values)
        box = (Pt(each) for each in (x, y, width, height - below))
        frame = slide.shapes.add_chart(_KINDS[spec.kind], *box, data)
        describe(frame, f"{spec.title}. {spec.description}", spec.title)
        _dress(frame.chart, spec, pen)
        if tail:
            text_box(slide, (x, y + height - below + 4, width, below - 4), [tail], pen)

    return Row(height, draw, notes=(spec.description,) if spec.description else ())


def _dress(chart: Any, spec: ChartSpec, pen: Pen) -> None:
    chart.has_title = True
    write(
        chart.chart_title.text_frame, [Line(spec.title, 16, strong=True)], pen.language, own_font=pen.own_font
    )
    chart.font.size, chart.font.color.rgb = Pt(SMALL), _rgb(INK)
    chart.font._rPr.set("lang", tag_of(pen.language))
    chart.has_legend = len(spec.series) + len(spec.levels) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    value = chart.value_axis
    value.major_gridlines.format.line.color.rgb = _rgb(LINE)
    value.format.line.fill.background()
    if spec.unit:
        value.has_title = True
        unit = [Line(spec.unit, SMALL, colour=INK_SOFT)]
        write(value.axis_title.text_frame, unit, pen.language, own_font=pen.own_font)
    for place, series in enumerate(chart.plots[0].series):
        is_level = place >= len(spec.series)
        colour = SERIES[place % len(SERIES)]
        if is_level:
            colour = THREAD if spec.levels[place - len(spec.series)].strong else INK_SOFT
        if spec.kind in ("bar", "stacked"):
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = _rgb(colour)
        else:
            _line_series(series, spec, place, colour, is_level)
    for mark in spec.marked:
        _mark(chart.plots[0].series[mark.series].points[mark.at], spec)


def _line_series(series: Any, spec: ChartSpec, place: int, colour: str, is_level: bool) -> None:
    series.smooth = False
    line = series.format.line
    if spec.kind == "dots" and not is_level:
        line.fill.background()
    else:
        line.color.rgb, line.width = _rgb(colour), Pt(1.5 if is_level else 2.5)
        line.dash_style = _dash_of(spec, place)
    series.marker.style = XL_MARKER_STYLE.NONE if is_level else _MARKERS[place % 3]
    if not is_level:
        series.marker.size = 8
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = _rgb(colour)
        series.marker.format.line.color.rgb = _rgb(colour)


def _dash_of(spec: ChartSpec, place: int) -> Any:
    if place < len(spec.series):
        return _DASHES[place % len(_DASHES)]
    return MSO_LINE.DASH if spec.levels[place - len(spec.series)].dashed else MSO_LINE.SOLID


def _mark(point: Any, spec: ChartSpec) -> None:
    if spec.kind in ("bar", "stacked"):
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = _rgb(THREAD)
        return
    point.marker.style, point.marker.size = XL_MARKER_STYLE.DIAMOND, 12
    point.marker.format.fill.solid()
    point.marker.format.fill.fore_color.rgb = _rgb(THREAD)
    point.marker.format.line.color.rgb = _rgb(THREAD)


def picture_row(block: Picture, width: float, most: float, pen: Pen) -> Row:
    """The picture as large as fits, its proportions kept."""
    data = png_of(block)
    wide, high = size_of(data)
    caption = cut_to_fit(Line(block.caption, SMALL, colour=INK_SOFT), width, 60) if block.caption else None
    below = caption.height(width) + 4 if caption else 0.0
    largest = 100.0 if block.svg else _LARGEST
    scale = min(width / wide, (most - below) / high, largest)
    shown = (wide * scale, high * scale)

    def draw(slide: Any, x: float, y: float) -> None:
        shape = slide.shapes.add_picture(BytesIO(data), *(Pt(each) for each in (x, y, *shown)))
        describe(shape, block.alt or _("Picture without a description"))
        if caption:
            text_box(slide, (x, y + shown[1] + 4, width, below - 4), [caption], pen)

    return Row(shown[1] + below, draw)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#").upper())
