"""PDF, opened again: tagged, titled, headings in order, checked by pdfua, the same bytes every time."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from rodtrad.foundation.render.blocks import Card, Cards, Document, Section, paragraphs
from rodtrad.foundation.render.pdf import render_pdf
from rodtrad.foundation.render.pictures import PictureRefused
from rodtrad.foundation.render.tests.golden import LONG, golden, png


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def tags_of(pdf: pikepdf.Pdf) -> list[str]:
    """The structure in reading order."""
    found: list[str] = []

    def walk(node) -> None:
        if isinstance(node, pikepdf.Array):
            for each in node:
                walk(each)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(str(node["/S"]))
            if "/K" in node:
                walk(node["/K"])

    walk(pdf.Root.StructTreeRoot)
    return found


def figures_of(pdf: pikepdf.Pdf) -> list[str]:
    alts = []
    for node in pdf.objects:
        if isinstance(node, pikepdf.Dictionary) and node.get("/S") == "/Figure":
            alts.append(str(node.get("/Alt", "")))
    return alts


def test_golden_is_tagged_titled_and_in_swedish():
    pdf = opened(render_pdf(golden()).data)

    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang).lower().startswith("sv")
    assert str(pdf.docinfo["/Title"]) == "Frukost tillsammans"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as told:
        assert told["pdfuaid:part"] == "1"
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("2", "A")


def test_golden_has_headings_in_order():
    levels = [
        int(tag[2:])
        for tag in tags_of(opened(render_pdf(golden()).data))
        if tag[:2] == "/H" and tag[2:].isdigit()
    ]

    assert levels[:2] == [1, 2]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_golden_has_tables_lists_and_described_figures():
    pdf = opened(render_pdf(golden()).data)
    tags = tags_of(pdf)

    assert tags.count("/Table") == 2
    assert {"/TH", "/L"} <= set(tags)
    alts = figures_of(pdf)
    assert len([alt for alt in alts if alt]) == len(alts) == 3
    assert "Bild utan beskrivning" in alts


def test_golden_passes_pdfua(tmp_path: Path):
    place = tmp_path / "golden.pdf"
    place.write_bytes(render_pdf(golden()).data)

    done = subprocess.run(
        [Path(sys.executable).parent / "pdfua", "check", place], capture_output=True, text=True, check=False
    )

    assert "result: PASS" in done.stdout
    assert done.returncode == 0


def test_same_document_gives_the_same_bytes():
    assert render_pdf(golden()).data == render_pdf(golden()).data


def test_uncovered_characters_are_told():
    assert render_pdf(golden()).remarks == (
        "Tecken som inget typsnitt har byttes mot en tom ruta: U+A66E U+13000.",
    )


@pytest.mark.parametrize(
    "text", ['#read("/etc/passwd")', "*fet* _kursiv_ = rubrik", "$x^2$ @ref <l>", "\\u{41} `kod`"]
)
def test_text_is_never_markup(text):
    document = Document(text, (Section(text, (paragraphs(text), Cards((Card(text, text, marks=(text,)),)))),))

    pdf = opened(render_pdf(document).data)

    assert str(pdf.docinfo["/Title"]) == text


def test_pages_when_it_fits_then_no_remark():
    document = Document("D", (Section("S", (paragraphs(LONG),)),), pages=2)

    rendered = render_pdf(document)

    assert len(opened(rendered.data).pages) <= 2
    assert rendered.remarks == ()


def test_pages_when_too_long_then_told():
    rendered = render_pdf(Document("D", (Section("S", (paragraphs(*([LONG] * 9)),)),), pages=1))

    pages = len(opened(rendered.data).pages)
    assert rendered.remarks == (f"Texten är lång: den tar {pages} sidor i stället för 1.",)


def test_picture_of_a_hundred_megapixels_is_refused():
    with pytest.raises(PictureRefused):
        render_pdf(replace(golden(), logo=_huge()))


def _huge() -> bytes:
    """A small PNG that says it is 10,000 by 10,000 points."""
    import struct
    import zlib

    data = bytearray(png())
    data[16:24] = struct.pack(">II", 10_000, 10_000)
    data[29:33] = struct.pack(">I", zlib.crc32(bytes(data[12:29])))
    return bytes(data)
