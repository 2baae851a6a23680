"""One answer as it came from a form, file or program, to the one form in which it is stored."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TypeVar

from rodtrad.kernel.questionnaire.model import (
    Choice,
    DateQuestion,
    LongText,
    Matrix,
    Number,
    OneChoice,
    Question,
    Ranking,
    ScaleQuestion,
    SeveralChoices,
    ShortText,
    WholeNumber,
    cell_key,
)

CleanAnswer = int | str | tuple[str, ...]
"""Whole numbers as int; other numbers ("2.5"), days ("2026-11-25"), codes and texts as str; several as tuple."""

T = TypeVar("T", int, Decimal, date)

_WHOLE = re.compile(r"[+-]?\d{1,15}", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,15}([.,]\d{1,10})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_BLANKS_IN_NUMBERS = re.compile(r"[ \u00a0\u202f]")


class Wrong(ValueError):
    """An answer that does not fit; ``facts`` hold what is allowed, never what was answered."""

    def __init__(self, code: str, facts: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.code, self.facts = code, dict(facts or {})


def clean(question: Question, key: str, given: object) -> CleanAnswer | None:
    """Return the stored form of the answer to the question (key: which cell, in a matrix); None when there is none.

    The stored form is a fixed point: cleaned again it stays the same. Raises Wrong.
    """
    if given is None or (isinstance(given, str) and not given.strip()):
        return None
    match question:
        case OneChoice():
            return _code(given, question.choices)
        case ScaleQuestion():
            return _code(given, question.scale.steps)
        case Matrix():
            return _code(given, _steps(question, key))
        case SeveralChoices():
            return _several(question, given)
        case Ranking():
            return _ranked(question, given)
        case WholeNumber():
            return _whole(question, given)
        case Number():
            return _number(question, given)
        case DateQuestion():
            return _day(question, given)
        case ShortText():
            return _text(given, question.longest, lines=False)
        case LongText():
            return _text(given, question.longest, lines=True)
        case _:
            raise Wrong("no-answer-here")


def _steps(matrix: Matrix, key: str) -> tuple[Choice, ...]:
    cells = {cell_key(matrix, row, scale): scale.steps for row in matrix.rows for scale in matrix.scales}
    return cells[key]


def _code(given: object, choices: Iterable[Choice]) -> str:
    if not isinstance(given, str) or given not in {choice.code for choice in choices}:
        raise Wrong("not-a-choice")
    return given


def _codes(given: object, choices: tuple[Choice, ...]) -> tuple[str, ...]:
    if not isinstance(given, list | tuple):
        raise Wrong("not-a-list")
    codes = tuple(_code(each, choices) for each in given)
    if len(set(codes)) < len(codes):
        raise Wrong("twice")
    return codes


def _several(question: SeveralChoices, given: object) -> tuple[str, ...] | None:
    codes = _codes(given, question.choices)
    if not codes:
        return None
    if question.least is not None and len(codes) < question.least:
        raise Wrong("too-few", {"least": str(question.least)})
    if question.most is not None and len(codes) > question.most:
        raise Wrong("too-many", {"most": str(question.most)})
    return tuple(choice.code for choice in question.choices if choice.code in codes)


def _ranked(question: Ranking, given: object) -> tuple[str, ...] | None:
    codes = _codes(given, question.choices)
    if not codes:
        return None
    wanted = question.most or len(question.choices)
    if len(codes) > wanted:
        raise Wrong("too-many", {"most": str(wanted)})
    if question.most is None and len(codes) < wanted:
        raise Wrong("too-few", {"least": str(wanted)})
    return codes


def _whole(question: WholeNumber, given: object) -> int:
    text = _numeral(given)
    if not _WHOLE.fullmatch(text):
        raise Wrong("not-whole")
    number = int(text)
    _bounded(number, question.least, question.most)
    return number


def _number(question: Number, given: object) -> str:
    text = _numeral(given)
    if not _NUMBER.fullmatch(text):
        raise Wrong("not-a-number")
    number = Decimal(text.replace(",", "."))
    _bounded(number, question.least, question.most)
    return f"{number.normalize():f}" if number else "0"


def _numeral(given: object) -> str:
    if isinstance(given, bool) or not isinstance(given, int | str | Decimal):
        raise Wrong("not-a-number")  # a float is no answer: it has no one decimal form
    text = f"{given:f}" if isinstance(given, Decimal) else str(given) if _short(given) else ""
    return _BLANKS_IN_NUMBERS.sub("", text.strip()).replace("−", "-")


def _short(given: int | str) -> bool:
    return abs(given) < 10**16 if isinstance(given, int) else len(given) <= 40


def _day(question: DateQuestion, given: object) -> str:
    text = given.isoformat() if isinstance(given, date) else given
    if not isinstance(text, str) or not _DAY.fullmatch(text.strip()):
        raise Wrong("not-a-day")
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise Wrong("not-a-day") from None
    _bounded(day, question.least, question.most)
    return day.isoformat()


def _bounded(value: T, least: T | None, most: T | None) -> None:
    if least is not None and value < least:
        raise Wrong("below", {"least": str(least)})
    if most is not None and value > most:
        raise Wrong("above", {"most": str(most)})


def _text(given: object, longest: int, *, lines: bool) -> str | None:
    if not isinstance(given, str):
        raise Wrong("not-text")
    text = unicodedata.normalize("NFC", given).replace("\r\n", "\n").replace("\r", "\n")
    if any((sign < " " and sign not in "\n\t") or "\ud800" <= sign <= "\udfff" for sign in text):
        raise Wrong("signs")
    text = text.strip() if lines else " ".join(text.split())
    if len(text) > longest:
        raise Wrong("too-long", {"most": str(longest)})
    return text or None
