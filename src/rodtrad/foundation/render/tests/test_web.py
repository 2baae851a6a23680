"""The web forms: whole, described, without inline style, every text escaped and in its own direction."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

from rodtrad.foundation.render.blocks import Card, Cards, Document, Section, paragraphs
from rodtrad.foundation.render.tests.golden import ARABIC, EMOJI, LONG, golden
from rodtrad.foundation.render.web import part_of, render_html, render_slides, slides_of


class Read(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


def test_part_has_headings_in_order_below_the_pages():
    levels = [
        int(tag[1]) for tag, _attrs in Read(part_of(golden(), top=2)).tags if re.fullmatch("h[1-6]", tag)
    ]

    assert levels[:2] == [2, 3]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_part_has_no_style_and_described_pictures():
    read = Read(part_of(golden()))

    assert not [
        attrs for _tag, attrs in read.tags if "style" in attrs or any(name.startswith("on") for name in attrs)
    ]
    assert all(attrs.get("alt") for tag, attrs in read.tags if tag == "img")
    assert {"svg", "table", "caption", "ol", "ul", "blockquote"} <= {tag for tag, _attrs in read.tags}


def test_part_keeps_the_texts():
    text = Read(part_of(golden())).text

    for each in (EMOJI, ARABIC, LONG):
        assert each in text


def test_part_escapes():
    evil = "<script>alert(1)</script>\"'&"
    document = Document(
        evil, (Section(evil, (paragraphs(evil), Cards((Card(evil, evil, marks=(evil,)),))), evil),)
    )

    for page in (part_of(document), slides_of(document), render_html(document).data.decode()):
        assert "<script>alert" not in page
        assert Read(page).text.count("alert(1)") >= 5


def test_ids_are_unique():
    for page in (part_of(golden()), slides_of(golden())):
        ids = [attrs["id"] for _tag, attrs in Read(page).tags if "id" in attrs]
        assert len(ids) == len(set(ids))


def test_slides_split_long_lists():
    read = Read(slides_of(golden()))
    slides = [attrs["id"] for tag, attrs in read.tags if tag == "section"]

    assert slides == [f"bild-{number}" for number in range(1, len(slides) + 1)]
    assert "Behov och kontext (5 av 5)" in read.text
    assert read.text.count("Kort nummer ") == 40
    assert "Börja med berättelsen om Asta." in read.text


def test_file_needs_no_network():
    for page in (render_html(golden()).data.decode(), render_slides(golden()).data.decode()):
        assert "default-src 'none'" in page
        assert not re.findall(r'(?:src|href)="(?!data:|#)', page)
        assert 'lang="sv"' in page
        assert "<title>Frukost tillsammans</title>" in page
