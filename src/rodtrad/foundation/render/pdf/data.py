"""A Document as the plain values that the typst template reads, and the files of its pictures."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

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
from rodtrad.foundation.render.look import tones
from rodtrad.foundation.render.pictures import judge, size_of
from rodtrad.foundation.render.texts import clean, covered, is_right_to_left
from rodtrad.foundation.render.values import said
from rodtrad.foundation.render.words import day


@dataclass(slots=True)
class Gathered:
    """``told``: the document's values; ``files``: name → bytes; ``lost``: characters that no font has."""

    told: dict[str, Any] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    lost: dict[str, None] = field(default_factory=dict)

    def text(self, text: str) -> dict[str, Any]:
        """A text with its direction; what no font has is replaced and remembered."""
        shown, lost = covered(clean(text))
        self.lost |= dict.fromkeys(lost)
        return {"text": shown, "rtl": is_right_to_left(shown)}

    def drawing(self, svg: str) -> str:
        """Keep a drawing, and say the name of its file."""
        shown, lost = covered(svg)
        self.lost |= dict.fromkeys(lost)
        return self._file(shown)

    def _file(self, svg: str) -> str:
        name = f"picture-{len(self.files)}.svg"
        self.files[name] = svg.encode()
        return name

    def pixels(self, data: bytes) -> str:
        """Keep a picture; typst takes only texts as files, so it stands inside a drawing. Raises PictureRefused."""
        kind = judge(data).lower()
        wide, high = size_of(data)
        return self._file(
            f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"><image width="{wide}" height="{high}" '
            f'xlink:href="data:image/{kind};base64,{b64encode(data).decode()}"/></svg>'
        )


def gathered(document: Document) -> Gathered:
    """Everything of the document. Raises PictureRefused."""
    found = Gathered()
    when = day(document.date, document.language)
    found.told = {
        "title": found.text(document.title), "subtitle": found.text(document.subtitle),
        "language": document.language[:2], "region": "SE" if document.language.startswith("sv") else "GB",
        "organisation": found.text(document.organisation), "when": when, "version": found.text(document.version),
        "marks": [found.text(mark) for mark in document.marks],
        "facts": [found.text(fact.text) for fact in document.facts],
        "logo": _logo(found, document),
        "page": _("Page"), "of": _("of"), "compact": document.pages == 1 or document.pages == 2,
        "sections": [
            {
                "title": found.text(section.title), "lead": found.text(section.lead),
                "colour": tones(section.tone)[0],
                "blocks": _blocks(found, section.blocks, document.language),
            }
            for section in document.sections
        ],
    }  # fmt: skip
    return found


def _logo(found: Gathered, document: Document) -> dict[str, Any] | None:
    if not document.logo:
        return None
    alt = _("The logo of %(organisation)s") % {"organisation": document.organisation}
    return {"file": found.pixels(document.logo), "alt": alt}


def _blocks(found: Gathered, blocks: tuple[Block, ...], language: str) -> list[dict[str, Any]]:
    """A chart's title stands below the heading before it, or directly below the section's: no level is skipped."""
    rows = [told for block in blocks if (told := _block(found, block, language))]
    level = 3
    for row in rows:
        if row["kind"] == "heading":
            level = 4
        elif row["kind"] == "chart":
            row["level"] = level
    return rows


def _block(found: Gathered, block: Block, language: str) -> dict[str, Any] | None:
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, **found.text(block.text)}
    if isinstance(block, Text):
        return {"kind": "text", "paragraphs": [_paragraph(found, each) for each in block.paragraphs]}
    if isinstance(block, Cards):
        cards = [_card(found, card) for card in block.cards]
        return {"kind": "cards", "title": found.text(block.title), "cards": cards}
    if isinstance(block, Table):
        return _table(found, block, language)
    if isinstance(block, Chart):
        spec = block.spec
        svg = svg_of(spec, key=f"c{len(found.files)}", language=language)
        alt, source = found.text(f"{spec.title}. {spec.description}"), found.text(spec.source)
        return {
            "kind": "chart", "file": found.drawing(svg), "alt": alt["text"],
            "title": found.text(spec.title), "source": source,
            "table": _table(found, table_of(spec), language),
        }  # fmt: skip
    if isinstance(block, Picture):
        return _picture(found, block)
    if isinstance(block, PageBreak):
        return {"kind": "break"}
    if isinstance(block, Columns):
        return {"kind": "columns", "columns": [_blocks(found, each, language) for each in block.columns]}
    return None


def _paragraph(found: Gathered, paragraph: Any) -> dict[str, Any]:
    runs = [
        {**found.text(run.text), "strong": run.strong, "emphasis": run.emphasis} for run in paragraph.runs
    ]
    return {"kind": paragraph.kind, "runs": runs, "rtl": is_right_to_left(paragraph.text)}


def _card(found: Gathered, card: Card) -> dict[str, Any]:
    strong, soft = tones(card.tone)
    return {
        **found.text(card.text), "label": found.text(card.label), "strong": strong, "soft": soft,
        "facts": [found.text(fact.text) for fact in card.facts],
        "marks": [found.text(mark) for mark in card.marks], "note": found.text(card.note),
        "reasons": [found.text(reason) for reason in card.reasons],
    }  # fmt: skip


def _table(found: Gathered, block: Table, language: str) -> dict[str, Any]:
    return {
        "kind": "table", "title": found.text(block.title),
        "heads": [found.text(column.title) for column in block.columns],
        "numbers": [column.numbers for column in block.columns],
        "weights": [column.weight for column in block.columns], "row_heads": block.row_heads,
        "rows": [[found.text(said(value, None, language)) for value in row] for row in block.rows],
        "note": found.text(block.note),
    }  # fmt: skip


def _picture(found: Gathered, block: Picture) -> dict[str, Any]:
    name = found.drawing(block.svg) if block.svg else found.pixels(block.data)
    alt = found.text(block.alt or _("Picture without a description"))["text"]
    return {
        "kind": "picture",
        "file": name,
        "alt": alt,
        "caption": found.text(block.caption),
        "natural": not block.svg,
    }
