"""The fonts of documents: what they cover, and how wide a text is in them.

They are made at set-up by scripts/make_fonts.py; the machine's own fonts are never used, so that a document looks the
same wherever it is made. Widths are in the unit of the size given (points or pixels).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings
from fontTools.ttLib import TTFont

CHAIN: Final = (
    "source-sans-3-regular",
    "noto-emoji",
    "noto-sans-arabic",
    "noto-sans-hebrew",
    "noto-sans-math",
    "noto-sans-symbols-2",
)
FAMILIES: Final = (
    "Source Sans 3",
    "Noto Emoji",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Math",
    "Noto Sans Symbols 2",
)
_STRONG: Final = ("source-sans-3-semibold", *CHAIN[1:])
_UNKNOWN: Final = 0.7


class FontsMissing(RuntimeError):
    """The fonts have not been made: ``make setup`` makes them."""


@dataclass(frozen=True, slots=True)
class Face:
    """Advance of each character, in shares of the size."""

    advances: dict[int, float]


def folder() -> Path:
    """Where the fonts lie. Raises FontsMissing."""
    found = Path(settings.DOCUMENT_FONTS)
    if not (found / f"{CHAIN[0]}.ttf").is_file():
        raise FontsMissing(f"no fonts in {found}: run make setup")
    return found


@lru_cache(maxsize=16)
def _face(name: str) -> Face:
    with TTFont(folder() / f"{name}.ttf", lazy=True) as font:
        em, widths = font["head"].unitsPerEm, font["hmtx"].metrics
        return Face({code: widths[glyph][0] / em for code, glyph in font.getBestCmap().items()})


def is_covered(char: str) -> bool:
    """Whether any font of the chain has the character, or it is one that draws nothing."""
    return _is_unseen(char) or any(ord(char) in _face(name).advances for name in CHAIN)


def _is_unseen(char: str) -> bool:
    return (
        char in "\n\t\r" or unicodedata.category(char) in ("Cf", "Zl", "Zp") or 0xFE00 <= ord(char) <= 0xFE0F
    )


@lru_cache(maxsize=8192)
def _advance(char: str, strong: bool) -> float:
    if unicodedata.combining(char) or _is_unseen(char):
        return 0.0
    for name in _STRONG if strong else CHAIN:
        found = _face(name).advances.get(ord(char))
        if found is not None:
            return found
    return _UNKNOWN if unicodedata.east_asian_width(char) not in "WF" else 1.0


def text_width(text: str, size: float, *, strong: bool = False) -> float:
    """The width of one line at ``size``; kerning, which makes it a little narrower, is not counted."""
    return sum(_advance(char, strong) for char in text) * size


def line_count(text: str, size: float, width: float, *, strong: bool = False) -> int:
    """How many lines the text takes within ``width``; line breaks in the text count. Empty text takes one."""
    return sum(_lines(part, size, width, strong) for part in text.split("\n"))


def _lines(text: str, size: float, width: float, strong: bool) -> int:
    space = _advance(" ", strong) * size
    lines, used = 1, 0.0
    for word in text.split(" "):
        wide = text_width(word, size, strong=strong)
        if used and used + space + wide > width:
            lines, used = lines + 1, 0.0
        if wide > width:  # broken inside the word
            extra = int(wide // width)
            lines += extra
            used = wide - extra * width
        else:
            used += (space if used else 0.0) + wide
    return lines
