"""A Document as a presentation: the first slide, then each section on as many slides as it needs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Pt

from rodtrad.foundation.render.blocks import (
    Block,
    Cards,
    Chart,
    Columns,
    Document,
    Heading,
    Note,
    PageBreak,
    Picture,
    Section,
    Table,
    Text,
)
from rodtrad.foundation.render.look import INK, INK_SOFT, THREAD_DARK
from rodtrad.foundation.render.pictures import size_of
from rodtrad.foundation.render.pptx.objects import chart_row, picture_row, table_rows
from rodtrad.foundation.render.pptx.rows import (
    GAP,
    SIZES,
    Pen,
    Row,
    card_rows,
    heading_row,
    text_box,
    text_rows,
)
from rodtrad.foundation.render.pptx.stage import Stage, our_stage, own_stage
from rodtrad.foundation.render.pptx.writing import Line, cut_to_fit, describe, style, write
from rodtrad.foundation.render.rendered import Rendered
from rodtrad.foundation.render.texts import clean
from rodtrad.foundation.render.words import day, in_language

_TITLE_SIZES = (40.0, 34.0, 28.0, 24.0)


def render_pptx(document: Document, template: bytes = b"") -> Rendered:
    """The presentation. ``template``: a municipality's own, already judged; one that fails is told as a remark."""
    with in_language(document.language):
        stage, remarks = _stage(template)
        _first_slide(stage, document)
        for section in document.sections:
            _section(stage, document, section)
        _properties(stage.deck, document)
        out = BytesIO()
        stage.deck.save(out)
    return Rendered(out.getvalue(), remarks)


def _stage(template: bytes) -> tuple[Stage, tuple[str, ...]]:
    if not template:
        return our_stage(), ()
    try:
        return own_stage(template), ()
    except Exception:  # whatever is wrong in a file from outside, people get their presentation
        return our_stage(), (_("The template of your organisation could not be used, so ours was."),)


def _first_slide(stage: Stage, document: Document) -> None:
    slide = stage.new_slide(stage.first)
    pen = Pen(document.language, stage.own)
    title = slide.shapes.title
    wide, high = title.width.pt - 10, title.height.pt - 4
    _fitted(title, document.title, wide, high, pen)
    if not stage.own:
        title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    below = [each for each in (document.organisation, document.subtitle) if each]
    when = " · ".join(each for each in (day(document.date, document.language), document.version) if each)
    lines = [Line(text, 20, colour=INK_SOFT, before=4) for text in (*below, when) if text]
    lines += [Line(mark, 16, strong=True, colour=THREAD_DARK, before=6) for mark in document.marks]
    lines = [cut_to_fit(line, wide, 3 * line.size) for line in lines]
    holder = next((shape for shape in slide.placeholders if shape.placeholder_format.idx != 0), None)
    if holder is not None and holder.placeholder_format.type is not None:
        write(holder.text_frame, lines, pen.language, own_font=pen.own_font)
        left, top, wide = holder.left, holder.top, holder.width
        high = max(holder.height.pt, sum(line.height(wide.pt) for line in lines))
        holder.left, holder.top, holder.width, holder.height = left, top, wide, Pt(high)
    else:
        top = title.top.pt + title.height.pt + 8
        high = sum(line.height(stage.width) for line in lines)
        text_box(slide, (title.left.pt, top, title.width.pt, high), lines, pen)
    if document.logo:
        _logo(slide, stage, document)


def _logo(slide: Any, stage: Stage, document: Document) -> None:
    wide, high = size_of(document.logo)
    scale = min(180 / wide, 56 / high)
    left = stage.left + stage.width - wide * scale
    shape = slide.shapes.add_picture(
        BytesIO(document.logo), *(Pt(each) for each in (left, 36, wide * scale, high * scale))
    )
    describe(shape, _("The logo of %(organisation)s") % {"organisation": document.organisation})


def _fitted(
    shape: Any, text: str, wide: float, high: float, pen: Pen, sizes: Sequence[float] = _TITLE_SIZES
) -> None:
    """Write a title as large as its box allows; one too long for the least size is cut, with an ellipsis."""
    lines = [Line(text, size, strong=True, colour=INK) for size in sizes]
    fits = next((line for line in lines if line.height(wide) <= high), None)
    shown = text
    while fits is None and len(shown) > 20:
        shown = shown[: int(len(shown) * 0.9)].rsplit(" ", 1)[0].rstrip(" ,.;:") or shown[:20]
        line = Line(f"{shown}…", sizes[-1], strong=True, colour=INK)
        fits = line if line.height(wide) <= high else None
    write(shape.text_frame, [fits or lines[-1]], pen.language, own_font=pen.own_font)


def _section(stage: Stage, document: Document, section: Section) -> None:
    """Lay a section's rows on slides, at the largest size that takes no more of them than the least."""
    pen = Pen(document.language, stage.own)
    lead = cut_to_fit(Line(section.lead, 16, colour=INK_SOFT), stage.width, 44) if section.lead else None
    top = lead.height(stage.width) + 8 if lead else 0.0
    most = stage.height - top
    slides: list[list[Row]] = []
    for size in SIZES:
        tried = _laid(section.blocks, stage.width, most, size, pen)
        if not slides or len(tried) < len(slides):
            slides = tried
        if len(slides) == 1:
            break
    notes = tuple(block.text for block in section.blocks if isinstance(block, Note))
    for place, rows in enumerate(slides):
        title = section.title
        if len(slides) > 1:
            title = _("%(title)s (%(place)s of %(all)s)") % {
                "title": section.title, "place": place + 1, "all": len(slides),
            }  # fmt: skip
        slide = stage.new_slide(stage.content)
        box = slide.shapes.title
        _fitted(box, title, box.width.pt - 10, box.height.pt, pen, (30.0, 26.0, 22.0, 18.0))
        y = stage.top
        if lead:
            text_box(slide, (stage.left, y, stage.width, lead.height(stage.width)), [lead], pen)
            y += top
        for row in rows:
            row.draw(slide, stage.left, y)
            y += row.height + GAP
        _foot(slide, stage, document, pen)
        told = [*(notes if place == 0 else ()), *(note for row in rows for note in row.notes)]
        if told:
            _speaker_notes(slide, told, pen)


def _laid(blocks: Sequence[Block], width: float, most: float, size: float, pen: Pen) -> list[list[Row]]:
    """The rows of each slide. A heading never stands last; a page break begins a new slide."""
    slides: list[list[Row]] = [[]]
    used = 0.0
    for row in _rows(blocks, width, most, size, pen):
        if row is None or (slides[-1] and used + row.height > most):
            carried: list[Row] = []
            while slides[-1] and slides[-1][-1].stays and row is not None:
                carried.insert(0, slides[-1].pop())
            if slides[-1]:
                slides.append([])
            slides[-1] += carried
            used = sum(each.height + GAP for each in carried)
        if row is not None:
            slides[-1].append(row)
            used += row.height + GAP
    return [rows for rows in slides if rows] or [[]]


def _rows(blocks: Sequence[Block], width: float, most: float, size: float, pen: Pen) -> list[Row | None]:
    """All rows in order; None = a new slide. What may follow a heading leaves room for it."""
    rows: list[Row | None] = []
    under = most
    for block in blocks:
        if isinstance(block, PageBreak):
            rows.append(None)
        elif isinstance(block, Heading):
            rows.append(heading_row(block, width, pen))
            under = most - (rows[-1].height if rows[-1] else 0.0) - GAP
        elif isinstance(block, Columns):
            rows += _side_by_side(block, width, under, size, pen)
        elif not isinstance(block, Note):
            rows += _of(block, width, under, size, pen)
    return rows


def _of(block: Block, width: float, most: float, size: float, pen: Pen) -> list[Row]:
    if isinstance(block, Text):
        return text_rows(block, width, most, size, pen)
    if isinstance(block, Table):
        return table_rows(block, width, most, pen)
    if isinstance(block, Chart):
        return [chart_row(block.spec, width, most, pen)]
    if isinstance(block, Picture):
        return [picture_row(block, width, most, pen)]
    if isinstance(block, Cards):
        head = [heading_row(Heading(block.title), width, pen)] if block.title else []
        return [*head, *card_rows(block, width, most - (head[0].height + GAP if head else 0.0), size, pen)]
    return []


def _side_by_side(block: Columns, width: float, most: float, size: float, pen: Pen) -> list[Row | None]:
    """The columns beside each other when all fit on one slide, else one after the other."""
    wide = (width - GAP * (len(block.columns) - 1)) / len(block.columns)
    columns = [[row for row in _rows(column, wide, most, size, pen) if row] for column in block.columns]
    height = max(sum(row.height + GAP for row in rows) for rows in columns) - GAP
    if height > most:
        return [row for column in block.columns for row in _rows(column, width, most, size, pen)]

    def draw(slide: Any, x: float, y: float) -> None:
        for place, rows in enumerate(columns):
            at = y
            for row in rows:
                row.draw(slide, x + place * (wide + GAP), at)
                at += row.height + GAP

    return [Row(height, draw, notes=tuple(note for rows in columns for row in rows for note in row.notes))]


def _foot(slide: Any, stage: Stage, document: Document, pen: Pen) -> None:
    """Marks (draft) to the left, the slide's number to the right."""
    top = stage.deck.slide_height.pt - 34
    if document.marks:
        line = Line(" · ".join(document.marks), 12, strong=True, colour=THREAD_DARK)
        line = cut_to_fit(line, stage.width * 0.8, 18)
        text_box(slide, (stage.left, top, stage.width * 0.8, 18), [line], pen)
    if not stage.own:
        box = slide.shapes.add_textbox(*(Pt(each) for each in (stage.left + stage.width - 60, top, 60, 18)))
        write(box.text_frame, [Line(" ", 12, colour=INK_SOFT)], pen.language, own_font=pen.own_font)
        run = box.text_frame.paragraphs[0].runs[0]._r
        run.tag = run.tag.replace("}r", "}fld")
        run.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
        run.set("type", "slidenum")
        box.text_frame.paragraphs[0]._p.get_or_add_pPr().set("algn", "r")
        run.xpath("a:t")[0].text = str(len(stage.deck.slides))


def _speaker_notes(slide: Any, told: Sequence[str], pen: Pen) -> None:
    frame = slide.notes_slide.notes_text_frame
    for place, text in enumerate("\n\n".join(told).split("\n")):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        style(paragraph.add_run(), clean(text), Line("", 12), pen.language, own_font=True)


def _properties(deck: Any, document: Document) -> None:
    core = deck.core_properties
    core.title, core.author = clean(document.title)[:255], clean(document.organisation)[:255]
    core.subject, core.language = clean(document.subtitle)[:255], document.language
    core.keywords, core.last_modified_by, core.revision = "", "", 1
    if document.date:
        core.created = core.modified = datetime.combine(document.date, time(12))
