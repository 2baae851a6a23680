"""Ids of cases and cards: made once, never changed, never used again (form section 13)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from unicodedata import normalize

from rodtrad.work.canvas.choices import LETTER_OF

CASE_KEY_LENGTH = 64
_RUNNING = re.compile(r"([A-Z])([1-9][0-9]{0,8})")


def slug_of(title: str) -> str:
    """A case id from a title: "Nya möten på Öns café" → "nya-moten-pa-ons-cafe"."""
    plain = normalize("NFKD", title.casefold().replace("ß", "ss").replace("æ", "ae").replace("ø", "o"))
    letters = re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if ord(c) < 128)).strip("-")
    return letters[:48].rstrip("-") or "arbete"


def free_case_key(title: str, taken: Collection[str]) -> str:
    """The title's id, or the first numbered one that nobody has."""
    slug = slug_of(title)
    if slug not in taken:
        return slug
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"


def next_card_key(piece: str, letters: Mapping[str, int]) -> tuple[str, dict[str, int]]:
    """The id of a new card of the piece, and the counters after it."""
    letter = LETTER_OF[piece]
    number = letters.get(letter, 0) + 1
    return f"{letter}{number}", {**letters, letter: number}


def counted(letters: Mapping[str, int], keys: Iterable[str]) -> dict[str, int]:
    """The counters when cards with these ids exist: never lower than a number in use."""
    highest = dict(letters)
    for key in keys:
        found = _RUNNING.fullmatch(key)
        if found and found[1] in LETTER_OF.values():
            highest[found[1]] = max(highest.get(found[1], 0), int(found[2]))
    return highest
