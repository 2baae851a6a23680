"""From a text to the terms that stand for it: the same for what is stored and what is asked for."""

from __future__ import annotations

import re
from unicodedata import normalize

from rodtrad.kernel.swedish.compounds import parts
from rodtrad.kernel.swedish.stems import stem

LONGEST = 80
_WORD = re.compile(r"[^\W_]+")
# Words that say nothing of what a text is about.
STOP_WORDS = frozenset(
    """alla allt att av bara blev bli blir de dem den denna dessa det detta dig din ditt du där då efter ej eller
    en er ett från för ha hade han har hon hur här i icke ingen inom inte jag ju kan kunde man med mellan
    men mer mig min mitt mot mycket ni nu när någon något några och om oss på samt sedan sig sin sitt ska
    skall skulle som så sådan till under upp ut utan vad var vara varför varit varje vem vi vid vilka vilken
    vill vår vårt vara är även över""".split()
)


def words(text: str) -> list[str]:
    """The words of a text in small letters, in order; digits count as words. What is longer than any word is cut."""
    return [word[:LONGEST] for word in _WORD.findall(normalize("NFC", text).casefold())]


def terms(text: str) -> list[str]:
    """What a text is found by: for each word that says something its stem, and the stems of what it is made of."""
    found: list[str] = []
    for word in words(text):
        if word not in STOP_WORDS:
            found.append(stem(word))
            found.extend(parts(word))
    return found


def query_terms(text: str) -> list[str]:
    """What a question looks for: one stem a word, each once; stop words only where there is nothing else."""
    asked = words(text)
    telling = [word for word in asked if word not in STOP_WORDS] or asked
    return list(dict.fromkeys(stem(word) for word in telling))
