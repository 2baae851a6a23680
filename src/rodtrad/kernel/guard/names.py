"""Probable names of people. Names are never refused: the guard asks, and remembers who was meant.

A name is told by where it stands as much as by its letters: a first name followed by a surname, a listed name in
the middle of a sentence, any capital word after "heter" or "brukaren". What is also an ordinary word ("Björn",
"Lind") needs company where a sentence begins. Lists: the given names and surnames that are common in Sweden, taken
from the package Faker at run time; the guard's own words stand in name_words.json.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple
from unicodedata import normalize

_SAID = json.loads(files("rodtrad.kernel.guard").joinpath("name_words.json").read_text("utf-8"))
_CUES, _ORDINARY, _NOT_NAMES, _THINGS, _PARTICLES = (
    frozenset(_SAID[name]) for name in ("cues", "ordinary", "not_names", "things", "particles")
)
_SURNAME_ENDINGS = tuple(_SAID["surname_endings"])
_WORD = re.compile(r"[^\W\d_]+(?:['’´-][^\W\d_]+)*")
_PARTED = re.compile("['’´-]")
_ENDS_SENTENCE = re.compile(r"(?:^|[.!?:…\n•*>\"”»(]|\s[-–—])\s*$")
_ELSEWHERE = (
    "fi_FI",
    "no_NO",
    "da_DK",
    "en_GB",
    "de_DE",
    "pl_PL",
    "tr_TR",
    "hr_HR",
    "es_ES",
    "ro_RO",
    "fr_FR",
)
_SHORTEST_SURNAME = 6
_LOOKS_BACK = 8
_MOST_AFTER = 3  # words of a name after its first


class Lists(NamedTuple):
    """Names in small letters. ``first``, ``last``: common in Sweden; ``elsewhere``: given names of other languages,
    which count only where Swedish has no capital letter of its own, in the middle of a sentence or before another."""

    first: frozenset[str]
    last: frozenset[str]
    elsewhere: frozenset[str]


class _Word(NamedTuple):
    text: str  # small letters, composed
    start: int
    end: int
    is_capital: bool
    begins: bool  # stands first in a sentence, a line or a quotation


@cache
def name_lists() -> Lists:
    """The lists of the package Faker; read once, in half a second."""
    elsewhere = (_given(_provider(locale)) for locale in _ELSEWHERE)
    swedish = _provider("sv_SE")
    return Lists(_given(swedish), _small(swedish.last_names), frozenset().union(*elsewhere))


def _provider(locale: str) -> Any:
    return import_module(f"faker.providers.person.{locale}").Provider  # slow to import: at first use


def _given(provider: Any) -> frozenset[str]:
    kinds = ("first_names", "first_names_female", "first_names_male")
    return _small(name for kind in kinds for name in getattr(provider, kind, ()))


def _small(names: Iterable[str]) -> frozenset[str]:
    return frozenset(normalize("NFC", name).casefold() for name in names if len(name) > 1)


def probable_names(text: str, ok: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of what seems to be people's names.

    ``ok``: names in small letters that somebody has said point to no person here; "anna" passes Anna alone, "anna
    bergström" only the two together.
    """
    lists = name_lists()
    words = list(_words(text))
    place = 0
    while place < len(words):
        length = _length_of_name(words, place, lists, text)
        if length:
            run = words[place : place + length]
            if not _is_ok(run, ok):
                yield run[0].start, run[-1].end
            place += length
        else:
            place += 1


def said_name(text: str) -> str:
    """A found name as it is remembered: small letters, one space between, no genitive of its last word."""
    return " ".join(_without_genitive(word) for word in normalize("NFC", text).casefold().split())


def _words(text: str) -> Iterator[_Word]:
    for found in _WORD.finditer(text):
        start, word = found.start(), found[0]
        is_capital = all(
            part[0].isupper() and not any(map(str.isupper, part[1:])) for part in _PARTED.split(word)
        )
        begins = is_capital and bool(_ENDS_SENTENCE.search(text, max(0, start - _LOOKS_BACK), start))
        yield _Word(normalize("NFC", word).casefold(), start, found.end(), is_capital, begins or not start)


def _length_of_name(words: list[_Word], place: int, lists: Lists, text: str) -> int:
    """How many words from ``place`` are one name; 0 = none."""
    word = words[place]
    if not word.is_capital or word.text in _NOT_NAMES or word.text in _CUES or word.text in _THINGS:
        return 0
    following = _capitals_after(words, place, text)
    first, last = _is_in(lists.first, word.text), _is_surname(word.text, lists)
    if following or not word.begins:
        first = first or _is_in(lists.elsewhere, word.text)
    if following and (first or any(_is_surname(each.text, lists) for each in following)):
        return 0 if _is_thing(words, place, len(following), lists) else 1 + len(following)
    if _has_cue(words, place, text) and (first or last or not word.begins):
        return 1
    is_ordinary = word.text in _ORDINARY or _without_genitive(word.text) in _ORDINARY
    if word.begins or not first:  # in the middle of a sentence a listed given name with a capital is a name
        return 0 if is_ordinary else int(first or (last and not word.begins))
    return 1


def _capitals_after(words: list[_Word], place: int, text: str) -> list[_Word]:
    """The capital words that follow with nothing but a space between, a particle ("von") among them."""
    run: list[_Word] = []
    nearby = words[place : place + 1 + _MOST_AFTER]
    for before, word in pairwise(nearby):
        if text[before.end : word.start] != " ":
            break
        if not (word.is_capital or word.text in _PARTICLES) or word.text in _NOT_NAMES:
            break
        run.append(word)
    while run and not run[-1].is_capital:
        run.pop()
    return run


def _is_in(names: frozenset[str], word: str) -> bool:
    parts = word.split("-") if "-" in word else ()
    return any(part in names for part in (word, _without_genitive(word), *parts))


def _is_surname(word: str, lists: Lists) -> bool:
    stem = _without_genitive(word)
    if stem in lists.last or word in lists.last:
        return True
    return len(stem) >= _SHORTEST_SURNAME and stem.endswith(_SURNAME_ENDINGS) and stem not in _ORDINARY


def _without_genitive(word: str) -> str:
    """ "annas" → "anna"; a name that ends in s stays ("hans", "johannes", "jonas")."""
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3 and word not in name_lists().first:
        return word[:-1]
    return word


def _has_cue(words: list[_Word], place: int, text: str) -> bool:
    """Whether the word before says that a person's name comes."""
    if not place:
        return False
    before = words[place - 1]
    return before.text in _CUES and text[before.end : words[place].start].strip(" .:") == ""


def _is_thing(words: list[_Word], place: int, more: int, lists: Lists) -> bool:
    """ "Stiftelsen Anna Lind", "Anna Lindhs plats": what is called after somebody is no person in this text."""
    before = words[place - 1].text if place else ""
    behind = words[place + more + 1].text if place + more + 1 < len(words) else ""
    last = words[place + more].text
    return before in _THINGS or (last.endswith("s") and behind in _THINGS)


def _is_ok(run: list[_Word], ok: Collection[str]) -> bool:
    return " ".join(_without_genitive(word.text) for word in run) in ok or (
        len(run) == 1 and run[0].text in ok
    )
