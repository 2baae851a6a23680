"""The tree between written text and checked values: scalars keep how they were written, and where.

YAML (``reader``) and already typed values from the web (``from_plain``) both become this tree, so that
one set of rules (``clean``) serves both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from unicodedata import is_normalized, normalize

LEVEL_LIMIT = 20

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Scalar:
    """One text. ``plain`` is true when it stood unquoted: only then can it be a number or a bool."""

    text: str
    plain: bool = False
    line: int | None = None

    @property
    def is_null(self) -> bool:
        """Nothing after the key, ``~`` or ``null``; the same words in quotes are text."""
        return self.plain and self.text in ("", "~", "null")


@dataclass(slots=True)
class ListNode:
    """A YAML or JSON list."""

    items: list[Node] = field(default_factory=list)
    line: int | None = None


@dataclass(slots=True)
class MapNode:
    """A YAML or JSON map; ``key_lines`` has the line of every key."""

    items: dict[str, Node] = field(default_factory=dict)
    key_lines: dict[str, int | None] = field(default_factory=dict)
    line: int | None = None


@dataclass(slots=True)
class Hole:
    """A value that was already refused (an alias, a value too odd to read): ask nothing more about it."""

    line: int | None = None


Node = Scalar | ListNode | MapNode | Hole


def from_plain(value: Any, levels: int = LEVEL_LIMIT) -> Node:
    """Turn typed Python or JSON values into nodes without lines.

    A text counts as quoted, so the text ``"80"`` is no number here either. Values that JSON does not have
    raise TypeError, and so does nesting deeper than a file may have.
    """
    if isinstance(value, str):
        return Scalar(nfc(value))
    if value is None:
        return Scalar("null", plain=True)
    if isinstance(value, bool):
        return Scalar("true" if value else "false", plain=True)
    if isinstance(value, int | float | Decimal):
        return Scalar(number_text(value), plain=True)
    if levels == 0:
        raise TypeError("nested too deep")
    if isinstance(value, Mapping):
        return MapNode({nfc(str(key)): from_plain(item, levels - 1) for key, item in value.items()})
    if isinstance(value, Sequence):
        return ListNode([from_plain(item, levels - 1) for item in value])
    raise TypeError(f"no JSON value: {type(value).__name__}")


def nfc(text: str) -> str:
    """Return the text composed (NFC), the only change that reading makes to it."""
    return text if is_normalized("NFC", text) else normalize("NFC", text)


def number_text(value: int | float | Decimal) -> str:
    """Write a number with digits and at most one decimal point, never with an exponent."""
    return format(Decimal(str(value)), "f")


def texts(node: Node, path: Path = ()) -> Iterator[tuple[int | None, Path, str]]:
    """Yield line, path and text of every scalar and every key below the node, in the order written."""
    if isinstance(node, Scalar):
        yield node.line, path, node.text
    elif isinstance(node, ListNode):
        for place, item in enumerate(node.items):
            yield from texts(item, (*path, place))
    elif isinstance(node, MapNode):
        for key, item in node.items.items():
            yield node.key_lines.get(key), (*path, key), key
            yield from texts(item, (*path, key))
