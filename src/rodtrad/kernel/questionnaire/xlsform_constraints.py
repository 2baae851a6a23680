"""Constraints of an XLSForm as bounds: ``. >= 0 and . <= 120``, ``string-length(.) <= 200``, and their like."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from rodtrad.kernel.questionnaire.model import (
    DateQuestion,
    LongText,
    Number,
    Question,
    Ranking,
    SeveralChoices,
    ShortText,
    WholeNumber,
)

_AND = re.compile(r"\s+and\s+")
_BOUND = re.compile(
    r"(?P<what>\.|string-length\(\s*\.\s*\)|count-selected\(\s*\.\s*\))\s*(?P<sign><=|>=|<|>)\s*"
    r"(?:(?P<number>-?\d{1,15}(?:\.\d{1,10})?)|date\('(?P<day>\d{4}-\d{2}-\d{2})'\))"
)


def constrained(question: Question, constraint: str) -> Question | None:
    """Return the question with the bounds of the constraint; None when they say something it cannot hold."""
    for part in _AND.split(constraint.strip()):
        match = _BOUND.fullmatch(part.strip())
        held = None if match is None else _held(question, match)
        if held is None:
            return None
        question = held
    return question


def _held(question: Question, bound: re.Match[str]) -> Question | None:
    what, sign = bound["what"].split("(")[0], bound["sign"]
    upper, strict = sign.startswith("<"), len(sign) == 1
    if bound["day"]:
        return _day_bound(question, bound["day"], upper, strict) if what == "." else None
    number = Decimal(bound["number"])
    match question, what:
        case WholeNumber(), ".":
            return _bounded(question, upper, _whole(number, upper, strict))
        case Number(), "." if not strict:
            return _bounded(question, upper, number)
        case ((ShortText() | LongText()), "string-length") if upper:
            return replace(question, longest=_whole(number, upper, strict))
        case SeveralChoices(), "count-selected":
            return _bounded(question, upper, _whole(number, upper, strict))
        case Ranking(), "count-selected" if upper:
            return replace(question, most=_whole(number, upper, strict))
        case _:
            return None


def _bounded(question: Question, upper: bool, value: object) -> Question:
    change: dict[str, object] = {"most" if upper else "least": value}
    return replace(question, **change)  # type: ignore[arg-type]


def _day_bound(question: Question, text: str, upper: bool, strict: bool) -> Question | None:
    if not isinstance(question, DateQuestion):
        return None
    try:
        day = date.fromisoformat(text) + timedelta(days=0 if not strict else -1 if upper else 1)
    except (ValueError, OverflowError):
        return None
    return _bounded(question, upper, day)


def _whole(number: Decimal, upper: bool, strict: bool) -> int:
    """The last whole number within the bound."""
    if number != number.to_integral_value():
        return int(number.to_integral_value("ROUND_FLOOR" if upper else "ROUND_CEILING"))
    return int(number) + (0 if not strict else -1 if upper else 1)


def constraint_of(question: Question) -> str:
    """Return the bounds of the question as a constraint; empty when it has none."""
    match question:
        case WholeNumber() | Number():
            return _between(".", _plain(question.least), _plain(question.most))
        case DateQuestion():
            return _between(".", _day(question.least), _day(question.most))
        case ShortText() | LongText():
            return _between("string-length(.)", None, str(question.longest))
        case SeveralChoices():
            return _between("count-selected(.)", _plain(question.least), _plain(question.most))
        case Ranking():
            return _between("count-selected(.)", None, _plain(question.most))
        case _:
            return ""


def _day(value: date | None) -> str | None:
    return None if value is None else f"date('{value.isoformat()}')"


def _plain(value: int | Decimal | None) -> str | None:
    return None if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)


def _between(what: str, least: str | None, most: str | None) -> str:
    parts = (f"{what} >= {least}" if least else "", f"{what} <= {most}" if most else "")
    return " and ".join(filter(None, parts))
