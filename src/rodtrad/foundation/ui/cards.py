"""The HTML of a card, for c-board-card and for the canvas. In Python: a canvas has hundreds of them."""

from __future__ import annotations

from functools import cache
from html import escape

from django.templatetags.static import static
from django.utils.safestring import SafeString

GIVEN = frozenset({"kind", "lane", "text", "href", "marks", "mark_text", "facts", "links", "links_text",
                   "links_more", "asked", "selected"})  # fmt: skip
"""What c-board-card takes, all texts, empty when left out; its template says what each is."""


@cache
def _sign(name: str) -> str:
    return f'<svg class="icon" aria-hidden="true"><use href="{escape(static("ui/icons.svg"))}#{escape(name)}"/></svg>'


def card_html(
    *, kind: str, lane: str, text: str, href: str = "", marks: str = "", mark_text: str = "", facts: str = "",
    links: str = "", links_text: str = "", links_more: str = "", asked: str = "", selected: str = "",
    slot: str = "", attrs: str = "", sign: bool = True,
) -> SafeString:  # fmt: skip
    """One card. ``slot`` and ``attrs`` are HTML already, all else is escaped here."""
    head = f'<article class="card" data-lane="{escape(lane)}"'
    if marks:
        head += f' data-marks="{escape(marks)}"'
    if selected:
        head += " data-selected"
    head += f" {attrs}>" if attrs else ">"
    mark = f' <span class="card-mark">{escape(mark_text)}</span>' if mark_text else ""
    body = escape(text)
    if href:
        body = f'<a href="{escape(href)}">{body}</a>'
    parts = [head, f'<p class="card-kind">{_sign(f"lane-{lane}") if sign else ""}{escape(kind)}{mark}</p>',
             f'<p class="card-text">{body}</p>']  # fmt: skip
    if facts:
        parts.append(f'<p class="card-facts">{escape(facts)}</p>')
    foot = _links(links, links_text, links_more)
    if asked:
        foot += f'<span class="card-asked">{escape(asked)}</span>'
    if foot or slot.strip():
        parts.append(f'<div class="card-foot">{foot}{slot}</div>')
    parts.append("</article>")
    return SafeString("".join(parts))


def _links(number: str, words: str, more: str) -> str:
    """How many links; with ``more`` a fold that says which."""
    if not number:
        return ""
    said = f" {escape(words)}" if words else ""
    if more:
        return f'<details class="card-links"><summary>{escape(number)}{said}</summary><p>{escape(more)}</p></details>'
    return f'<span class="card-links">{_sign("link")}{escape(number)}<span class="ds-sr-only">{said}</span></span>'
