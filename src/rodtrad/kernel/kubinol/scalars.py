"""One scalar by the kind its key asks for (form, "Kinds of value"): text first, then the kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from rodtrad.kernel.kubinol.areas import fold
from rodtrad.kernel.kubinol.dates import DateError, parse_date, parse_day, parse_period
from rodtrad.kernel.kubinol.keys import Key, Kind
from rodtrad.kernel.kubinol.messages import Collector
from rodtrad.kernel.kubinol.nodes import Hole, Node, Path, Scalar
from rodtrad.kernel.kubinol.reader import UNREADABLE

ABSENT: Any = object()

# Fifteen digits are exact in every number type on the way: JSON, floating point, database.
_DIGITS = 15
_WHOLE = re.compile(rf"[0-9]{{1,{_DIGITS}}}")
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
_CASE_ID = r"[a-z0-9][a-z0-9-]{0,63}"
PATTERNS: Mapping[str, re.Pattern[str]] = {
    "case-id": re.compile(_CASE_ID),
    "case-ref": re.compile(rf"([0-9]{{4}}/)?{_CASE_ID}"),
    # Letters of any alphabet: Swedish ids may well hold å, ä, ö.
    "card-id": re.compile(r"[^\W\d_][\w.-]{0,39}"),
}


def clean_scalar(key: Key, node: Node, path: Path, into: Collector) -> Any:
    """Return the checked value, or ABSENT after a refusal. ``key.kind`` is one of the scalar kinds."""
    if isinstance(node, Hole):
        return ABSENT
    if not isinstance(node, Scalar):
        into.refuse(node.line, path, _WRONG_KIND.get(key.kind, "not-a-text"), key=key.name)
        return ABSENT
    if node.is_null:
        into.refuse(node.line, path, "empty-value", key=key.name)
        return ABSENT
    return _READERS[key.kind](key, node, path, into)


def clean_text(key: Key, node: Scalar, path: Path, into: Collector) -> Any:
    """Return a text within its length and pattern; control characters are refused."""
    if UNREADABLE.search(node.text):
        into.refuse(node.line, path, "control-character")
        return ABSENT
    if len(node.text) > key.max_length:
        length, limit = str(len(node.text)), str(key.max_length)
        into.refuse(node.line, path, "too-long", key=key.name, length=length, limit=limit)
        return ABSENT
    if key.pattern and not PATTERNS[key.pattern].fullmatch(node.text):
        into.refuse(node.line, path, f"bad-{key.pattern}", key=key.name)
        return ABSENT
    if key.words and not _is_known(key, node.text):
        if not key.open_words:
            into.refuse(node.line, path, "unknown-word", choices=key.words, key=key.name, given=node.text)
            return ABSENT
        into.remark(node.line, path, "unknown-tag", key=key.name, given=node.text)
    return node.text


def _is_known(key: Key, text: str) -> bool:
    return text in key.words or (key.folded and fold(text) in key.words)


def _whole(key: Key, node: Scalar, path: Path, into: Collector) -> Any:
    if not (node.plain and _WHOLE.fullmatch(node.text)):
        into.refuse(node.line, path, "not-a-whole", key=key.name)
        return ABSENT
    value = int(node.text)
    if value < key.low or (key.high is not None and value > key.high):
        high = "…" if key.high is None else str(key.high)
        into.refuse(node.line, path, "out-of-range", key=key.name, low=str(key.low), high=high)
        return ABSENT
    return value


def _number(key: Key, node: Scalar, path: Path, into: Collector) -> Any:
    is_number = node.plain and _NUMBER.fullmatch(node.text) is not None
    if not is_number or len(node.text.replace(".", "")) > _DIGITS:
        into.refuse(node.line, path, "not-a-number", key=key.name)
        return ABSENT
    value = float(node.text)
    # One number, one value: 30 and 30.0 are the same price.
    return int(value) if value.is_integer() else value


def _bool(key: Key, node: Scalar, path: Path, into: Collector) -> Any:
    if node.plain and node.text in ("true", "false"):
        return node.text == "true"
    into.refuse(node.line, path, "not-a-bool", key=key.name)
    return ABSENT


def _date(key: Key, node: Scalar, path: Path, into: Collector) -> Any:
    parse: Callable[[str], object] = {
        Kind.DAY: parse_day,
        Kind.DATE: parse_date,
        Kind.PERIOD: parse_period,
    }[key.kind]
    try:
        parse(node.text)
    except DateError as error:
        into.refuse(node.line, path, error.code, key=key.name)
        return ABSENT
    return node.text


_WRONG_KIND: Mapping[Kind, str] = {
    Kind.WHOLE: "not-a-whole",
    Kind.NUMBER: "not-a-number",
    Kind.BOOL: "not-a-bool",
    Kind.DAY: "bad-day",
    Kind.DATE: "bad-date",
    Kind.PERIOD: "bad-period",
}
_READERS: Mapping[Kind, Callable[[Key, Scalar, Path, Collector], Any]] = {
    Kind.TEXT: clean_text,
    Kind.WORD: clean_text,
    Kind.WHOLE: _whole,
    Kind.NUMBER: _number,
    Kind.BOOL: _bool,
    Kind.DAY: _date,
    Kind.DATE: _date,
    Kind.PERIOD: _date,
}
