"""A card on the board: drawn in Python, since a canvas holds hundreds of them."""

from __future__ import annotations

from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from rodtrad.work.canvas.queries.board import BoardCard

register = template.Library()


@register.filter
def card_begun(card: BoardCard, lane: str) -> SafeString:
    """The article of a card, all but its end tag: key, marks, text, facts, links and open questions.

    Everything is escaped here.
    """
    mark = f' <span class="card-mark">{escape(card.mark_text)}</span>' if card.mark_text else ""
    marks = f' data-marks="{escape(card.marks)}"' if card.marks else ""
    parts = [
        f'<article class="card" id="kort-{escape(card.key)}" data-lane="{escape(lane)}"{marks}>',
        f'<p class="card-kind">{escape(card.key)}{mark}</p>',
        f'<p class="card-text"><a href="{escape(card.url)}">{escape(card.text)}</a></p>',
    ]
    if card.facts:
        parts.append(f'<p class="card-facts">{escape(card.facts)}</p>')
    if card.links or card.questions:
        parts.append(f'<div class="card-line">{_links(card)}{_asked(card)}</div>')
    return SafeString("".join(parts))


def _links(card: BoardCard) -> str:
    if not card.links:
        return ""
    count = ngettext("%(number)s link", "%(number)s links", card.links) % {"number": card.links}
    return f'<details class="card-links"><summary>{escape(count)}</summary><p>{escape(card.links_text)}</p></details>'


def _asked(card: BoardCard) -> str:
    words = gettext("open question")  # outside the f-string, where the extractor of translations can see it
    return f'<p class="card-asked">{escape(words)}</p>' if card.questions else ""
