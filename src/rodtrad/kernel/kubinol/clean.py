"""Checked values out of nodes, by the schema: the one place where single keys and maps are judged.

Both the file (``loader``) and the web (``clean_value``, ``clean_fields``) come through here. What concerns
several cards at once is in ``rules_case``, several cases in ``rules_file``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from rodtrad.kernel.kubinol import rules_map
from rodtrad.kernel.kubinol.keys import Key, Kind, Shape
from rodtrad.kernel.kubinol.messages import Collector, Refused
from rodtrad.kernel.kubinol.nodes import Hole, ListNode, MapNode, Node, Path, Scalar, from_plain
from rodtrad.kernel.kubinol.scalars import ABSENT, clean_scalar
from rodtrad.kernel.kubinol.schema import CARD, CASE, TYPE_SHAPES
from rodtrad.kernel.kubinol.unknown import keep

_ITEM_KIND = {Kind.TEXTS: Kind.TEXT, Kind.WORDS: Kind.TEXT, Kind.WHOLES: Kind.WHOLE}


@dataclass(slots=True)
class Row:
    """A map as read: checked values without defaults, unknown keys kept, and where it stood.

    ``rows`` holds the rows of every list of maps below it, and of a map as a list of one; their values are
    the very ones that stand in ``values``.
    """

    values: dict[str, Any]
    extra: dict[str, Any]
    node: MapNode
    path: Path
    problems: Collector = field(repr=False)
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def line(self, key: str) -> int | None:
        """Return the line of the key's value, or of the map when the key is not there."""
        item = self.node.items.get(key)
        return self.node.line if item is None else item.line

    def item_lines(self, key: str) -> list[tuple[int | None, str]]:
        """Return line and text of each text in the list at the key, or of the one text that stands there."""
        node = self.node.items.get(key)
        items = node.items if isinstance(node, ListNode) else [node]
        return [(item.line, item.text) for item in items if isinstance(item, Scalar) and item.text]

    def refuse(self, key: str, code: str, /, *, choices: tuple[str, ...] = (), **params: str) -> None:
        """Take down a refusal at the value of the key."""
        self.problems.refuse(self.line(key), (*self.path, key), code, choices=choices, **params)


def clean_value(key: Key, value: Any) -> Any:
    """Return an already typed value as it is held in memory, lists as tuples; None for an empty one.

    A text in the place of a number is refused, as in the file. Raises Refused, or TypeError for a value
    that JSON does not have.
    """
    shape = Shape((replace(key, required=False, default=None),))
    return _clean_plain(shape, {key.name: value}).get(key.name)


def clean_fields(card_type: str, mapping: Mapping[str, Any]) -> dict[str, Any]:
    """Return the own fields of a card of the type, without defaults. Raises Refused, KeyError, TypeError."""
    return _clean_plain(TYPE_SHAPES[card_type], mapping)


def clean_card(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """Return a whole card as in the file, common and own keys together. Raises Refused, TypeError."""
    return _clean_plain(CARD, mapping)


def clean_case(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keys of a case (form section 3), without defaults. Raises Refused, TypeError.

    Cards, links and history are judged one by one, not against each other: see ``rules_case``.
    """
    return _clean_plain(CASE, mapping)


def _clean_plain(shape: Shape, mapping: Mapping[str, Any]) -> dict[str, Any]:
    into = Collector()
    row = clean_map(shape, from_plain(mapping), (), into)
    _raise(into)
    return row.values if row else {}


def _raise(into: Collector) -> None:
    if into.problems:
        raise Refused(into.in_line_order(100))


def clean_map(shape: Shape, node: Node, path: Path, into: Collector) -> Row | None:
    """Return the map's row, or None when the node is no map.

    Every key is judged, so that all refusals are found; what was refused is missing in the values.
    """
    if not isinstance(node, MapNode):
        if not isinstance(node, Hole):
            into.refuse(node.line, path, "not-a-map", key=name_of(path))
        return None
    base, shape = shape, shape.variant(_word(node, "type"))
    row = Row({}, {}, node, path, into)
    for name, item in node.items.items():
        key = shape.by_name.get(name)
        if key is not None:
            _clean_entry(key, item, row)
        elif not (shape is base and name in base.names_of_variants):
            _unknown_key(shape, name, row)
    for key in shape.keys:
        if key.required and is_empty(node.items.get(key.name)):
            into.refuse(row.line(key.name), (*path, key.name), "missing-key", key=key.name)
    rules_map.check(shape, row)
    return row


def is_empty(node: Node | None) -> bool:
    """Say whether the key counts as left out: not there, or an empty text, list or map."""
    if isinstance(node, Scalar):
        return not node.text and not node.plain
    return node is None or (isinstance(node, ListNode | MapNode) and not node.items)


def name_of(path: Path) -> str:
    """Return the last name of the path, for messages about the value there."""
    return next((part for part in reversed(path) if isinstance(part, str)), "filen")


def _clean_entry(key: Key, item: Node, row: Row) -> None:
    path, into = (*row.path, key.name), row.problems
    if is_empty(item) and not key.keep_empty:
        return
    if isinstance(item, Scalar) and item.is_null:
        into.refuse(item.line, path, "empty-value", key=key.name)
        return
    if key.kind is Kind.MAPS:
        value = _clean_maps(key, item, row)
    elif key.kind is Kind.MAP:
        value = _clean_inner_map(key, item, row)
    elif key.kind in _ITEM_KIND:
        value = _clean_items(key, item, path, into)
    else:
        value = clean_scalar(key, item, path, into)
    if value is not ABSENT and value != key.default:
        row.values[key.name] = value


def _clean_maps(key: Key, node: Node, row: Row) -> Any:
    path = (*row.path, key.name)
    if key.shape is None or not isinstance(node, ListNode):
        if not isinstance(node, Hole):
            row.problems.refuse(node.line, path, "not-a-list", key=key.name)
        return ABSENT
    read = (clean_map(key.shape, item, (*path, place), row.problems) for place, item in enumerate(node.items))
    rows = [each for each in read if each is not None]
    kept = {str(each.path[-1]): each.extra for each in rows if each.extra}
    if kept:
        row.extra[key.name] = kept
    row.rows[key.name] = rows
    return tuple(each.values for each in rows)


def _clean_inner_map(key: Key, node: Node, row: Row) -> Any:
    inner = clean_map(key.shape or Shape(()), node, (*row.path, key.name), row.problems)
    if inner is None:
        return ABSENT
    if inner.extra:
        row.extra[key.name] = inner.extra
    row.rows[key.name] = [inner]
    return inner.values or ABSENT


def _clean_items(key: Key, node: Node, path: Path, into: Collector) -> Any:
    """Read a list of scalars; where the key takes words, one text alone is a list of one."""
    if isinstance(node, Hole):
        return ABSENT
    single = key.kind is Kind.WORDS and isinstance(node, Scalar)
    if not isinstance(node, ListNode) and not single:
        into.refuse(node.line, path, "not-words" if key.kind is Kind.WORDS else "not-a-list", key=key.name)
        return ABSENT
    item_key = replace(key, kind=_ITEM_KIND[key.kind])
    items = node.items if isinstance(node, ListNode) else [node]
    values = [
        clean_scalar(item_key, item, (*path, place), into)
        for place, item in enumerate(items)
        if not is_empty(item)
    ]
    found = tuple(value for value in values if value is not ABSENT)
    return found if found or key.keep_empty else ABSENT


def _unknown_key(shape: Shape, name: str, row: Row) -> None:
    line, path = row.node.key_lines.get(name), (*row.path, name)
    if not row.problems.keep_unknown:
        row.problems.refuse(line, path, "unknown-key", choices=tuple(shape.by_name), given=name)
        return
    value = keep(row.node.items[name], path, row.problems)
    if value is not ABSENT:
        row.extra[name] = value


def _word(node: MapNode, key: str) -> str | None:
    item = node.items.get(key)
    return item.text if isinstance(item, Scalar) else None
