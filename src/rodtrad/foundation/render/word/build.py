"""A Document as a Word file."""

from __future__ import annotations

from datetime import datetime, time
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Any

import docx
from django.utils.translation import gettext as _
from docx.shared import Cm, Pt

from rodtrad.foundation.render.blocks import (
    Block,
    Card,
    Cards,
    Chart,
    Columns,
    Document,
    Heading,
    PageBreak,
    Picture,
    Table,
    Text,
)
from rodtrad.foundation.render.charts.svg import svg_of
from rodtrad.foundation.render.charts.tables import table_of
from rodtrad.foundation.render.look import INK_SOFT, THREAD_DARK, tones
from rodtrad.foundation.render.pictures import png_of, size_of
from rodtrad.foundation.render.rendered import Rendered
from rodtrad.foundation.render.texts import clean, is_right_to_left
from rodtrad.foundation.render.word.styles import LISTS, dress, heading_style, restarted
from rodtrad.foundation.render.word.tables import add_table
from rodtrad.foundation.render.word.writing import Pen, describe, shade, write
from rodtrad.foundation.render.words import day, in_language

_WIDE = 16.0
"""The width of text on our page, in centimetres."""


@lru_cache(maxsize=1)
def _bare() -> bytes:
    """python-docx's own empty file, read once."""
    return files("docx").joinpath("templates/default.docx").read_bytes()


def render_docx(document: Document, template: bytes = b"") -> Rendered:
    """The Word file. ``template``: a municipality's own, already judged; its text is kept above ours."""
    with in_language(document.language):
        file, remarks, own = _opened(template)
        dress(file, document.language, own=own, tight=bool(document.pages))
        pen = Pen(file, document.language)
        _head(pen, document, own=own)
        for section in document.sections:
            title = pen.paragraph(heading_style(file, 2))
            write(title, section.title, colour="" if own else tones(section.tone)[0])
            if section.lead:
                write(pen.paragraph(), section.lead, colour=INK_SOFT)
            _blocks(pen, section.blocks)
        _properties(file, document)
        out = BytesIO()
        file.save(out)
    return Rendered(out.getvalue(), remarks)


def _opened(template: bytes) -> tuple[Any, tuple[str, ...], bool]:
    if template:
        try:
            return docx.Document(BytesIO(template)), (), True
        except Exception:  # whatever is wrong in a file from outside, people get their document
            told = _("The template of your organisation could not be used, so ours was.")
            return docx.Document(BytesIO(_bare())), (told,), False
    return docx.Document(BytesIO(_bare())), (), False


def _head(pen: Pen, document: Document, *, own: bool) -> None:
    if document.logo:
        wide, high = size_of(document.logo)
        shape = (
            pen.paragraph()
            .add_run()
            .add_picture(BytesIO(document.logo), height=Cm(min(1.6, 5 * high / wide)))
        )
        describe(shape, _("The logo of %(organisation)s") % {"organisation": document.organisation})
    if document.organisation:
        write(pen.paragraph(), document.organisation, colour=INK_SOFT)
    write(pen.paragraph(heading_style(pen.file, 1)), document.title)
    when = (document.subtitle, day(document.date, document.language), document.version)
    below = " · ".join(each for each in when if each)
    if below:
        write(pen.paragraph(), below, colour=INK_SOFT)
    if document.marks:
        write(pen.paragraph(), " · ".join(document.marks), strong=True, colour=THREAD_DARK)
    if document.facts:
        told = " · ".join(fact.text for fact in document.facts)
        write(pen.paragraph(), told)
    if not own:
        _foot(pen, document)


def _foot(pen: Pen, document: Document) -> None:
    paragraph = pen.file.sections[0].footer.paragraphs[0]
    write(paragraph, " · ".join((document.title, *document.marks)), size=9, colour=INK_SOFT)


def _blocks(pen: Pen, blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        if isinstance(block, Heading):
            write(pen.paragraph(heading_style(pen.file, block.level)), block.text)
        elif isinstance(block, Text):
            _text(pen, block)
        elif isinstance(block, Cards):
            _cards(pen, block)
        elif isinstance(block, Table):
            add_table(pen, block)
        elif isinstance(block, Chart):
            _chart(pen, block)
        elif isinstance(block, Picture):
            _picture(pen, block)
        elif isinstance(block, PageBreak):
            pen.break_page()
        elif isinstance(block, Columns):
            for column in block.columns:
                _blocks(pen, column)


def _text(pen: Pen, block: Text) -> None:
    before = ""
    for paragraph in block.paragraphs:
        style = pen.style(LISTS.get(paragraph.kind, ""))
        drawn = pen.paragraph(style)
        if paragraph.kind == "number" and before != "number":
            pen.numbering = restarted(pen.file)
        if paragraph.kind == "number" and pen.numbering:
            pen.number(drawn)
        for run in paragraph.runs:
            small: dict[str, Any] = {"size": 9.0, "colour": INK_SOFT} if paragraph.kind == "small" else {}
            write(drawn, run.text, strong=run.strong, emphasis=run.emphasis, **small)
        before = paragraph.kind


def _cards(pen: Pen, block: Cards) -> None:
    if block.title:
        write(pen.paragraph(heading_style(pen.file, 3)), block.title)
    for count, card in enumerate(block.cards):
        strong, soft = tones(card.tone)
        lines = _lines(card)
        for place, (text, look) in enumerate(lines):
            paragraph = pen.paragraph()
            shade(paragraph, strong, soft, odd=bool(count % 2), right_to_left=is_right_to_left(text))
            paragraph.paragraph_format.space_before = Pt(0)
            paragraph.paragraph_format.space_after = Pt(8 if place == len(lines) - 1 else 0)
            paragraph.paragraph_format.keep_with_next = place < len(lines) - 1
            write(paragraph, text, **look)


def _lines(card: Card) -> list[tuple[str, dict[str, Any]]]:
    """The texts of a card with how each is written."""
    strong, _soft = tones(card.tone)
    facts = " · ".join(fact.text for fact in card.facts)
    lines: list[tuple[str, dict[str, Any]]] = [
        (card.label, {"strong": True, "size": 9.5, "colour": strong}),
        (card.text, {}),
        (facts, {"size": 9.5, "colour": INK_SOFT}),
        (" · ".join(card.marks), {"strong": True, "size": 9.5, "colour": THREAD_DARK}),
        *((each, {"size": 9.5}) for each in (card.note, *card.reasons)),
    ]
    return [(text, look) for text, look in lines if text]


def _chart(pen: Pen, block: Chart) -> None:
    spec = block.spec
    write(pen.paragraph(heading_style(pen.file, 4)), spec.title)
    drawing = Picture(
        f"{spec.title}. {spec.description}", svg=svg_of(spec, language=pen.language), caption=spec.source
    )
    _picture(pen, drawing)
    add_table(pen, table_of(spec))


def _picture(pen: Pen, block: Picture) -> None:
    data = png_of(block)
    wide = _WIDE if block.svg else min(_WIDE, size_of(data)[0] / 37.8)
    shape = pen.paragraph().add_run().add_picture(BytesIO(data), width=Cm(wide))
    describe(shape, block.alt or _("Picture without a description"))
    if block.caption:
        write(pen.paragraph(), block.caption, size=9, colour=INK_SOFT)


def _properties(file: Any, document: Document) -> None:
    core = file.core_properties
    core.title, core.author = clean(document.title)[:255], clean(document.organisation)[:255]
    core.subject, core.language = clean(document.subtitle)[:255], document.language
    core.comments, core.keywords, core.last_modified_by, core.revision = "", "", "", 1
    if document.date:
        core.created = core.modified = datetime.combine(document.date, time(12))
