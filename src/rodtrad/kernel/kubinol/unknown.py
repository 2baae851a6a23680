"""Values of unknown keys, kept with ``--keep-unknown`` so that they can be written back as they stood."""

from __future__ import annotations

import re
from typing import Any

from rodtrad.kernel.kubinol.messages import Collector
from rodtrad.kernel.kubinol.nodes import Hole, ListNode, Node, Path, Scalar, number_text
from rodtrad.kernel.kubinol.reader import UNREADABLE
from rodtrad.kernel.kubinol.scalars import ABSENT

_NUMBER = re.compile(r"(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")


def keep(node: Node, path: Path, into: Collector) -> Any:
    """Return the value as JSON would hold it, ABSENT when it is empty or refused.

    Nobody knows the kind: unquoted numbers and bools stay such where they are written the one usual way,
    everything else is text. So a reader that knows the key finds the same kind in our export.
    """
    if isinstance(node, Hole):
        return ABSENT
    if isinstance(node, Scalar):
        return _scalar(node, path, into)
    if isinstance(node, ListNode):
        items = [keep(item, (*path, place), into) for place, item in enumerate(node.items)]
        return tuple(item for item in items if item is not ABSENT) or ABSENT
    entries = {name: keep(item, (*path, name), into) for name, item in node.items.items()}
    return {name: value for name, value in entries.items() if value is not ABSENT} or ABSENT


def _scalar(node: Scalar, path: Path, into: Collector) -> Any:
    if node.is_null:
        into.refuse(node.line, path, "empty-value", key=str(path[-1]))
        return ABSENT
    if UNREADABLE.search(node.text):
        into.refuse(node.line, path, "control-character")
        return ABSENT
    if node.plain and node.text in ("true", "false"):
        return node.text == "true"
    if node.plain and _NUMBER.fullmatch(node.text):
        value = float(node.text) if "." in node.text else int(node.text)
        return value if number_text(value) == node.text else node.text
    return node.text or ABSENT
