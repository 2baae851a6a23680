"""The case sheet: all parts in fixed order on two printed pages (KUB-60)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rodtrad.foundation.render.blocks import (
    Block,
    Document,
    Heading,
    Paragraph,
    Run,
    Section,
    Text,
    paragraphs,
)
from rodtrad.kernel.kubinol.case import Card
from rodtrad.work.canvas.choices import TYPE_PLURALS
from rodtrad.work.canvas.documents.cards import facts_of, marks_of
from rodtrad.work.canvas.documents.parts import PARTS, Part, headed
from rodtrad.work.canvas.documents.sources import Told


def case_sheet(told: Told, *, language: str) -> Document:
    """Every part is there, also the empty ones: a gap should be seen."""
    sections = tuple(Section(str(part.title), _part(told, part), tone=part.tone) for part in PARTS)
    if told.case.description:
        sections = (Section(_("In short"), (paragraphs(told.case.description),)), *sections)
    return headed(told, sections, subtitle=_("Case sheet"), language=language, pages=2)


def _part(told: Told, part: Part) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for name in part.types:
        cards = told.of(name)
        if cards and len(part.types) > 1:
            blocks.append(Heading(str(TYPE_PLURALS[name])))
        if cards:
            blocks.append(Text(tuple(_line(card) for card in cards)))
    return tuple(blocks) or (paragraphs(_("Nothing written here yet."), kind="small"),)


def _line(card: Card) -> Paragraph:
    short, _long = facts_of(card)
    facts = "; ".join(f"{fact.title.lower()}: {fact.value}" for fact in short)
    runs = [Run(card.text)]
    if facts:
        runs.append(Run(f" ({facts})"))
    runs += [Run(f" [{mark}]", strong=True) for mark in marks_of(card)]
    return Paragraph(tuple(runs), "bullet")
