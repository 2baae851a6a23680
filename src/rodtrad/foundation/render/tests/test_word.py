"""Word, opened again: headings, lists, header rows, languages, alternative texts, texts that survive."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import docx
from docx.oxml.ns import qn

from rodtrad.foundation.render.tests.golden import ARABIC, EMOJI, FORMULA, HEBREW, LONG, golden
from rodtrad.foundation.render.word import render_docx


def opened(language: str = "sv"):
    return docx.Document(BytesIO(render_docx(golden(language)).data))


def test_headings_are_styles_in_order():
    found = [
        (paragraph.style.name, paragraph.text)
        for paragraph in opened().paragraphs
        if paragraph.style.name.startswith("Heading")
    ]

    assert found[:2] == [("Heading 1", "Frukost tillsammans"), ("Heading 2", "Nytta")]
    levels = [int(name[-1]) for name, _text in found]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_lists_are_lists_and_numbers_begin_at_one():
    rows = [
        (row.style.name, row.text, row._p.pPr.numPr)
        for row in opened().paragraphs
        if row.style.name.startswith("List")
    ]

    assert [(name, text) for name, text, _number in rows] == [
        ("List Bullet", "första"), ("List Bullet", "andra"), ("List Number", "ett"), ("List Number", "två"),
    ]  # fmt: skip
    assert rows[2][2].numId.val == rows[3][2].numId.val


def test_tables_have_header_rows_and_captions():
    tables = opened().tables

    assert len(tables) == 2
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
    assert [cell.text for cell in tables[1].rows[3].cells] == ["2026-03", "–"]


def test_pictures_have_alternative_texts():
    alts = [shape._inline.docPr.get("descr") for shape in opened().inline_shapes]

    assert alts == ["Besök per månad. Besöken ökar från 12 i januari till 30 i december.", "Ett rött fält",
                    "Bild utan beskrivning"]  # fmt: skip


def test_language_is_everywhere():
    file = opened()

    assert {row.get(qn("w:val")) for row in file.styles.element.iter(qn("w:lang"))} == {"sv-SE"}
    assert file.core_properties.language == "sv"
    assert file.core_properties.title == "Frukost tillsammans"


def test_texts_survive_and_right_to_left_is_told():
    file = opened()
    text = "\n".join(paragraph.text for paragraph in file.paragraphs)

    for each in (EMOJI, ARABIC, HEBREW, FORMULA, LONG):
        assert each in text
    arabic = next(paragraph for paragraph in file.paragraphs if paragraph.text == ARABIC)
    assert arabic._p.pPr.find(qn("w:bidi")) is not None
    assert arabic.runs[0].font.rtl


def test_own_template_without_styles_gets_ours():
    base = docx.Document()
    for name in ("Heading 3", "Heading 4", "Caption", "List Number"):
        base.styles.element.remove(base.styles[name].element)
    out = BytesIO()
    base.save(out)

    rendered = render_docx(golden(), out.getvalue())
    file = docx.Document(BytesIO(rendered.data))

    assert rendered.remarks == ()
    assert [row.text for row in file.paragraphs if row.style.name == "Heading 3"][:2] == [
        "Behov",
        "Så gick det",
    ]


def test_own_template_when_broken_then_ours_and_a_remark():
    assert len(render_docx(golden(), b"PK inget").remarks) == 1
