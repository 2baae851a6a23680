"""Where one is among the pages of insights: their sections, and the pages of one section. Both are drawn as tabs."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()

# section → its pages, (name of the address, title); the first is where the section's tab leads
SECTIONS: tuple[tuple[Promise, tuple[tuple[str, Promise], ...]], ...] = (
    (_("Insights"), (("list", _("All insights")), ("labels", _("Shifts")), ("groups", _("Groups")))),
    (
        _("Insight works"),
        (
            ("works", _("All works")),
            ("rounds", _("Questions to units")),
            ("fatigue", _("How often groups are asked")),
            ("partners", _("Partners")),
        ),
    ),
    (
        _("Map"),
        (("map", _("One municipality")), ("merged", _("Several together")), ("national", _("Sweden"))),
    ),
    (
        _("White spots"),
        (
            ("white-spots", _("One municipality")),
            ("white-joined", _("Several together")),
            ("equality", _("Who is heard")),
        ),
    ),
    (_("Answers"), (("said", _("You said, we did")), ("debt", _("Answers we owe")))),
    (_("Maps of value"), (("value-maps", _("Maps of value")),)),
    (_("Reports"), (("reports", _("For the board")), ("accounts", _("Insight accounts")))),
)


@register.simple_tag
def insight_sections(here: str) -> list[dict[str, Any]]:
    """The tabs at the top; the one that holds the page ``here`` is current."""
    return [
        {"title": title, "url": reverse(f"insights:{pages[0][0]}"), "current": _holds(pages, here)}
        for title, pages in SECTIONS
    ]


@register.simple_tag
def insight_pages(here: str) -> list[dict[str, Any]]:
    """The tabs within the section of the page ``here``; none for a section of one page."""
    found = next((pages for _title, pages in SECTIONS if _holds(pages, here)), ())
    if len(found) < 2:
        return []
    return [
        {"title": title, "url": reverse(f"insights:{name}"), "current": name == here} for name, title in found
    ]


def _holds(pages: tuple[tuple[str, Promise], ...], here: str) -> bool:
    return any(name == here for name, _title in pages)
