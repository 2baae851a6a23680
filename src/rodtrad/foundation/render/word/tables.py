"""Tables of Word, with a header row that is read aloud and comes again on every page."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from rodtrad.foundation.render.blocks import Table
from rodtrad.foundation.render.look import INK_SOFT, LINE, SUNKEN
from rodtrad.foundation.render.texts import clean
from rodtrad.foundation.render.values import said
from rodtrad.foundation.render.word.writing import Pen, write

_WIDE = 16.0


def add_table(pen: Pen, block: Table) -> None:
    """Caption, table and remark. Cells are written by XML rows, which python-docx's own ``cell`` makes slow."""
    if block.title:
        caption = pen.paragraph(pen.style("Caption"))
        caption.paragraph_format.keep_with_next = True
        write(caption, block.title, strong=True, size=10.5, colour=INK_SOFT)
    table = pen.file.add_table(rows=0, cols=len(block.columns))
    _ruled(table, block)
    heads = [column.title for column in block.columns]
    _row(table, block, heads, head=True)
    for row in block.rows:
        _row(table, block, [said(value, None, pen.language) for value in row], head=False)
    after = pen.paragraph()
    if block.note:
        write(after, block.note, size=9, colour=INK_SOFT)


def _row(table: Any, block: Table, texts: list[str], *, head: bool) -> None:
    row = table.add_row()
    if head:
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:tblHeader"))
    total = sum(column.weight for column in block.columns) or 1.0
    for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        column = block.columns[place]
        cell.width = Cm(_WIDE * column.weight / total)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.space_before = Pt(2)
        if column.numbers:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        write(paragraph, text, strong=head or (place == 0 and block.row_heads), size=10)
        if head:
            ground = OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", SUNKEN.removeprefix("#"))):
                ground.set(qn(f"w:{name}"), value)
            cell._tc.get_or_add_tcPr().append(ground)


def _ruled(table: Any, block: Table) -> None:
    """Thin lines between rows, and a description for those who hear the table."""
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (
            ("val", "single"),
            ("sz", "4"),
            ("space", "0"),
            ("color", LINE.removeprefix("#")),
        ):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties.insert_element_before(
        borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription"
    )
    if block.title:
        caption = OxmlElement("w:tblCaption")
        caption.set(qn("w:val"), clean(block.title))
        properties.append(caption)
