"""The parts of a questionnaire. All are frozen; a change is a new questionnaire (see ``changes``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rodtrad.kernel.questionnaire.expressions import Expression

EASY_SWEDISH = "sv-x-latt"
"""Easy Swedish is a language of its own (BCP 47, private part); what it lacks is read in Swedish."""

_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks nqo prs ps sd syr ug ur yi".split())
_RIGHT_TO_LEFT_SCRIPTS = frozenset("adlm arab hebr nkoo syrc thaa".split())


def direction(language: str) -> str:
    """Return "rtl" for a language written from right to left, else "ltr". ``language`` is a BCP 47 tag."""
    first, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), None)
    if script is not None:
        return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if first in _RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in several languages: pairs of language tag and text, in the order of the tags."""

    texts: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.texts)

    def languages(self) -> frozenset[str]:
        """Return the tags of the languages that have a text."""
        return frozenset(language for language, _ in self.texts)

    def exactly(self, language: str) -> str:
        """Return the text in that very language, or an empty one."""
        return dict(self.texts).get(language, "")

    def shown(self, language: str, default: str) -> str:
        """Return the text to show: in the language, in the one it varies, or in the default one; else empty."""
        ways = (language, language.split("-x-")[0], language.split("-")[0], default)
        return next((text for way in ways if (text := self.exactly(way))), "")


NO_WORDS = Wording()


def wording(texts: Mapping[str, str]) -> Wording:
    """Return a wording of texts by language tag; empty texts are left out."""
    return Wording(tuple(sorted((language, text) for language, text in texts.items() if text)))


def swedish(text: str, easy: str = "") -> Wording:
    """Return a wording in Swedish and, when given, easy Swedish."""
    return wording({"sv": text, EASY_SWEDISH: easy})


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to tick, or one step of a scale. The code is stored and never shown."""

    code: str
    text: Wording


@dataclass(frozen=True, slots=True)
class Scale:
    """The steps of a scale in order. ``name`` sets two scales on one row apart; ``heading`` is its column title."""

    name: str
    steps: tuple[Choice, ...]
    heading: Wording = NO_WORDS


@dataclass(frozen=True, slots=True)
class Row:
    """One statement of a matrix."""

    name: str
    text: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What all questions have. ``name`` is the key of the answer; ``shown_if`` None means always shown."""

    name: str
    text: Wording
    hint: Wording = NO_WORDS
    required: bool = False
    shown_if: Expression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Question):
    """A text to read; takes no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneChoice(Question):
    """Exactly one of the choices."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleQuestion(Question):
    """One step of a scale."""

    scale: Scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix(Question):
    """Rows answered on the same scale, or on two: how important it is, and how it is today.

    The key of an answer is ``cell_key``. Required means: every cell.
    """

    rows: tuple[Row, ...]
    scales: tuple[Scale, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralChoices(Question):
    """Any number of the choices, within bounds; None means no bound."""

    choices: tuple[Choice, ...]
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking(Question):
    """The choices put in order, the first in rank first; ``most`` is how many are ranked (None: all)."""

    choices: tuple[Choice, ...]
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeNumber(Question):
    """A whole number, bounds included."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Question):
    """A number, bounds included."""

    least: Decimal | None = None
    most: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateQuestion(Question):
    """A day, bounds included."""

    least: date | None = None
    most: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortText(Question):
    """One line of free text; ``longest`` in characters."""

    longest: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class LongText(Question):
    """Free text of several lines; ``longest`` in characters."""

    longest: int = 4000


KINDS: dict[str, type[Question]] = {
    "note": Note,
    "one": OneChoice,
    "scale": ScaleQuestion,
    "matrix": Matrix,
    "several": SeveralChoices,
    "ranking": Ranking,
    "whole": WholeNumber,
    "number": Number,
    "date": DateQuestion,
    "short": ShortText,
    "long": LongText,
}
_KIND_OF = {kind: name for name, kind in KINDS.items()}


def kind_of(question: Question) -> str:
    """Return the word of ``KINDS`` for the question."""
    return _KIND_OF[type(question)]


@dataclass(frozen=True, slots=True)
class Section:
    """A page of questions; ``text`` is read before them."""

    name: str
    title: Wording
    questions: tuple[Question, ...]
    text: Wording = NO_WORDS
    shown_if: Expression | None = None


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Sections in order. ``languages``: the first is the default one, in which every text exists."""

    name: str
    title: Wording
    languages: tuple[str, ...]
    sections: tuple[Section, ...]
    intro: Wording = NO_WORDS
    thanks: Wording = NO_WORDS

    def questions(self) -> Iterator[tuple[Section, Question]]:
        """Yield every question with its section, in order."""
        for section in self.sections:
            for question in section.questions:
                yield section, question


def cell_key(matrix: Matrix, row: Row, scale: Scale) -> str:
    """Return the key of one answer in a matrix: matrix and row and, with two scales, the scale."""
    parts = (matrix.name, row.name, scale.name)
    return "_".join(parts if len(matrix.scales) > 1 else parts[:2])


def keys_of(question: Question) -> tuple[str, ...]:
    """Return the keys its answers are stored under: none for a note, one for each cell of a matrix."""
    match question:
        case Note():
            return ()
        case Matrix():
            return tuple(cell_key(question, row, scale) for row in question.rows for scale in question.scales)
        case _:
            return (question.name,)
