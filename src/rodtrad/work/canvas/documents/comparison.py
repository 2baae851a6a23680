"""Two sketches of a case side by side, by part: new, changed, moved, put away, links (KUB-65).

Built from plain values: whoever keeps versions hands over two Sketches.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rodtrad.foundation.render.blocks import Column, Document, Section, Table, paragraphs
from rodtrad.kernel.kubinol.words import PIECES
from rodtrad.work.canvas.choices import PIECE_TITLES, RELATION_LABELS
from rodtrad.work.canvas.documents.cards import cut
from rodtrad.work.canvas.documents.parts import headed
from rodtrad.work.canvas.documents.sources import Told

Rows = tuple[Mapping[str, Any], ...]
_BESIDE = ("id", "text", "piece", "life", "retire_reason", "extra")


@dataclass(frozen=True, slots=True)
class Sketch:
    """A frozen sketch: ``cards`` and ``links`` as rows of the case's form (form sections 4-6)."""

    number: int
    name: str
    day: date
    cards: Rows
    links: Rows = ()

    @property
    def title(self) -> str:
        name = f", {self.name}" if self.name else ""
        return _("Sketch %(number)s (%(day)s%(name)s)") % {
            "number": self.number,
            "day": self.day,
            "name": name,
        }


def comparison(told: Told, before: Sketch, after: Sketch, *, language: str) -> Document:
    """What became of each card between the two; parts without a change are left out."""
    sections = []
    for piece in PIECES:
        rows = _rows(before, after, piece)
        if rows:
            title = str(PIECE_TITLES[piece])
            heads = (
                Column(_("What happened"), weight=0.8),
                Column(before.title, weight=2),
                Column(after.title, weight=2),
            )
            sections.append(Section(title, (Table(title, heads, rows),)))
    links = _links(before, after)
    if links:
        columns = (Column(_("What happened"), weight=0.8), Column(_("Link"), weight=4))
        sections.append(Section(_("Links"), (Table(_("Links"), columns, links),)))
    if not sections:
        sections.append(Section(_("The same"), (paragraphs(_("Nothing differs between the two sketches.")),)))
    told_ = _("%(before)s and %(after)s") % {"before": before.title, "after": after.title}
    return headed(told, tuple(sections), subtitle=told_, language=language)


def _rows(before: Sketch, after: Sketch, piece: str) -> tuple[tuple[str, str, str], ...]:
    old = {row["id"]: row for row in before.cards}
    new = {row["id"]: row for row in after.cards}
    rows = []
    for key in dict.fromkeys([*old, *new]):
        one, other = old.get(key), new.get(key)
        shown = other or one
        if shown is not None and shown.get("piece") == piece and (what := _what(one, other)):
            rows.append((what, _said(one), _said(other)))
    return tuple(rows)


def _what(one: Mapping[str, Any] | None, other: Mapping[str, Any] | None) -> str:
    """New, changed, moved, put away or brought back; empty when nothing differs."""
    was, is_ = _lives(one), _lives(other)
    if was and not is_:
        return pgettext("of a card", "put away")
    if is_ and not was:
        return _("new") if one is None else _("brought back")
    if not is_ or one is None or other is None:
        return ""
    moved = one.get("piece") != other.get("piece") or one.get("type") != other.get("type")
    changed = one.get("text") != other.get("text") or _beside(one) != _beside(other)
    return ", ".join(word for word, so in ((_("moved"), moved), (_("changed"), changed)) if so)


def _lives(row: Mapping[str, Any] | None) -> bool:
    return row is not None and row.get("life", "current") != "retired"


def _beside(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in (*_BESIDE, "type")}


def _said(row: Mapping[str, Any] | None) -> str:
    return str(row["text"]) if row is not None and _lives(row) else ""


def _links(before: Sketch, after: Sketch) -> tuple[tuple[str, str], ...]:
    texts = {row["id"]: str(row["text"]) for row in (*before.cards, *after.cards)}
    old, new = _living(before), _living(after)
    changes = [(_("new"), key) for key in new if key not in old] + [
        (pgettext("of a link", "put away"), key) for key in old if key not in new
    ]
    return tuple(
        (what, f"{cut(texts.get(one, one), 90)} {RELATION_LABELS[rel]} {cut(texts.get(other, other), 90)}")
        for what, (one, rel, other) in changes
    )


def _living(sketch: Sketch) -> dict[tuple[str, str, str], None]:
    return {(str(row["from"]), str(row["rel"]), str(row["to"])): None for row in sketch.links if _lives(row)}
