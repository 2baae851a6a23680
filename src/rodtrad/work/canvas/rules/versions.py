"""What changed from one sketch to another, part by part. Sketches are in the file's form (rules.differences).

A change is a row ``[what, piece, card, names]``, as a version keeps it: what = new, changed, moved, retired, back,
linked, relinked, unlinked, order or fields; names = the keys that differ, for links [relation, other card].
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from rodtrad.kernel.kubinol import flat
from rodtrad.kernel.kubinol.case import Case
from rodtrad.kernel.kubinol.words import PIECES
from rodtrad.work.canvas.rules.differences import LinkKey, Plain, between, link_key

_LIFE = frozenset({"life", "retire_reason"})
_PLACE = frozenset({"piece", "type"})
LINK_CHANGES = ("linked", "relinked", "unlinked")
Row = list[Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``other``: the card at the far end of a link; ``rel``: its relation."""

    what: str
    piece: str = ""
    card: str = ""
    names: tuple[str, ...] = ()
    rel: str = ""
    other: str = ""

    def row(self) -> Row:
        return [self.what, self.piece, self.card, [self.rel, self.other] if self.rel else list(self.names)]


def as_change(row: Row) -> Change:
    """A stored row as a change."""
    what, piece, card, names = row
    if what in LINK_CHANGES:
        return Change(what, piece, card, rel=names[0], other=names[1])
    return Change(what, piece, card, tuple(names))


def changes_between(before: Plain, after: Plain) -> tuple[Change, ...]:
    """Every change from ``before`` to ``after``, part by part, cards in board order, then their links."""
    difference = between(before, after)
    old = {card["id"]: card for card in before.get("cards", ())}
    new = {card["id"]: card for card in after.get("cards", ())}
    found: list[Change] = []
    if difference.fields:
        found.append(Change("fields", names=tuple(difference.fields)))
    for key, card in new.items():
        if key not in old:
            if card.get("life") != "retired":
                found.append(Change("new", card["piece"], key))
        elif key in difference.changed_cards:
            found += _of_card(old[key], card, difference.changed_cards[key])
    found += [Change("retired", old[key]["piece"], key) for key in difference.gone_cards]
    found += _of_links(before, after, {**old, **new})
    if difference.order:
        found.append(Change("order"))
    return tuple(sorted(found, key=_part))


def _part(change: Change) -> int:
    return PIECES.index(change.piece) if change.piece in PIECES else -1


def _of_card(before: Plain, after: Plain, names: Iterable[str]) -> list[Change]:
    key, piece, changed = after["id"], after["piece"], frozenset(names)
    found: list[Change] = []
    was, now = before.get("life") == "retired", after.get("life") == "retired"
    if was != now:
        found.append(Change("retired" if now else "back", piece, key))
    if changed & _PLACE:
        found.append(Change("moved", piece, key, tuple(sorted(changed & _PLACE))))
    own = tuple(name for name in names if name not in _PLACE and not (name in _LIFE and (was or now)))
    if own:
        found.append(Change("changed", piece, key, own))
    return found


def _of_links(before: Plain, after: Plain, cards: dict[str, Plain]) -> list[Change]:
    old, new = _living(before), _living(after)
    found = []
    for what, keys in (
        ("linked", [key for key in new if key not in old]),
        ("relinked", [key for key in new if key in old and old[key] != new[key]]),
        ("unlinked", [key for key in old if key not in new]),
    ):
        for source, rel, target in keys:
            piece = cards.get(source, {}).get("piece", "")
            found.append(Change(what, piece, source, rel=rel, other=target))
    return found


def _living(content: Plain) -> dict[LinkKey, Plain]:
    return {link_key(link): link for link in content.get("links", ()) if link.get("life") != "retired"}


def without_cards(content: Plain, hidden: Collection[str]) -> Plain:
    """The sketch without these cards and the links that have one of them at an end."""
    if not hidden:
        return content
    return {
        **content,
        "cards": [card for card in content.get("cards", ()) if card["id"] not in hidden],
        "links": [link for link in content.get("links", ()) if not {link["from"], link["to"]} & set(hidden)],
    }


def seen_changes(changes: Iterable[Change], hidden: Collection[str]) -> tuple[Change, ...]:
    """Those of the changes that are about no hidden card."""
    gone = set(hidden)
    return tuple(change for change in changes if change.card not in gone and change.other not in gone)


def case_of_content(content: Plain) -> Case:
    """A frozen sketch as the checks take it."""
    values = {name: value for name, value in content.items() if name != "extra"}
    cards = [
        {name: value for name, value in card.items() if name != "extra"} for card in content.get("cards", ())
    ]
    links = [
        {name: value for name, value in link.items() if name != "extra"} for link in content.get("links", ())
    ]
    return flat.case_from_flat({**values, "cards": cards, "links": links})


_RELEASED_CARD = ("id", "piece", "type", "basis", "text")
_RELEASED_LINK = ("from", "rel", "to", "basis")


def released(content: Plain, narrow: Collection[str]) -> Plain:
    """What of a sketch is shown outside the work: title, description and statements; no notes, sources or drafts.

    ``narrow``: ids of cards that are shown to fewer.
    """
    left_out = set(narrow) | {
        card["id"] for card in content.get("cards", ()) if card.get("life", "current") != "current"
    }
    shown = without_cards(content, left_out)
    return {
        **{name: content[name] for name in ("title", "description", "status") if name in content},
        "cards": [_only(card, _RELEASED_CARD) for card in shown.get("cards", ())],
        "links": [_only(link, _RELEASED_LINK) for link in _living(shown).values()],
    }


def _only(row: Plain, names: Iterable[str]) -> Plain:
    return {name: row[name] for name in names if name in row}


def cards_by_id(content: Plain) -> dict[str, Plain]:
    return {card["id"]: card for card in content.get("cards", ())}
