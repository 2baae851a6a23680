"""Cards of a case as blocks: what they say, their facts, marks, and why they hang together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _

from rodtrad.foundation.render import blocks
from rodtrad.foundation.thread.lanes import lane_of
from rodtrad.kernel.kubinol.case import Card, Link
from rodtrad.work.canvas.choices import RELATION_INVERSES, RELATION_LABELS, TYPE_TITLES
from rodtrad.work.canvas.documents.sources import Told
from rodtrad.work.canvas.queries.cards import facts_of_fields

_FACT_LENGTH = 160
"""A longer fact goes to the note: a card on a slide says one thing."""


def cards_of(told: Told, cards: Iterable[Card]) -> tuple[blocks.Card, ...]:
    """The cards as blocks, their links in words."""
    reasons = reasons_of(told)
    return tuple(card_of(card, reasons[card.id]) for card in cards)


def card_of(card: Card, reasons: Iterable[str] = ()) -> blocks.Card:
    facts, long = facts_of(card)
    notes = [card.note, *long]
    return blocks.Card(
        text=card.text, label=str(TYPE_TITLES[card.type]), facts=facts, marks=marks_of(card),
        note="\n".join(note for note in notes if note), reasons=tuple(reasons), tone=lane_of(card.type),
    )  # fmt: skip


def marks_of(card: Card) -> tuple[str, ...]:
    marks = [_("draft")] if card.life == "draft" else []
    return (*marks, _("suggestion")) if card.basis == "inferred" else tuple(marks)


def facts_of(card: Card) -> tuple[tuple[blocks.Fact, ...], list[str]]:
    """Facts that are short, and the long ones as lines."""
    short: list[blocks.Fact] = []
    long: list[str] = []
    for fact in facts_of_fields(card.type, card.fields):
        value = fact.value or ", ".join(f"{_lower(str(name))} {said}" for name, said in fact.items)
        if len(value) > _FACT_LENGTH:
            long.append(f"{fact.title}: {value}")
        else:
            short.append(blocks.Fact(str(fact.title), value))
    return tuple(short), long


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def reasons_of(told: Told) -> dict[str, list[str]]:
    """For each card its links as people say them, with the reason given: the notes of a slide."""
    by_id = {card.id: card for card in told.case.cards}
    said: dict[str, list[str]] = defaultdict(list)
    for link in told.case.links:
        tail = _tail(link)
        said[link.source].append(f"{RELATION_LABELS[link.rel]}: {_short(by_id[link.target].text)}{tail}")
        said[link.target].append(f"{RELATION_INVERSES[link.rel]}: {_short(by_id[link.source].text)}{tail}")
    return said


def _tail(link: Link) -> str:
    told = [link.reason] if link.reason else []
    if link.basis == "inferred":
        told.append(_("not yet confirmed"))
    return f" ({'; '.join(told)})" if told else ""


def _short(text: str) -> str:
    return cut(text, 100)


def cut(text: str, most: int) -> str:
    """The text, or its beginning with an ellipsis after a whole word."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
