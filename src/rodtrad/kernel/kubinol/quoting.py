"""Texts as YAML that every reader, of YAML 1.1 or 1.2, takes for a text (form section 14)."""

from __future__ import annotations

import re
from typing import Any

from rodtrad.kernel.kubinol.nodes import number_text

# Begins with a letter, so it is no number or date; none of the signs that mean something in YAML; no full
# stop at the end, so that sentences look alike and are all quoted.
_PLAIN = re.compile(r"[^\W\d_]([\w ./()–-]*[\w)])?")
_WORDS_OF_YAML = [
    "y",
    "n",
    "yes",
    "no",
    "on",
    "off",
    "true",
    "false",
    "null",
    "none",
    "nan",
    "inf",
    "infinity",
]
_ESCAPED = re.compile(
    '["\\\\]|[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]'
)
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def scalar(value: str | int | float | bool) -> str:
    """Write one value: bools and numbers bare, texts bare only where no reader can take them otherwise."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number_text(value)
    if _PLAIN.fullmatch(value) and value.casefold() not in _WORDS_OF_YAML:
        return value
    return f'"{_ESCAPED.sub(_escape, value)}"'


def flow(value: Any) -> str:
    """Write a value of any nesting on one line; keys of maps in the order in which they stand."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value)


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in _SHORT:
        return _SHORT[sign]
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"
