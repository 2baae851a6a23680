"""YAML text to nodes with lines, from parser events: no guessing of kinds (form section 11.1 and 11.2).

Whatever could make a small file large or a text something else is refused here: anchors, aliases, merge
keys, tags, deep nesting, a key twice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from typing import Any

import yaml

from rodtrad.kernel.kubinol.messages import Collector
from rodtrad.kernel.kubinol.nodes import LEVEL_LIMIT, Hole, ListNode, MapNode, Node, Scalar, nfc

BYTE_LIMIT = 5_000_000
PROBLEM_LIMIT = 100
UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile("\r\n|\r|\n")
# Line and paragraph separators are text in YAML 1.2, but the parser takes them for line breaks as YAML 1.1
# did: it would fold the text and count lines that no editor shows. They pass it as private characters.
_TO_PARSER = {0x2028: 0x10FFFC, 0x2029: 0x10FFFD}
_FROM_PARSER = {private: separator for separator, private in _TO_PARSER.items()}
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SKIPPED = object()


class _TooDeep(Exception):
    pass


def read_nodes(data: bytes, into: Collector) -> Node | None:
    """Return the one document of the file, or None when it cannot be read; refusals go to ``into``.

    Entries that are refused by themselves (an alias, the second of two keys) are left out of the tree or
    stand as a Hole, so that reading can go on and find the rest.
    """
    text = _decoded(data, into)
    if text is None:
        return None
    swapped = "\u2028" in text or "\u2029" in text
    builder = _Builder(into, _FROM_PARSER if swapped else {})
    try:
        for event in yaml.parse(text.translate(_TO_PARSER) if swapped else text, Loader=_LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        into.refuse(_line_of(error), (), "bad-yaml")
        return None
    except _TooDeep:
        return None
    if builder.root is None:
        into.refuse(1, (), "empty-file")
    return builder.root


def _decoded(data: bytes, into: Collector) -> str | None:
    if len(data) > BYTE_LIMIT:
        into.refuse(1, (), "too-big", limit=f"{BYTE_LIMIT:_}".replace("_", " "))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        into.refuse(data[: error.start].count(b"\n") + 1, (), "not-utf8")
        return None
    if not UNREADABLE.search(text):
        return text
    bad_lines = (number for number, line in enumerate(_BREAK.split(text), start=1) if UNREADABLE.search(line))
    for number in islice(bad_lines, PROBLEM_LIMIT):
        into.refuse(number, (), "control-character")
    return None


def _line_of(error: yaml.YAMLError) -> int:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return mark.line + 1 if mark else 1


class _Builder:
    """Puts events together to nodes with its own stack, so that no nesting exhausts Python's."""

    def __init__(self, into: Collector, letters: Mapping[int, int]) -> None:
        self.root: Node | None = None
        self._letters = letters
        self._into = into
        self._open: list[ListNode | MapNode] = []
        # For every open map the key that waits for its value; for lists the place is unused.
        self._keys: list[Any] = []
        self._documents = 0

    def take(self, event: Any) -> None:
        """Take the next event of the parser. Raises _TooDeep when nothing after it can be trusted."""
        line = event.start_mark.line + 1
        if isinstance(event, yaml.ScalarEvent):
            value = event.value.translate(self._letters) if self._letters else event.value
            self._put(self._checked(event, line, Scalar(nfc(value), event.implicit[0], line)))
        elif isinstance(event, yaml.MappingStartEvent):
            self._enter(self._checked(event, line, MapNode(line=line)))
        elif isinstance(event, yaml.SequenceStartEvent):
            self._enter(self._checked(event, line, ListNode(line=line)))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._keys.pop()
            self._put(self._open.pop())
        elif isinstance(event, yaml.AliasEvent):
            self._into.refuse(line, (), "alias")
            self._put(Hole(line))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event, line)

    def _start_document(self, event: Any, line: int) -> None:
        self._documents += 1
        if event.tags:
            self._into.refuse(line, (), "tag")
        if self._documents == 2:
            self._into.refuse(line, (), "many-documents")
        if self._documents > 1:
            raise _TooDeep

    def _checked(self, event: Any, line: int, node: Any) -> Any:
        if event.anchor is not None:
            self._into.refuse(line, (), "anchor")
        if event.tag is not None:
            self._into.refuse(line, (), "tag")
        return node

    def _enter(self, node: ListNode | MapNode) -> None:
        if len(self._open) == LEVEL_LIMIT:
            self._into.refuse(node.line, (), "too-deep", limit=str(LEVEL_LIMIT))
            raise _TooDeep
        self._open.append(node)
        self._keys.append(None)

    def _put(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        around = self._open[-1]
        if isinstance(around, ListNode):
            around.items.append(node)
        elif self._keys[-1] is None:
            self._keys[-1] = self._key(around, node)
        else:
            key, self._keys[-1] = self._keys[-1], None
            if key is not _SKIPPED:
                around.items[key] = node

    def _key(self, around: MapNode, node: Node) -> Any:
        if isinstance(node, Hole):
            return _SKIPPED
        if not isinstance(node, Scalar) or node.is_null or UNREADABLE.search(node.text):
            self._into.refuse(node.line, (), "complex-key")
            return _SKIPPED
        if node.plain and node.text == "<<":
            self._into.refuse(node.line, (), "merge-key")
            return _SKIPPED
        if node.text in around.key_lines:
            self._into.refuse(node.line, (), "duplicate-key", given=node.text)
            return _SKIPPED
        around.key_lines[node.text] = node.line
        return node.text
