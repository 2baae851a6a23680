"""Reading a text as the eye does: any digit is a digit, any dash a dash, what cannot be seen is not there.

People paste from Word, web pages and phones; a number must not slip through because its hyphen is a dash
or because a zero-width character stands in it. The patterns see folded text only and so stay plain ASCII.
Letters are left alone: texts are expected in NFC.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

# Digits and "@" as typed, the three Latin-1 superscripts, and everything beyond Latin letters and common
# typography: only a text with one of these can hold anything that the patterns look for.
_WORTH_A_LOOK = re.compile(r"[0-9@²³¹]|[^\x00-\u024f\u2010-\u2027\u2030-\u205e\u20ac]")
_UNUSUAL = re.compile(r"[^\n\x20-\x7eÀ-ÖØ-öø-ÿ]")

_MINUS_SIGNS = frozenset("\u2212\u02d7\u2043")
# Unseen though not of the category "format": grapheme joiner, keycap frame, Hangul and Mongolian fillers.
_UNSEEN = frozenset("\u034f\u20e3\u115f\u1160\u180b\u180c\u180d\u3164") | {
    chr(code) for code in range(0xFE00, 0xFE10)
}


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded text; ``places[i]`` is the place of its character i in the original, None = the same."""

    text: str
    places: list[int] | None = None

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``text[start:end]`` (not empty) stands in the original text."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def worth_a_look(text: str) -> bool:
    """Say whether the text holds any character that a pattern needs: one quick pass, most texts do not."""
    return _WORTH_A_LOOK.search(text) is not None


def fold(text: str) -> Folded:
    """Return the text as the patterns read it."""
    if _UNUSUAL.search(text) is None:
        return Folded(text)
    folded = _UNUSUAL.sub(_folded_match, text)
    if len(folded) == len(text):
        return Folded(folded)
    unseen = {found.start() for found in _UNUSUAL.finditer(text) if not _fold_character(found[0])}
    return Folded(folded, [place for place in range(len(text)) if place not in unseen])


def _folded_match(found: re.Match[str]) -> str:
    return _fold_character(found[0])


@cache
def _fold_character(character: str) -> str:
    """Return the one character it is read as, or nothing when it cannot be seen."""
    category = unicodedata.category(character)
    if category == "Cf" or character in _UNSEEN:
        return ""
    if category == "Pd" or character in _MINUS_SIGNS:
        return "-"
    if category == "Zs" or character == "\t":
        return " "
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 and plain.isascii() else character
