"""Answers made from templates: each idea gets its own text, one, and every text says what happens next. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

WORDS = ("idé", "kampanj", "besked", "skäl", "ansvarig", "klart", "grupp", "andra")
"""What may stand in braces in a template."""
_OLDER = {"förslag": "idé"}
"""Words that templates were written with before; they are still read."""
_BRACES = re.compile(r"{([^{}]*)}")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Template:
    """``body``: what has become of the idea. ``next_step``: what happens now, never empty. Words in braces are filled
    in; what stands in square brackets is left out when a word in it has nothing to say."""

    body: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Filled:
    """One answer as its reader finds it. ``empty``: words that should have been filled in and could not."""

    body: str
    next_step: str
    empty: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        return bool(self.body.strip() and self.next_step.strip()) and not self.empty


def unknown_words(text: str) -> tuple[str, ...]:
    """The words in braces that stand for nothing, in order; a brace that is never closed counts as one."""
    found = [word for word in _BRACES.findall(text) if _word(word) not in WORDS]
    if re.search(r"[{}]", _BRACES.sub("", text)):
        found.append("{")
    return tuple(dict.fromkeys(found))


def _word(said: str) -> str:
    word = said.strip().casefold()
    return _OLDER.get(word, word)


def fill(template: Template, values: Mapping[str, str]) -> Filled:
    """Fill in one template. What people wrote is put in once and never read as a template itself."""
    empty: list[str] = []
    body = _fill(template.body, values, empty)
    next_step = _fill(template.next_step, values, empty)
    return Filled(body, next_step, tuple(dict.fromkeys(empty)))


def _fill(text: str, values: Mapping[str, str], empty: list[str]) -> str:
    pieces: list[str] = []
    end = 0
    for part in _OPTIONAL.finditer(text):
        pieces.append(_words(text[end : part.start()], values, empty))
        lacking: list[str] = []
        inner = _words(part[1], values, lacking)
        pieces.append("" if lacking else inner)
        end = part.end()
    pieces.append(_words(text[end:], values, empty))
    joined = "".join(pieces).strip()
    return joined if len(joined) <= LONGEST else joined[: LONGEST - 1].rstrip() + "…"


def _words(text: str, values: Mapping[str, str], empty: list[str]) -> str:
    def put(match: re.Match[str]) -> str:
        word = _word(match[1])
        value = " ".join(values.get(word, "").split())
        if not value:
            empty.append(word)
        return value

    return _BRACES.sub(put, text)
