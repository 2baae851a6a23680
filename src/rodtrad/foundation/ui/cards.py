"""The HTML of c-board-card. In Python: a canvas has hundreds of them, and a template costs four times more."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.templatetags.static import static
from django.utils.html import conditional_escape as safe
from django.utils.safestring import SafeString


@cache
def _sign(name: str) -> str:
    return f'<svg class="icon" aria-hidden="true"><use href="{safe(static("ui/icons.svg"))}#{safe(name)}"/></svg>'


def card_html(given: Mapping[str, Any]) -> SafeString:
    """One card, from the attributes of c-board-card."""
    lane = given["lane"]
    text, href, marks, words = given["text"], given["href"], given["marks"], given["mark_text"]
    head = f'<article class="card" data-lane="{safe(lane)}"'
    if marks:
        head += f' data-marks="{safe(marks)}"'
    if given["selected"]:
        head += " data-selected"
    kind = f"{_sign(f'lane-{lane}')}{safe(given['kind'])}"
    if words:
        kind += f' <span class="card-mark">{safe(words)}</span>'
    body = f'<a href="{safe(href)}">{safe(text)}</a>' if href else safe(text)
    parts = f'<p class="card-kind">{kind}</p><p class="card-text">{body}</p>{_foot(given)}'
    return SafeString(f"{head} {given['attrs']}>{parts}</article>")


def _foot(given: Mapping[str, Any]) -> str:
    links, slot = given["links"], given["slot"]
    if not links and not slot.strip():
        return ""
    count = ""
    if links:
        words = f'<span class="ds-sr-only"> {safe(given["links_text"])}</span>'
        count = f'<span class="card-links">{_sign("link")}{safe(links)}{words}</span>'
    return f'<div class="card-foot">{count}{slot}</div>'
