"""Why import refuses a file that is well formed, and what it remarks on: the shape of kernel.kubinol.messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from rodtrad.kernel import guard
from rodtrad.kernel.kubinol.messages import Problem, presentable

LIMIT = 100
P = TypeVar("P", bound=Problem)


def _both(sv: str, en: str) -> dict[str, str]:
    return {"sv": sv, "en": en}


TEMPLATES: Mapping[str, Mapping[str, str]] = {
    "identity-number": _both(
        "{key} ser ut att innehålla ett personnummer; ta bort det och läs in igen",
        "{key} seems to hold a personal identity number; take it away and bring the file in again",
    ),
    "identity-number-line": _both(
        "raden ser ut att innehålla ett personnummer; ta bort det och läs in igen",
        "the line seems to hold a personal identity number; take it away and bring the file in again",
    ),
    "identity-number-key": _both(
        "en nyckel här ser ut att innehålla ett personnummer; ta bort det och läs in igen",
        "a key here seems to hold a personal identity number; take it away and bring the file in again",
    ),
    "unsafe-visibility": _both(
        "fallet {case} får inte visas för fler än teamet ({visibility}) så länge frågan {check} är öppen; "
        "svara på den eller sätt synligheten team",
        "the case {case} may not be shown beyond its team ({visibility}) while the question {check} is open; "
        "answer it or set the visibility to team",
    ),
    "visibility-not-given": _both(
        "du får inte visa fallet {case} för fler än teamet ({visibility})",
        "you may not show the case {case} beyond its team ({visibility})",
    ),
    "municipality-missing": _both(
        "kommunen {given} finns inte i den här installationen, och du får inte lägga till den",
        "the municipality {given} is not in this installation, and you may not add it",
    ),
    "municipality-not-allowed": _both(
        "du får inte läsa in fall i kommunen {given}",
        "you may not bring in cases in the municipality {given}",
    ),
    "id-taken": _both(
        "id:t {case} kan inte användas i kommunen; välj ett annat",
        "the id {case} cannot be used in the municipality; choose another",
    ),
    "made-here": _both(
        "fallet {case} är gjort här och skiljer sig från filen",
        "the case {case} was made here and differs from the file",
    ),
    "person-fields": _both(
        "fallet {case} har ändrats av en person: {keys}",
        "the case {case} has been changed by a person: {keys}",
    ),
    "person-card": _both(
        "kortet {card} har ändrats av en person: {keys}",
        "the card {card} has been changed by a person: {keys}",
    ),
    "person-new-card": _both(
        "kortet {card} har lagts till av en person", "the card {card} was added by a person"
    ),
    "person-link": _both(
        "länken {link} har ändrats av en person: {keys}",
        "the link {link} has been changed by a person: {keys}",
    ),
    "person-new-link": _both(
        "länken {link} har lagts till av en person", "the link {link} was added by a person"
    ),
    "person-order": _both(
        "kortens ordning i fallet {case} har ändrats av en person",
        "the order of the cards in the case {case} has been changed by a person",
    ),
    "history-left": _both(
        "historiken för {case} lästes inte in: fallet finns redan",
        "the history of {case} was not taken in: the case is here already",
    ),
    "area-left": _both(
        "området ”{given}” är för långt för områdesträdet; det följer bara med fallet",
        "the area “{given}” is too long for the tree of areas; it only travels with the case",
    ),
}
BY_PERSON = frozenset({"made-here", *(code for code in TEMPLATES if code.startswith("person-"))})
"""Overwriting is the answer to these."""
BY_SAFETY = frozenset({"unsafe-visibility"})
"""Bringing the case in for its team only is the answer to these."""


@dataclass(frozen=True)
class Refusal(Problem):
    """A refusal or remark of import. Raises KeyError for a code without sentences."""

    def text(self, lang: str = "sv") -> str:
        """The sentence in ``sv`` or ``en``, on one line; values shortened, long numbers hidden."""
        shown = {name: value if name == "keys" else presentable(value) for name, value in self.params.items()}
        return TEMPLATES[self.code][lang].format(**shown)


def refusal(line: int | None, code: str, **params: str) -> Refusal:
    return Refusal(line, code, params)


def without_numbers(problem: P) -> P:
    """The same problem with identity numbers masked in what it quotes, however they are written."""
    masked = {name: masked_text(value) for name, value in problem.params.items()}
    return problem if masked == dict(problem.params) else replace(problem, params=masked)


def masked_text(text: str) -> str:
    """The text with identity numbers masked; all else as it is."""
    if not guard.has_identity_number(text):
        return text
    return guard.mask(text, [hit for hit in guard.find(text) if hit.kind == "identity-number"])
