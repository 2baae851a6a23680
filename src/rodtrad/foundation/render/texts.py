"""Texts before they are drawn: what no form can hold is taken away, what no font has is replaced and told."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from rodtrad.foundation.render.fonts import is_covered

REPLACED: Final = "\u25a1"
"""An empty square: it stands where a character stood that no font has."""

_XML_REFUSES: Final = {
    code: None
    for code in (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
    if code not in (0x09, 0x0A, 0x0D)
} | {0x0D: None, 0x2028: "\n", 0x2029: "\n"}


def clean(text: str) -> str:
    """The text without control characters and lone halves of pairs; all line breaks as ``\\n``; composed (NFC)."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_XML_REFUSES))


def covered(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with every character that no font has replaced, and those characters, each once."""
    lost = dict.fromkeys(char for char in text if not is_covered(char))
    if not lost:
        return text, ()
    return "".join(REPLACED if char in lost else char for char in text), tuple(lost)


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction of its own runs from right to left."""
    for char in text:
        way = unicodedata.bidirectional(char)
        if way in ("R", "AL"):
            return True
        if way == "L":
            return False
    return False


def names_of(chars: Iterable[str]) -> str:
    """Characters told by their code, for a remark: "U+1F9FF U+20BF"."""
    return " ".join(f"U+{ord(char):04X}" for char in chars)


def break_at(text: str, most: int) -> int:
    """Where to break a text after at most ``most`` characters: after a sentence, else at a space, else there."""
    at = max(text.rfind(mark, 0, most) + len(mark) for mark in ("\n", ". ", "? ", "! "))
    if at < most // 2:
        at = text.rfind(" ", 0, most) + 1
    return at if 0 < at <= most else most
