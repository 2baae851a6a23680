"""The rules between the keys of one map, as the schema declares them (form section 11.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rodtrad.kernel.kubinol.dates import parse_date
from rodtrad.kernel.kubinol.keys import Shape
from rodtrad.kernel.kubinol.nodes import Hole, ListNode, MapNode, Scalar

if TYPE_CHECKING:
    from rodtrad.kernel.kubinol.clean import Row


def check(shape: Shape, row: Row) -> None:
    """Refuse what the shape's rules forbid. A key that was refused already takes part in no rule."""
    for smaller, larger in shape.ascending:
        low, high = row.values.get(smaller), row.values.get(larger)
        if low is not None and high is not None and low > high:
            row.refuse(smaller, "ascending", key=smaller, other=larger)
    for earlier, later in shape.in_order:
        first, second = row.values.get(earlier), row.values.get(later)
        if first and second and parse_date(second).wholly_before(parse_date(first)):
            row.refuse(later, "dates-order", key=later, other=earlier)
    for key, other in shape.needs:
        if _stands(row, key) and not _stands(row, other):
            row.refuse(key, "needs-key", key=key, other=other)
    for key, other, word in shape.only_with:
        if _stands(row, key) and value_or_default(shape, row, other) not in (word, None):
            row.refuse(key, "only-with", key=key, other=other, word=word)
    for key, other, word in shape.required_with:
        if not _stands(row, key) and value_or_default(shape, row, other) == word:
            row.refuse(other, "required-with", key=key, other=other, word=word)


def _stands(row: Row, key: str) -> bool:
    """Say whether the key is in the map and not empty; it may be refused or equal to its default."""
    node = row.node.items.get(key)
    if isinstance(node, Scalar):
        return bool(node.text)
    return isinstance(node, Hole) or (isinstance(node, ListNode | MapNode) and bool(node.items))


def value_or_default(shape: Shape, row: Row, key: str) -> Any:
    """Return the key's value or default; None when it stands there but was refused."""
    if key in row.values or not _stands(row, key):
        return row.values.get(key, shape.by_name[key].default)
    return _default_as_written(shape, row, key)


def _default_as_written(shape: Shape, row: Row, key: str) -> Any:
    node = row.node.items[key]
    default = shape.by_name[key].default
    return default if isinstance(node, Scalar) and node.text == default else None
