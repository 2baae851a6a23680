"""A document's sections as slides of a web page: long lists of cards on several, each with the section's title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from rodtrad.foundation.render.blocks import Block, Card, Cards, Document, PageBreak, Section

_LETTERS = 900
_CARDS = 8
"""A slide holds no more than this; a single longer card stands alone, and the page scrolls."""


def slides(document: Document) -> list[Section]:
    """Every slide after the first, in order."""
    return [slide for section in document.sections for slide in _numbered(section, list(_parts(section)))]


def _parts(section: Section) -> Iterator[tuple[Block, ...]]:
    taken: list[Block] = []
    letters = count = 0
    for block in _small(section.blocks):
        cards = block.cards if isinstance(block, Cards) else ()
        wide = sum(len(card.text) for card in cards)
        full = cards and (letters + wide > _LETTERS or count + len(cards) > _CARDS)
        if taken and (full or isinstance(block, PageBreak)):
            yield tuple(taken)
            taken, letters, count = [], 0, 0
        if not isinstance(block, PageBreak):
            taken.append(block)
            letters, count = letters + wide, count + len(cards)
    if taken or not section.blocks:
        yield tuple(taken)


def _small(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks with lists of cards cut to what a slide holds."""
    for block in blocks:
        if not isinstance(block, Cards):
            yield block
            continue
        taken: list[Card] = []
        letters = 0
        for card in block.cards:
            if taken and (len(taken) == _CARDS or letters + len(card.text) > _LETTERS):
                yield replace(block, cards=tuple(taken))
                taken, letters = [], 0
            taken.append(card)
            letters += len(card.text)
        yield replace(block, cards=tuple(taken))


def _numbered(section: Section, parts: list[tuple[Block, ...]]) -> list[Section]:
    if len(parts) == 1:
        return [replace(section, blocks=parts[0])]
    told = _("%(title)s (%(place)s of %(all)s)")
    return [
        replace(
            section, blocks=blocks, title=told % {"title": section.title, "place": place, "all": len(parts)}
        )
        for place, blocks in enumerate(parts, start=1)
    ]
