"""What differs between two cases in the file's form. Read by import, versions and the history.

Two cases without a difference are equal in the sense of form section 14: labels are sets, all else is as it
stands. ``content`` is a case as JSON: the flat map of the form, unknown keys of each row under its ``extra``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rodtrad.kernel.kubinol import flat
from rodtrad.kernel.kubinol.case import Card, Case

Plain = dict[str, Any]
LinkKey = tuple[str, str, str]
_ROWS = ("cards", "links")
_BESIDE = ("history", "expected_findings")


def plain(value: Any) -> Any:
    """JSON's own kinds: tuples as lists, all the way down."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [plain(inner) for inner in value]
    return value


def content_of(case: Case) -> Plain:
    """The case in the file's form, without history and expected findings."""
    bare = replace(case, cards=(), links=(), expected_findings=None, history=None)
    content: Plain = plain(flat.case_to_flat(bare))
    own = {name: value for name, value in case.extra.items() if name not in _BESIDE}
    content |= {"extra": plain(own)} if own else {}
    if case.cards:
        content["cards"] = [_card_content(card, case.visibility) for card in case.cards]
    if case.links:
        content["links"] = [_with_extra(flat.link_to_flat(link), link.extra) for link in case.links]
    return content


def _card_content(card: Card, visibility: str) -> Plain:
    content = _with_extra(flat.card_to_flat(card), card.extra)
    if content.get("visibility") == visibility:
        del content["visibility"]  # it only repeats the case's
    return content


def _with_extra(values: Plain, extra: Mapping[str, Any]) -> Plain:
    content: Plain = plain(values)
    return content | ({"extra": plain(extra)} if extra else {})


@dataclass(slots=True)
class Difference:
    """From one case to another: keys of the case, ids of cards, keys of links; what only one has; order."""

    fields: list[str] = field(default_factory=list)
    new_cards: list[str] = field(default_factory=list)
    changed_cards: dict[str, list[str]] = field(default_factory=dict)
    gone_cards: list[str] = field(default_factory=list)
    new_links: list[LinkKey] = field(default_factory=list)
    changed_links: dict[LinkKey, list[str]] = field(default_factory=dict)
    gone_links: list[LinkKey] = field(default_factory=list)
    order: bool = False

    def __bool__(self) -> bool:
        return bool(
            self.fields or self.new_cards or self.changed_cards or self.gone_cards or self.new_links
            or self.changed_links or self.gone_links or self.order
        )  # fmt: skip


def link_key(link: Mapping[str, Any]) -> LinkKey:
    return link["from"], link["rel"], link["to"]


def between(before: Plain, after: Plain) -> Difference:
    """What to change in ``before`` so that it says what ``after`` says. Gone things that are retired in
    ``before`` do not count: they are already put away."""
    found = Difference(fields=_changed_keys(_fields(before), _fields(after), ("theme", "tags")))
    old = {card["id"]: card for card in before.get("cards", ())}
    new = {card["id"]: card for card in after.get("cards", ())}
    found.new_cards = [key for key in new if key not in old]
    for key, card in new.items():
        if key in old and (names := _changed_keys(old[key], card, ("tags",))):
            found.changed_cards[key] = names
    found.gone_cards = [key for key, card in old.items() if key not in new and card.get("life") != "retired"]
    found.order = [key for key in old if key in new] != [key for key in new if key in old]
    _compare_links(found, before, after)
    return found


def by_persons(came: Plain, now: Plain) -> Difference:
    """What persons have changed since a case came: all but who is in the team (form section 13)."""
    found = between(came, now)
    found.fields = [name for name in found.fields if name != "team"]
    return found


def _compare_links(found: Difference, before: Plain, after: Plain) -> None:
    old = {link_key(link): link for link in before.get("links", ())}
    new = {link_key(link): link for link in after.get("links", ())}
    found.new_links = [key for key in new if key not in old]
    for key, link in new.items():
        if key in old and (names := _changed_keys(old[key], link, ())):
            found.changed_links[key] = names
    found.gone_links = [key for key, link in old.items() if key not in new and link.get("life") != "retired"]


def _fields(content: Plain) -> Plain:
    return {key: value for key, value in content.items() if key not in (*_ROWS, *_BESIDE)}


def _changed_keys(before: Plain, after: Plain, labels: tuple[str, ...]) -> list[str]:
    if before == after:
        return []
    names = dict.fromkeys([*before, *after])
    return [name for name in names if _said(before, name, labels) != _said(after, name, labels)]


def _said(values: Plain, name: str, labels: tuple[str, ...]) -> Any:
    value = values.get(name)
    return _as_set(value) if name in labels and value is not None else value


def _as_set(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_set(inner) for key, inner in value.items()}
    return frozenset(value) if isinstance(value, list) else value
