"""One sketch as it was, and any two side by side, as far as the reader sees their cards now."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from rodtrad.foundation.base.scope import Actor
from rodtrad.kernel.kubinol.words import CARD_TYPES_OF
from rodtrad.work.canvas.choices import (
    CHANGE_TITLES,
    PIECE_TITLES,
    RELATION_LABELS,
    TYPE_PLURALS,
    TYPE_TITLES,
    title_of,
)
from rodtrad.work.canvas.models import CaseDetail
from rodtrad.work.canvas.queries.cards import said_in_words
from rodtrad.work.canvas.queries.versions import Cards
from rodtrad.work.canvas.queries.whole import load_cases, seen_by
from rodtrad.work.canvas.rules import versions
from rodtrad.work.canvas.rules.differences import Plain, content_of
from rodtrad.work.canvas.rules.versions import Change

PIECE_LANES = {"nytta": "benefit", "behov-kontext": "needs", "kunskap": "knowledge", "insats": "intervention",
               "prova": "trying", "osorterat": "needs"}  # fmt: skip
# The first two may name works that the reader may not see; the conditions have a page of their own.
_LEFT_OUT = frozenset({"parent_case", "inspired_by", "conditions"})


@dataclass(slots=True)
class SketchCard:
    """A card as it was. ``code``: its own item, empty when it is no card of the case any more."""

    key: str
    text: str
    kind: Promise | str
    marks: str = ""
    mark_text: str = ""
    code: str = ""
    retired_now: bool = False


@dataclass(slots=True)
class SketchPiece:
    piece: str
    lane: str
    title: Promise
    sections: list[tuple[Promise, list[SketchCard]]] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(len(cards) for _title, cards in self.sections)


def sketch_of(content: Plain, now: Cards) -> list[SketchPiece]:
    """A frozen sketch by piece and type, as far as the reader sees its cards. Cards that were put away are left out."""
    shown = versions.without_cards(content, now.hidden_in(content))
    by_type: dict[str, list[SketchCard]] = {}
    for card in shown.get("cards", ()):
        if card.get("life") != "retired":
            by_type.setdefault(card["type"], []).append(sketch_card(card, now))
    pieces = []
    for piece, types in CARD_TYPES_OF.items():
        sections = [(TYPE_PLURALS[name], by_type[name]) for name in types if name in by_type]
        if sections or piece != "osorterat":
            pieces.append(SketchPiece(piece, PIECE_LANES[piece], PIECE_TITLES[piece], sections))
    return pieces


def sketch_card(card: Plain, now: Cards) -> SketchCard:
    suggested = card.get("basis") == "inferred"
    return SketchCard(
        card["id"], card["text"], TYPE_TITLES[card["type"]], "suggested" if suggested else "", "",
        now.codes.get(card["id"], ""), card["id"] in now.retired,
    )  # fmt: skip


@dataclass(slots=True)
class Difference:
    """One card, or one link of it, that differs between two sketches."""

    what: str
    title: Promise | str
    key: str
    kind: Promise | str
    before: str = ""
    after: str = ""
    code: str = ""
    retired_now: bool = False
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class PartDifference:
    piece: str
    lane: str
    title: Promise | str
    rows: list[Difference] = field(default_factory=list)


def content_now(actor: Actor, detail: CaseDetail) -> Plain:
    """The case as it is now, as far as the actor sees it."""
    return content_of(seen_by(actor, load_cases(actor, [detail.item.code])[0]).case)


def compared(before: Plain, after: Plain, now: Cards) -> list[PartDifference]:
    """What differs between two sketches, part by part; parts without a difference are left out."""
    before = versions.without_cards(before, now.hidden_in(before))
    after = versions.without_cards(after, now.hidden_in(after))
    old, new = versions.cards_by_id(before), versions.cards_by_id(after)
    parts: dict[str, PartDifference] = {}
    for change in versions.changes_between(before, after):
        if change.what == "order":
            continue
        part = parts.get(change.piece)
        if part is None:
            title = PIECE_TITLES.get(change.piece, CHANGE_TITLES["fields"])
            part = parts[change.piece] = PartDifference(
                change.piece, PIECE_LANES.get(change.piece, "needs"), title
            )
        part.rows += (
            _fields(before, after, change) if change.what == "fields" else [_row(change, old, new, now)]
        )
    return list(parts.values())


def _row(change: Change, old: dict[str, Plain], new: dict[str, Plain], now: Cards) -> Difference:
    was, became = old.get(change.card, {}), new.get(change.card, {})
    row = Difference(
        change.what, CHANGE_TITLES[change.what], change.card, TYPE_TITLES.get((became or was).get("type", ""), ""),
        code=now.codes.get(change.card, ""), retired_now=change.card in now.retired, names=change.names,
    )  # fmt: skip
    if change.rel:
        other = (new.get(change.other) or old.get(change.other) or {}).get("text", change.other)
        said = f"{RELATION_LABELS.get(change.rel, change.rel)}: {other}"
        row.before, row.after = (said, "") if change.what == "unlinked" else ("", said)
    elif change.what == "moved":
        row.before, row.after = (str(TYPE_TITLES[each["type"]]) for each in (was, became))
    elif change.what == "new" or change.what == "back":
        row.after = became.get("text", "")
    elif change.what == "retired":
        row.before = was.get("text", "")
    else:
        row.before, row.after = said_values(was, change.names), said_values(became, change.names)
    return row


def _fields(before: Plain, after: Plain, change: Change) -> list[Difference]:
    return [
        Difference(
            "fields", CHANGE_TITLES["changed"], "", str(title_of(name)), said_values(before, (name,)),
            said_values(after, (name,)),
        )
        for name in change.names
        if name not in _LEFT_OUT
    ]  # fmt: skip


def said_values(row: Plain, names: Collection[str]) -> str:
    """Values of a card or case as a few lines; the text alone stands without its name."""
    lines = []
    for name in names:
        value = row.get(name)
        if value in (None, "", [], {}):
            continue
        said = said_value(name, value)
        lines.append(said if tuple(names) == (name,) and name == "text" else f"{title_of(name)}: {said}")
    return "\n".join(lines)


def said_value(name: str, value: Any) -> str:
    """One value in words."""
    if isinstance(value, dict):
        return "; ".join(f"{title_of(key)}: {said_value(key, inner)}" for key, inner in value.items())
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "; ".join(said_value(name, each) for each in value)
    return said_in_words(name, value)
