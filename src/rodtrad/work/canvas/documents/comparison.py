"""Two sketches of a case side by side, by part: new, changed, moved, put away, links (KUB-65)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from rodtrad.foundation.base.days import in_words
from rodtrad.foundation.render.blocks import Column, Document, Section, Table, paragraphs
from rodtrad.work.canvas.documents.parts import headed
from rodtrad.work.canvas.documents.sources import Told
from rodtrad.work.canvas.models import Version
from rodtrad.work.canvas.queries.sketches import Difference, compared
from rodtrad.work.canvas.queries.versions import Cards, cards_now
from rodtrad.work.canvas.rules.differences import Plain, content_of
from rodtrad.work.canvas.rules.reach import said_level

NOW = "nu"
Between = tuple[str, str]
"""Which two: numbers of sketches; the later may be NOW, the board as it is."""


class NoSketch(LookupError):
    """The case has no sketch of that number."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A sketch with everything in it. ``comparison`` leaves out what the reader may not see."""

    title: str
    content: Plain


def comparison(told: Told, before: Sketch, after: Sketch, now: Cards, *, language: str) -> Document:
    """What became of each card between the two; parts without a change are left out. ``now.hidden``: never there."""
    heads = (
        Column(_("What happened"), weight=1.1), Column(_("Card"), weight=1.1), Column(before.title, weight=2.5),
        Column(after.title, weight=2.5),
    )  # fmt: skip
    sections = []
    for part in compared(before.content, after.content, now):
        title = str(capfirst(str(part.title)))
        rows = tuple((str(row.title), _named(row), row.before, row.after) for row in part.rows)
        sections.append(Section(title, (Table(title, heads, rows),), tone=part.lane))
    if not sections:
        sections.append(Section(_("The same"), (paragraphs(_("Nothing differs between the two sketches.")),)))
    subtitle = _("%(before)s and %(after)s") % {"before": before.title, "after": after.title}
    return headed(told, tuple(sections), subtitle=subtitle, language=language)


def _named(row: Difference) -> str:
    return f"{row.kind} {row.key}".strip()


def versions_of(told: Told) -> list[tuple[str, str]]:
    """The sketches to choose between, newest first: number, and number, name and day in words."""
    rows = sorted(told.history.get("versions", ()), key=lambda row: int(row["number"]), reverse=True)
    return [
        (str(row["number"]), _said(row["number"], row.get("name"), in_words(str(row.get("date", "")))))
        for row in rows
    ]


def _said(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)


def newest_and_now(told: Told) -> Between:
    """What is compared when nobody has chosen. Raises NoSketch."""
    found = versions_of(told)
    if not found:
        raise NoSketch(told.case.id)
    return found[0][0], NOW


def compared_of(told: Told, between: Between, cards: Collection[str] | None, *, language: str) -> Document:
    """The two sketches as far as the reader sees their cards. Raises NoSketch.

    Without a choice of cards, those shown to fewer than the work are left out, as in every document.
    """
    known = dict(versions_of(told))
    found = _contents(told, {number for number in between if number in known})
    sketches = []
    for number in between:
        if number == NOW:
            sketches.append(Sketch(_("As it is now"), _as_now(told)))
        elif number in found:
            title = _("Sketch %(number)s") % {"number": known[number]}
            sketches.append(Sketch(title, found[number]))
        else:
            raise NoSketch(number)
    before, after = sketches
    now = Cards({}, frozenset())
    if told.detail is not None and told.actor is not None:
        now = cards_now(told.actor, told.detail)
    left_out = _left_out(told, before, after, cards)
    return comparison(told, before, after, replace(now, hidden=now.hidden | left_out), language=language)


def _contents(told: Told, numbers: Collection[str]) -> dict[str, Plain]:
    if told.detail is None:
        rows = told.history.get("versions", ())
        return {str(row["number"]): _rows(row) for row in rows if str(row["number"]) in numbers}
    wanted = Version.objects.filter(case=told.detail, number__in=[int(number) for number in numbers])
    return {str(version.number): version.content for version in wanted}


def _as_now(told: Told) -> Plain:
    content = content_of(told.whole or told.case)
    return content if told.detail is not None else _rows(content)


def _rows(content: Mapping[str, Any]) -> Plain:
    """Cards and links alone: a sketch in a file holds nothing else."""
    return {name: [dict(row) for row in content.get(name, ())] for name in ("cards", "links")}


def _left_out(told: Told, before: Sketch, after: Sketch, chosen: Collection[str] | None) -> frozenset[str]:
    """Cards on the board that were not ticked, and those shown to fewer that nobody ticked."""
    levels = {card.id: card.visibility for card in (told.whole or told.case).cards}
    rows = [row for sketch in (before, after) for row in sketch.content.get("cards", ())]
    narrow = {
        row["id"]
        for row in rows
        if said_level(levels.get(row["id"], row.get("visibility", "")), told.case.visibility)
    }
    if chosen is None:
        return frozenset(narrow)
    on_board = {card.id for card in told.case.cards}
    return frozenset((narrow | on_board) - set(chosen))
