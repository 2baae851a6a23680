"""The board as HTML, piece by piece: the page shows all of it, the poll only what differs from what a browser has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext

from rodtrad.foundation.base.shelf import Shelf
from rodtrad.foundation.ui.cards import card_html
from rodtrad.work.canvas.queries.board import Board, BoardCard, Column, short_text

ABOVE = (("steg", "_next_steps"), ("aterblick", "_board_flags"), ("helheten", "_board_general"))
"""The parts above the board, each with its template: what waits, what to look at again, questions about the whole."""
_asked: Shelf[SafeString] = Shelf(size=512, seconds=600)
FORM_TOKEN = "TOKEN-OF-THIS-BROWSER"  # noqa: S105 - the place of one
"""Stands in drawn forms where each browser's own token goes, so that what is drawn can be shared."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the page that is replaced as one. ``column`` is None above the board."""

    name: str
    html: SafeString
    digest: str
    column: Column | None = None


def parts_of(board: Board, guides: Mapping[str, list[Any]], context: Mapping[str, Any]) -> list[Part]:
    """What stands above, and all pieces. ``guides``: part → guiding questions.

    ``context``: item, detail, may, ordering, next_flag, longest (characters of a card).
    """
    shared = {**context, "board": board, "csrf_token": FORM_TOKEN}
    found = [_part(name, template, shared) for name, template in ABOVE]
    for column in board.columns:
        drawn = _sections(column, context["longest"], ordering=bool(context.get("ordering")))
        given = {
            **shared,
            "column": column,
            "sections": drawn,
            "guides": _guides(column, guides, context),
            "empty_types": _empty(column),
        }
        found.append(_part(column.piece, "_piece", given))
    return found


def _part(name: str, template: str, context: Mapping[str, Any]) -> Part:
    html = mark_safe(render_to_string(f"canvas/{template}.html", dict(context)))  # noqa: S308 - a template's own output
    return Part(name, html, blake2b(html.encode(), digest_size=6).hexdigest(), context.get("column"))


def _guides(column: Column, guides: Mapping[str, list[Any]], context: Mapping[str, Any]) -> SafeString:
    """The guiding questions of a piece, a fifth of the page's cost: drawn once for all who are asked the same."""
    asked = tuple((name, tuple(guides[name])) for name in _guide_parts(column.piece) if guides.get(name))
    item, writable = context["item"], context["writable"]
    given = {"item": item, "writable": writable, "column": column, "guides": asked}
    key = (get_language(), item.code, writable, column.piece, asked)
    return _asked.take(key, lambda: mark_safe(render_to_string("canvas/_guides.html", given)))  # noqa: S308 - a template's own output


def _guide_parts(piece: str) -> tuple[str, ...]:
    return ("kunskap", "karna") if piece == "kunskap" else (piece,)


def _empty(column: Column) -> list[tuple[str, Any]]:
    """The types of the piece that have no card yet."""
    filled = {section.kind for section in column.sections}
    return [row for row in column.types if row[0] not in filled]


def _sections(column: Column, longest: int, *, ordering: bool) -> list[dict[str, Any]]:
    return [
        {
            "kind": row.kind,
            "title": row.title,
            "html": _cards(row.cards, column.lane, longest, ordering=ordering),
        }
        for row in column.sections
    ]


def _cards(cards: Iterable[BoardCard], lane: str, longest: int, *, ordering: bool) -> SafeString:
    row = list(cards)
    asked = gettext("open question")
    drawn = [
        _card(card, lane, asked, longest, _order(card, index == 0, index == len(row) - 1) if ordering else "")
        for index, card in enumerate(row)
    ]
    return SafeString("".join(drawn))


def _card(card: BoardCard, lane: str, asked: str, longest: int, slot: str) -> str:
    row, number = card.row, len(card.links)
    text = short_text(row.text, longest)
    cut = "" if len(text) == len(row.text) else " data-cut"
    return card_html(
        kind=row.key, lane=lane, text=text, href=card.url, marks=" ".join(mark for mark, _words in card.marks),
        mark_text=", ".join(words for _mark, words in card.marks), facts=card.facts,
        links=ngettext("%(number)s link", "%(number)s links", number) % {"number": number} if number else "",
        links_more=", ".join(card.links), asked=asked if card.asked else "", slot=slot, sign=False,
        attrs=format_html('id="kort-{}"', row.key) + cut,
    )  # fmt: skip


def _order(card: BoardCard, first: bool, last: bool) -> str:
    """Buttons up and down, for the form that the page has for them."""
    ways = [("up", "↑", gettext("Up"))] * (not first) + [("down", "↓", gettext("Down"))] * (not last)
    return "".join(
        format_html(
            '<button class="card-move" form="order-form" formaction="{}ordning/" name="way" value="{}">'
            '<span aria-hidden="true">{}</span><span class="ds-sr-only">{}: {}</span></button>',
            card.url, way, arrow, words, card.key,
        )
        for way, arrow, words in ways
    )  # fmt: skip
