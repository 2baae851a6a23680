"""Between the dataclasses of ``case`` and the plain maps that stand in the file.

A flat map has the keys of the form, values without defaults, lists as tuples. Unknown keys are no part of
it: they travel as ``extra``, a map of the same nesting in which the places of a list are keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from rodtrad.kernel.kubinol.case import Area, Card, Case, CaseFile, Fields, Link
from rodtrad.kernel.kubinol.keys import Key, Shape
from rodtrad.kernel.kubinol.schema import AREA, CARD, CARD_KEYS, CASE, LINK

Flat = dict[str, Any]

_CARD_NAMES = frozenset(key.name for key in CARD_KEYS)
_CASE_ATTRIBUTES = (
    "id",
    "municipality",
    "title",
    "status",
    "description",
    "paused_from",
    "status_since",
    "exploring",
    "visibility",
)
_CASE_REST = frozenset((*_CASE_ATTRIBUTES, "cards", "links", "expected_findings", "history"))
_LINK_ENDS = {"from": "source", "to": "target"}


def area_from_flat(values: Fields) -> Area:
    """Return the area of a checked map."""
    return Area(**values)


def card_from_flat(values: Fields, extra: Fields | None = None) -> Card:
    """Return the card of a checked map, common and own keys together."""
    own = {name: value for name, value in values.items() if name not in _CARD_NAMES}
    common = {name: value for name, value in values.items() if name in _CARD_NAMES}
    return Card(**common, fields=own, extra=extra or {})


def link_from_flat(values: Fields, extra: Fields | None = None) -> Link:
    """Return the link of a checked map; ``from`` and ``to`` are no names in Python."""
    named = {_LINK_ENDS.get(name, name): value for name, value in values.items()}
    return Link(**named, extra=extra or {})


def case_from_flat(values: Fields, extra: Fields | None = None) -> Case:
    """Return the case of a checked map with its cards and links; the extras of cards go to the cards."""
    rest = dict(extra or {})
    card_extras, link_extras = rest.pop("cards", {}), rest.pop("links", {})
    expected = values.get("expected_findings")
    return Case(
        **{name: values[name] for name in _CASE_ATTRIBUTES if name in values},
        fields={name: value for name, value in values.items() if name not in _CASE_REST},
        cards=tuple(
            card_from_flat(card, card_extras.get(str(place)))
            for place, card in enumerate(values.get("cards", ()))
        ),
        links=tuple(
            link_from_flat(link, link_extras.get(str(place)))
            for place, link in enumerate(values.get("links", ()))
        ),
        expected_findings=None
        if expected is None
        else tuple((row["check"], tuple(row.get("cards", ()))) for row in expected),
        history=values.get("history"),
        extra=rest,
    )


def file_from_flat(values: Fields, extra: Fields | None = None) -> CaseFile:
    """Return the file of a checked map; ``schema_version`` is not kept, it is what the writer writes."""
    rest = dict(extra or {})
    case_extras = rest.pop("cases", {})
    snapshot = values.get("snapshot_date")
    return CaseFile(
        cases=tuple(
            case_from_flat(case, case_extras.get(str(place)))
            for place, case in enumerate(values.get("cases", ()))
        ),
        areas=tuple(area_from_flat(area) for area in values.get("areas", ())),
        snapshot_date=date.fromisoformat(snapshot) if snapshot else None,
        extra=rest,
    )


def area_to_flat(area: Area) -> Flat:
    """Return the area as a map."""
    return trimmed(AREA, {name: getattr(area, name) for name in AREA.by_name})


def card_to_flat(card: Card) -> Flat:
    """Return the card as a map; own keys that its type does not know stay behind."""
    return trimmed(CARD, {key.name: getattr(card, key.name) for key in CARD_KEYS} | dict(card.fields))


def link_to_flat(link: Link) -> Flat:
    """Return the link as a map."""
    names = {name: _LINK_ENDS.get(name, name) for name in LINK.by_name}
    return trimmed(LINK, {name: getattr(link, attribute) for name, attribute in names.items()})


def case_to_flat(case: Case) -> Flat:
    """Return the case as a map. A card's visibility that only repeats the case's is left out."""
    given = dict(case.fields) | {name: getattr(case, name) for name in _CASE_ATTRIBUTES}
    if case.expected_findings is not None:
        given["expected_findings"] = [
            {"check": check, "cards": cards} for check, cards in case.expected_findings
        ]
    flat = trimmed(CASE, given | {"history": case.history})
    cards = tuple(map(card_to_flat, case.cards))
    for card in cards:
        if card.get("visibility") == case.visibility:
            del card["visibility"]
    flat |= {"cards": cards} if cards else {}
    return flat | ({"links": tuple(map(link_to_flat, case.links))} if case.links else {})


def file_to_flat(file: CaseFile) -> Flat:
    """Return the file as a map."""
    flat: Flat = {"schema_version": 1}
    if file.snapshot_date:
        flat["snapshot_date"] = file.snapshot_date.isoformat()
    if file.areas:
        flat["areas"] = tuple(map(area_to_flat, file.areas))
    return flat | {"cases": tuple(map(case_to_flat, file.cases))}


def case_extra(case: Case) -> Fields:
    """Return the unknown keys of the case, its cards and links as one map over ``case_to_flat``."""
    cards = _by_place(card.extra for card in case.cards)
    links = _by_place(link.extra for link in case.links)
    return {**case.extra, **({"cards": cards} if cards else {}), **({"links": links} if links else {})}


def file_extra(file: CaseFile) -> Fields:
    """Return the unknown keys of the whole file as one map over ``file_to_flat``."""
    cases = _by_place(case_extra(case) for case in file.cases)
    return {**file.extra, **({"cases": cases} if cases else {})}


def _by_place(extras: Iterable[Fields]) -> dict[str, Fields]:
    return {str(place): extra for place, extra in enumerate(extras) if extra}


def trimmed(shape: Shape, values: Fields) -> Flat:
    """Return the map in the order of the form, without defaults and empty values, lists as tuples.

    ``basis`` is always there; an empty list stays where it differs from none. Unknown keys are left out.
    """
    shape = shape.variant(values.get("type"))
    flat: Flat = {}
    for key in shape.keys:
        value = _trimmed_value(key, values.get(key.name))
        is_empty = value in (None, "", (), {}) and not (key.keep_empty and value == ())
        if key.name == "basis":
            flat[key.name] = value or key.default
        elif not is_empty and value != key.default:
            flat[key.name] = value
    return flat


def _trimmed_value(key: Key, value: Any) -> Any:
    if key.shape is not None and isinstance(value, Mapping):
        return trimmed(key.shape, value)
    if key.shape is not None and isinstance(value, list | tuple):
        return tuple(trimmed(key.shape, item) for item in value)
    return tuple(value) if isinstance(value, list) else value
