"""Skip logic: a small tree of conditions, its text, and what it says of given answers.

The text is the part of XPath that XLSForm uses, so that files and pages show the same::

    ${age} >= 18 and not(selected(${travel}, 'bus')) or ${since} < date('2020-01-01')

A missing answer is the empty text: ``${age} = ''`` asks whether there is none, ``<`` and its like are then false.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

Value = Decimal | date | str | tuple[str, ...]
"""What an answer is here: a number, a day, a code or text (empty = none), or chosen codes."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer stored under a key."""

    key: str


@dataclass(frozen=True, slots=True)
class NumberIs:
    """A number written out."""

    number: Decimal


@dataclass(frozen=True, slots=True)
class TextIs:
    """A code or text written out; it cannot hold both kinds of quotation marks."""

    text: str


@dataclass(frozen=True, slots=True)
class DayIs:
    """A day written out."""

    day: date


@dataclass(frozen=True, slots=True)
class CountOf:
    """How many choices are ticked."""

    key: str


Operand = Answer | NumberIs | TextIs | DayIs | CountOf


@dataclass(frozen=True, slots=True)
class Compare:
    """Two operands and one of ``OPERATORS`` between them."""

    left: Operand
    operator: str
    right: Operand


@dataclass(frozen=True, slots=True)
class Ticked:
    """A choice is among those ticked."""

    key: str
    code: str


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    part: Expression


@dataclass(frozen=True, slots=True)
class And:
    """All conditions hold; two or more."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one condition holds; two or more."""

    parts: tuple[Expression, ...]


Expression = Compare | Ticked | Not | And | Or
OPERATORS = ("=", "!=", "<", "<=", ">", ">=")


def keys_in(expression: Expression) -> Iterator[str]:
    """Yield every key the expression looks at, in the order of its text."""
    match expression:
        case Compare(left, _, right):
            yield from (side.key for side in (left, right) if isinstance(side, Answer | CountOf))
        case Ticked(key, _):
            yield key
        case Not(part):
            yield from keys_in(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from keys_in(part)


def printed(expression: Expression) -> str:
    """Return the text of the expression; ``parsing.parsed`` makes the same expression of it."""
    match expression:
        case Compare(left, sign, right):
            return f"{_operand(left)} {sign} {_operand(right)}"
        case Ticked(key, code):
            return f"selected(${{{key}}}, {_quoted(code)})"
        case Not(part):
            return f"not({printed(part)})"
        case And(parts):
            return " and ".join(_inner(part, And | Or) for part in parts)
        case Or(parts):
            return " or ".join(_inner(part, Or) for part in parts)


def _inner(part: Expression, bracketed: object) -> str:
    text = printed(part)
    return f"({text})" if isinstance(part, bracketed) else text  # type: ignore[arg-type]


def _operand(operand: Operand) -> str:
    match operand:
        case Answer(key):
            return f"${{{key}}}"
        case NumberIs(number):
            return f"{number:f}"
        case TextIs(text):
            return _quoted(text)
        case DayIs(day):
            return f"date('{day.isoformat()}')"
        case CountOf(key):
            return f"count-selected(${{{key}}})"


def _quoted(text: str) -> str:
    return f'"{text}"' if "'" in text else f"'{text}'"


def holds(expression: Expression, answers: Mapping[str, Value]) -> bool:
    """Say whether the condition holds for the answers; a key that is not there has no answer."""
    match expression:
        case Compare(left, sign, right):
            return _compared(_value(left, answers), sign, _value(right, answers))
        case Ticked(key, code):
            given = answers.get(key, ())
            return code in given if isinstance(given, tuple) else code == given
        case Not(part):
            return not holds(part, answers)
        case And(parts):
            return all(holds(part, answers) for part in parts)
        case Or(parts):
            return any(holds(part, answers) for part in parts)


def _value(operand: Operand, answers: Mapping[str, Value]) -> Value:
    match operand:
        case Answer(key):
            return answers.get(key, "")
        case NumberIs(number):
            return number
        case TextIs(text):
            return text
        case DayIs(day):
            return day
        case CountOf(key):
            given = answers.get(key, ())
            return Decimal(len(given) if isinstance(given, tuple) else int(given != ""))


def _compared(left: Value, sign: str, right: Value) -> bool:
    if isinstance(left, str) and isinstance(right, Decimal):
        left = _as_number(left)
    if isinstance(right, str) and isinstance(left, Decimal):
        right = _as_number(right)
    if sign in ("=", "!="):
        return (left == right) == (sign == "=")
    for both in (Decimal, date):
        if isinstance(left, both) and isinstance(right, both):
            return _ORDER[sign](left, right)
    return False


def _as_number(code: str) -> Value:
    """The steps of a scale are codes; ${steg} >= 3 compares them as numbers."""
    plain = code.removeprefix("-")
    return Decimal(code) if plain.isascii() and plain.isdigit() and len(plain) <= 18 else code


_ORDER: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
