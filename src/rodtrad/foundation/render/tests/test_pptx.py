"""PowerPoint, opened again: titles, languages, native tables and charts, alternative texts, notes, no overflow."""

from __future__ import annotations

from io import BytesIO

import pytest
from pptx import Presentation
from pptx.util import Pt

from rodtrad.foundation.render.blocks import (
    Card,
    Cards,
    Column,
    Document,
    Paragraph,
    Picture,
    Run,
    Section,
    Table,
    Text,
    paragraphs,
)
from rodtrad.foundation.render.fonts import line_count
from rodtrad.foundation.render.pptx import render_pptx
from rodtrad.foundation.render.tests.golden import ARABIC, EMOJI, FORMULA, HEBREW, LONG, chart, golden, png

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def opened(document: Document, template: bytes = b""):
    return Presentation(BytesIO(render_pptx(document, template).data))


def test_mixed_emphasis_of_a_paragraph_is_kept():
    runs = (Run("Vi ser att "), Run("alla", strong=True), Run(" kommer", emphasis=True))
    deck = opened(Document("Sillfrukost", (Section("Nytta", (Text((Paragraph(runs),)),)),)))

    found = next(
        paragraph.runs
        for shape in deck.slides[1].shapes if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs if paragraph.text == "Vi ser att alla kommer"
    )  # fmt: skip

    assert [(run.text, run.font.bold, run.font.italic) for run in found] == [
        ("Vi ser att ", False, False), ("alla", True, False), (" kommer", False, True),
    ]  # fmt: skip


def test_nine_short_cards_stand_on_one_slide():
    cards = tuple(Card(f"Kort {number}", label="Kärnkomponent") for number in range(9))
    deck = opened(Document("Sillfrukost", (Section("Nytta", (Cards(cards),), "Vad som måste finnas."),)))

    assert len(deck.slides) == 2
    assert overflows(deck) == []


def texts_of(deck) -> str:
    found = []
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            if shape.has_table:
                found += [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(found)


def overflows(deck) -> list[str]:
    """Every text that is higher than its frame or reaches past the slide, measured with the shipped font."""
    found = []
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.top + shape.height > deck.slide_height or shape.left + shape.width > deck.slide_width:
                found.append(f"past the edge: {shape.name}")
            if shape.has_text_frame and shape.text_frame.text.strip():
                found += _too_high(shape.text_frame, shape.width.pt, shape.height.pt)
    return found


def _too_high(frame, wide: float, high: float) -> list[str]:
    room = wide - frame.margin_left.pt - frame.margin_right.pt
    used = frame.margin_top.pt + frame.margin_bottom.pt
    for paragraph in frame.paragraphs:
        size = max((run.font.size.pt for run in paragraph.runs if run.font.size), default=12.0)
        strong = any(run.font.bold for run in paragraph.runs)
        indent = int(paragraph._p.pPr.get("marL", 0)) / 12700 if paragraph._p.pPr is not None else 0
        lines = line_count(paragraph.text.replace("\x0b", "\n"), size, room - indent, strong=strong)
        spacing = paragraph.line_spacing.pt if paragraph.line_spacing else size * 1.2
        used += lines * spacing + (paragraph.space_before.pt if paragraph.space_before else 0)
    return [f"{used:.0f} > {high:.0f}: {frame.text[:60]}"] if used > high + 1 else []


def test_every_slide_has_a_title_of_its_own():
    titles = [slide.shapes.title.text_frame.text for slide in opened(golden()).slides]

    assert titles[0] == "Frukost tillsammans"
    assert all(title.strip() for title in titles)
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(("language", "tag"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_every_run_has_a_language(language, tag):
    deck = opened(golden(language))
    parts = [slide._element for slide in deck.slides]
    parts += [slide.notes_slide._element for slide in deck.slides if slide.has_notes_slide]

    spoken = [run.find(f"{A}rPr").get("lang") for part in parts for run in part.iter(f"{A}r")]

    assert set(spoken) == {tag}
    assert deck.core_properties.language == language


def test_golden_texts_survive():
    found = texts_of(opened(golden()))

    for text in (EMOJI, ARABIC, HEBREW, FORMULA, "Kort nummer 39 säger en sak."):
        assert text in found
    for sentence in LONG.split(". "):
        assert sentence[:40] in found.replace("\n", " ")


def test_nothing_overflows_in_the_golden_case():
    assert overflows(opened(golden())) == []


@pytest.mark.parametrize("length", [2_000, 3_000, 12_000])
@pytest.mark.parametrize("word", ["ord ", "W" * 40 + " ", "m" * 300])
def test_nothing_overflows_with_long_texts(length, word):
    text = (word * length)[:length]
    table = Table("Tabell", (Column("A"), Column("B", numbers=True)), ((text, 1), ("b", text)))
    blocks = (
        Cards((Card(text, "Slag"), Card(text[:300], "Slag", marks=(text[:200],)))),
        paragraphs(text),
        table,
    )
    deck = opened(Document(text[:400], (Section(text[:300], blocks, text[:200]),), organisation=text[:200]))

    assert overflows(deck) == []


def test_four_hundred_cards_are_all_there_and_none_overflows():
    cards = tuple(Card(f"Kort {number} om något som gruppen har sagt.", "Behov") for number in range(400))
    deck = opened(Document("Många", (Section("Behov", (Cards(cards),)),)))
    found = texts_of(deck)

    assert all(f"Kort {number} om" in found for number in range(400))
    assert overflows(deck) == []
    assert len(deck.slides) == 41


@pytest.mark.parametrize("kind", ["line", "bar", "stacked", "dots", "control"])
def test_charts_are_chart_parts_with_a_workbook_and_gaps(kind):
    from rodtrad.foundation.render.blocks import Chart

    deck = opened(Document("D", (Section("S", (Chart(chart(kind)),)),)))
    shape = next(shape for shape in deck.slides[1].shapes if shape.has_chart)

    assert shape.chart.plots[0].series[0].values[:4] == (12, 14, None, 18)
    assert shape.chart.part.chart_workbook.xlsx_part.blob[:2] == b"PK"
    assert shape.chart.chart_title.text_frame.text == "Besök per månad"
    assert shape._element.xpath(".//p:cNvPr")[0].get("descr").startswith("Besök per månad. Besöken ökar")


def test_tables_are_tables_with_a_header_row():
    deck = opened(golden())
    tables = [shape for slide in deck.slides for shape in slide.shapes if shape.has_table]

    assert [table.table.first_row for table in tables] == [True] * len(tables)
    assert {table.table.cell(0, 0).text_frame.text for table in tables} == {"Månad"}
    cells = [row.cells[1].text_frame.text for table in tables for row in table.table.rows]
    assert {"..", "–"} <= set(cells)


def test_pictures_tables_and_charts_have_alternative_texts():
    deck = opened(golden())
    alts = [
        shape._element.xpath(".//p:cNvPr")[0].get("descr", "")
        for slide in deck.slides
        for shape in slide.shapes
        if shape.shape_type in (13, 19, 3)
    ]

    assert len(alts) == 5
    assert all(alts)
    assert "Bild utan beskrivning" in alts


def test_notes_hold_the_speakers_words_and_the_reasons():
    deck = opened(golden())
    notes = deck.slides[1].notes_slide.notes_text_frame.text

    assert "Börja med berättelsen om Asta." in notes
    assert "svarar mot: sällskap vid måltider" in notes
    assert "En längre tanke." in notes


def test_drawing_becomes_pixels():
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">'
        '<rect width="9" height="9"/></svg>'
    )
    deck = opened(Document("D", (Section("S", (Picture("En ruta", svg=svg),)),)))

    assert [shape.image.content_type for shape in deck.slides[1].shapes if shape.shape_type == 13] == [
        "image/png"
    ]


def test_own_template_is_used_and_its_slides_are_not():
    base = Presentation()
    base.slide_width, base.slide_height = Pt(720), Pt(540)
    base.slides.add_slide(base.slide_layouts[0]).shapes.title.text = "Exempel"
    out = BytesIO()
    base.save(out)

    rendered = render_pptx(golden(), out.getvalue())
    deck = Presentation(BytesIO(rendered.data))

    assert rendered.remarks == ()
    assert deck.slide_width == Pt(720)
    assert len(deck.slide_layouts) == 11
    assert "Exempel" not in texts_of(deck)
    assert overflows(deck) == []


def test_own_template_when_broken_then_ours_and_a_remark():
    rendered = render_pptx(golden(), b"inget")

    assert rendered.remarks == ("Er egen mall gick inte att använda, så vår användes.",)
    assert len(Presentation(BytesIO(rendered.data)).slides) > 5


def test_logo_stands_on_the_first_slide_with_its_name():
    from dataclasses import replace

    deck = opened(replace(golden(), logo=png(400, 100)))
    logo = next(shape for shape in deck.slides[0].shapes if shape.shape_type == 13)

    assert logo._element.xpath(".//p:cNvPr")[0].get("descr") == "Logotyp för Påhittade kommun"
