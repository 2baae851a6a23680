"""Judging templates and pictures that come from outside."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from PIL import Image
from pptx import Presentation

from rodtrad.foundation.render.office import Stand, TemplateRefused, judge_docx, judge_pptx
from rodtrad.foundation.render.pictures import PictureRefused, judge
from rodtrad.foundation.render.tests.golden import png


def saved(file) -> bytes:
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part.filename))
        new.writestr(name, content)
    return out.getvalue()


def without_layouts(*kept: int) -> bytes:
    deck = Presentation()
    for place, layout in enumerate(list(deck.slide_layouts)):
        if place not in kept:
            deck.slide_layouts.remove(layout)
    return saved(deck)


def test_pptx_when_whole_then_lacks_nothing():
    assert judge_pptx(saved(Presentation())) == ()


def test_pptx_when_no_first_layout_then_told():
    assert judge_pptx(without_layouts(5)) == (Stand("first-layout"),)


def test_pptx_when_no_title_then_refused():
    with pytest.raises(TemplateRefused, match="no-title-layout"):
        judge_pptx(without_layouts(6))


def test_docx_when_styles_are_missing_then_told():
    file = docx.Document()
    file.styles.element.remove(file.styles["Heading 4"].element)

    assert judge_docx(saved(file)) == (Stand("Heading 4"),)


@pytest.mark.parametrize("data", [b"", b"inget", b"PK\x03\x04", png()])
def test_not_a_template(data):
    for judged in (judge_pptx, judge_docx):
        with pytest.raises(TemplateRefused, match="not-a-template"):
            judged(data)


def test_a_word_file_is_no_powerpoint():
    with pytest.raises(TemplateRefused, match="not-a-template"):
        judge_pptx(saved(docx.Document()))


def test_macros_are_refused():
    data = with_part(saved(Presentation()), "ppt/vbaProject.bin", b"x")

    with pytest.raises(TemplateRefused, match="macros"):
        judge_pptx(data)


def test_links_out_are_refused():
    rels = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://x/attachedTemplate" Target="http://x/y.dotm" TargetMode="External"/>'
        "</Relationships>"
    )
    data = with_part(saved(docx.Document()), "word/_rels/settings.xml.rels", rels.encode())

    with pytest.raises(TemplateRefused, match="links-out"):
        judge_docx(data)


def test_a_package_that_swells_is_refused():
    data = with_part(saved(docx.Document()), "word/media/x.bin", b"\x00" * 210_000_000)

    assert len(data) < 1_000_000
    with pytest.raises(TemplateRefused, match="too-large"):
        judge_docx(data)


def test_picture_kinds():
    out = BytesIO()
    Image.new("RGB", (5, 5)).save(out, "GIF")

    assert judge(png()) == "PNG"
    with pytest.raises(PictureRefused, match="wrong-kind"):
        judge(out.getvalue())
    with pytest.raises(PictureRefused, match="not-a-picture"):
        judge(b"<svg/>")


def test_picture_larger_than_allowed():
    with pytest.raises(PictureRefused, match="too-large") as refused:
        judge(png(1000, 1001), most_megapixels=1)

    assert refused.value.megapixels == pytest.approx(1.001)
