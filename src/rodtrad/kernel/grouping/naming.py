"""Words and labels of groups: whole words as people wrote them, those that tell the group from the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log
from unicodedata import normalize

from rodtrad.kernel.swedish import STOP_WORDS, parts, stem

UNGROUPED_LABEL = "Utan grupp"
MOST_WORDS = 6
LABEL_WORDS = 3
LONGEST_LABEL = 60
_SHORTEST = 3
# Words of wishing and judging, that any suggestion may hold.
_FILLING = frozenset(
    """andra bara behöver behövs bra bör borde både bättre byt finns fler får få förslag ge ger gör göra gärna hel
    hela idé kommun kommunen lite låt mindre måste nya nytt också ordna redan saknar satsa se ser ska ta tack tar titta
    tycker tänk vore väldigt""".split()
)
_SILENT = STOP_WORDS | _FILLING
_LETTERS = re.compile(r"[^\W\d_]+")


class Wording:
    """How often each word is said in all the texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._said: Counter[str] = Counter()
        self._texts = 0
        for text in texts:
            self._texts += 1
            self._said.update({stem_of for stem_of, _written in _told(text)})

    def words(self, texts: Sequence[str]) -> tuple[str, ...]:
        """The words that tell these texts from the others, the most telling first; each in its most common form."""
        inside: Counter[str] = Counter()
        written: dict[str, Counter[str]] = {}
        for text in texts:
            told = _told(text)
            inside.update({stem_of for stem_of, _word in told})
            for stem_of, word in told:
                written.setdefault(stem_of, Counter())[word] += 1
        ranked = sorted(inside, key=lambda name: (-self._tells(name, inside[name], len(texts)), name))
        often = [name for name in ranked if inside[name] > 1] or ranked
        return tuple(_unlike(_form(written[name]) for name in often))

    def _tells(self, name: str, times: int, count: int) -> float:
        here = times / count
        elsewhere = (self._said[name] - times + 1) / (self._texts - count + 2)
        return round(times * log(1 + here / elsewhere), 6)


def label(words: Sequence[str], founder: str) -> str:
    """What the group is called: its first words, or how its first text begins where there are none."""
    if words:
        named = ", ".join(words[:LABEL_WORDS])
        return named[:1].upper() + named[1:]
    begun = " ".join(founder.split())
    return begun if len(begun) <= LONGEST_LABEL else begun[: LONGEST_LABEL - 1].rstrip() + "…"


def _unlike(ranked: Iterable[str]) -> Iterator[str]:
    """The first words that say different things: none that is a piece of one before it, or has one as a piece."""
    said: set[str] = set()
    given = 0
    for word in ranked:
        pieces = {stem(word.casefold()), *parts(word.casefold())}
        if given < MOST_WORDS and not pieces & said:
            said |= pieces
            given += 1
            yield word


def _told(text: str) -> list[tuple[str, str]]:
    """Each telling word: its stem, and the word as it is written."""
    plain = normalize("NFC", text)
    found = ((match, match[0]) for match in _LETTERS.finditer(plain))
    return [
        (stem(word.casefold()), word.casefold() if word.istitle() and _begins(plain, match.start()) else word)
        for match, word in found
        if len(word) >= _SHORTEST and word.casefold() not in _SILENT
    ]


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins here, so that a capital says nothing."""
    before = text[max(at - 3, 0) : at].rstrip(" \t\"”'-–•*(")
    return at < 1 or before[-1:] in {"", ".", "!", "?", ":", "\n", "\r"}


def _form(written: Counter[str]) -> str:
    """The form most often written; in small letters if anybody wrote it so."""
    forms: Counter[str] = Counter()
    for word, times in written.items():
        forms[word.casefold()] += times
    most = min(forms, key=lambda form: (-forms[form], form))
    spelt = [word for word in written if word.casefold() == most]
    return most if most in spelt else min(spelt, key=lambda word: (-written[word], word))
