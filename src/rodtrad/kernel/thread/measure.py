"""How wide a text is and how it breaks into lines, without a font at hand.

The advances are rounded from the proportions of a humanist sans (Source Sans 3 and its like), a little on
the wide side, so that a label that fits here fits on the page.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import accumulate
from typing import Final

_ELLIPSIS: Final = "…"
_HYPHEN: Final = "-"
_SOFT_HYPHEN: Final = "\u00ad"
_JOINER: Final = "\u200d"
_SHORTEST_TAIL: Final = 3
"""A broken word leaves at least this many characters for the next line; two look like a misprint."""

_WHOLE_WORDS: Final = 0.7
"""An ellipsis follows a whole word if at least this share of what fits is kept that way."""

_GROUPS: Final[dict[int, str]] = {
    # thousandths of the font size: the characters that take it
    210: " \u00a0",
    270: "ilj.,:;'‘’|I·",
    320: "f()[]{}!-‐",
    360: "rt/\\`°",
    460: "scz?",
    490: 'vy"“”*«»xJ',
    520: "aegkFL0123456789$€£#<>=+±×÷−–•§_^~¿Y",
    570: "bdhnopquERXSTZV",
    600: "ABCKP",
    680: "DGHNUOQ&",
    750: "wM",
    860: "m%—",
    960: "W@…‰",
}
_ADVANCE: Final[dict[str, int]] = {char: advance for advance, chars in _GROUPS.items() for char in chars}
_UNKNOWN: Final = 640
_CAPITAL: Final = 640
_WIDE: Final = 1300


@lru_cache(maxsize=4096)
def _advance(char: str) -> int:
    """The advance of one character in thousandths of the font size."""
    known = _ADVANCE.get(char)
    if known is not None:
        return known
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf", "Cc"} or unicodedata.combining(char):
        return 0
    if char >= "\U00010000" or category == "So" or unicodedata.east_asian_width(char) in "WF":
        return _WIDE
    base = unicodedata.normalize("NFD", char)[0]
    if base in _ADVANCE:
        return _ADVANCE[base]
    return _CAPITAL if category == "Lu" else _UNKNOWN


def text_width(text: str, px: float) -> float:
    """The width of one line of ``text`` in pixels at font size ``px``, rather too wide than too narrow."""
    return sum(map(_advance, text)) * px / 1000


def wrap(text: str, px: float, width: float, max_lines: int) -> tuple[str, ...]:
    """Break ``text`` into at most ``max_lines`` lines of at most ``width`` pixels at font size ``px``.

    White space of any kind breaks and is collapsed. A word wider than a line is broken, after its own
    hyphen or slash where there is one, else with a hyphen. Text that is left over ends in an ellipsis.
    Only a single character wider than ``width`` makes a line too wide. Empty text gives no line;
    ``max_lines`` below 1 is a ValueError.
    """
    if max_lines < 1:
        raise ValueError("max_lines must be at least 1")
    words = text.replace(_SOFT_HYPHEN, "").split()
    lines: list[str] = []
    line = ""
    for place, word in enumerate(words):
        rest = word
        while rest:
            joined = f"{line} {rest}" if line else rest
            if text_width(joined, px) <= width:
                line, rest = joined, ""
            elif len(lines) == max_lines - 1:
                left_over = " ".join([joined, *words[place + 1 :]])
                return (*lines, _with_ellipsis(left_over, px, width))
            elif line:
                lines.append(line)
                line = ""
            else:
                head, rest = _break_word(rest, px, width)
                lines.append(head)
    return (*lines, line) if line else tuple(lines)


def _with_ellipsis(text: str, px: float, width: float) -> str:
    fits = _fitting(text, px, width - text_width(_ELLIPSIS, px))
    space = text.rfind(" ", 0, fits + 1)
    kept = text[: space if space >= fits * _WHOLE_WORDS else fits]
    return kept.rstrip(" ,.;:–-") + _ELLIPSIS


def _break_word(word: str, px: float, width: float) -> tuple[str, str]:
    """The part of a too wide word that fits on a line, and what is left; the part is never empty."""
    fits = _fitting(word, px, width)
    own = max(word.rfind(_HYPHEN, 0, fits), word.rfind("/", 0, fits)) + 1
    if own >= _SHORTEST_TAIL:
        return word[:own], word[own:]
    with_hyphen = _fitting(word, px, width - text_width(_HYPHEN, px))
    with_hyphen = min(with_hyphen, len(word) - _SHORTEST_TAIL)
    if with_hyphen >= 1 and word[with_hyphen - 1].isalpha() and word[with_hyphen].isalpha():
        return word[:with_hyphen] + _HYPHEN, word[with_hyphen:]
    fits = max(fits, _whole(word, 1))
    return word[:fits], word[fits:]


def _fitting(text: str, px: float, width: float) -> int:
    """How many leading characters fit, without cutting a joined sign (accent, emoji family) in two."""
    room = width * 1000 / px
    count = sum(1 for total in accumulate(map(_advance, text)) if total <= room)
    while 0 < count < len(text) and _whole(text, count) != count:
        count -= 1
    return count


def _whole(text: str, count: int) -> int:
    """``count``, raised past characters that belong to the one before."""
    while count < len(text) and (_advance(text[count]) == 0 or text[count - 1] == _JOINER):
        count += 1
    return count
