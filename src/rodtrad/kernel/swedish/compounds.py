"""Splitting Swedish compounds: "hemtjänstpersonalen" → hemtjänst, personal, hem, tjänst (as stems)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rodtrad.kernel.swedish.lexicon import Lexicon, lexicon
from rodtrad.kernel.swedish.stems import stem

SHORTEST_WORD = 6
SHORTEST_PART = 3
LONGEST_WORD = 60


@lru_cache(maxsize=65_536)
def parts(word: str) -> tuple[str, ...]:
    """The stems of what a word in small letters is put together of, the larger pieces first; empty for a simple word.

    Of several ways the one whose shorter piece is longest holds: "hem|tjänstpersonal" gives way to
    "hemtjänst|personal". Then each piece is taken apart in its turn.
    """
    if not SHORTEST_WORD <= len(word) <= LONGEST_WORD or not word.isalpha():
        return ()
    return tuple(dict.fromkeys(_pieces(word, lexicon())))


def _pieces(word: str, known: Lexicon) -> Iterator[str]:
    split = _best_split(word, known)
    if split is None:
        return
    first, last = split
    yield _plain(first, known)
    yield stem(last)
    yield from _pieces(_plain(first, known), known)
    yield from _pieces(last, known)


def _best_split(word: str, known: Lexicon) -> tuple[str, str] | None:
    ways = [
        (min(place, len(word) - place), len(word) - place, word[:place], word[place:])
        for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
        if _may_begin(word[:place], known) and _may_end(word[place:], known)
    ]
    return max(ways)[2:] if ways else None


def _may_begin(first: str, known: Lexicon) -> bool:
    """A first piece of the list, or one bound by a vowel ("gatu": gata). Three letters only where they are common."""
    if len(first) == SHORTEST_PART:
        return first in _SHORT
    return first in known.firsts or (first[-1] in "uo" and first[:-1] + "a" in known.whole)


def _may_end(last: str, known: Lexicon) -> bool:
    root = stem(last)
    if root in _ENDINGS or last in _ENDINGS:
        return False
    if len(root) <= SHORTEST_PART:
        return root in _SHORT
    return root in known.lasts or (len(last) > SHORTEST_PART + 1 and last in known.whole)


def _plain(first: str, known: Lexicon) -> str:
    """A first piece as a stem, without what binds it: "arbets" and "arbete" alike, "gatu" and "gata"."""
    if first in known.whole:
        return stem(first)
    if first.endswith("s") and first[:-1] in known.whole:
        return stem(first[:-1])
    for form in (first + "a", first + "e", first[:-1] + "a"):
        if form in known.whole:
            return stem(form)
    return stem(first)


# Pieces of three letters that are common in compounds; any others are found in too many words that are none.
_SHORT = frozenset(
    """hem mat bil hus dag liv råd mål tid rum bad bok fot läx sjö båt kök lån lag lön nät ord sal sko väg
    vän sill""".split()
)
# Words that are also endings: what stands before them is no first piece.
_ENDINGS = frozenset(
    "are arn ande ende ning ing het skap els else eri ist ism tion sion bar sam lös full vis mäss nad lek dom lig ligt "
    "arna erna orna aren".split()
)
