"""The text of skip logic to its tree; what cannot be carried is refused with its place in the text."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from rodtrad.kernel.questionnaire.expressions import (
    OPERATORS,
    And,
    Answer,
    Compare,
    CountOf,
    DayIs,
    Expression,
    Not,
    NumberIs,
    Operand,
    Or,
    TextIs,
    Ticked,
)

LONGEST = 4000
DEEPEST = 40

_TOKEN = re.compile(
    r"""\s*(?:(?P<key>\$\{\s*[^\s{}$]+\s*\})|(?P<text>'[^']*'|"[^"]*")|(?P<number>-?\d+(?:\.\d+)?)
    |(?P<word>[A-Za-z][A-Za-z-]*)|(?P<sign><=|>=|!=|=|<|>|\(|\)|,))""",
    re.VERBOSE,
)
Token = tuple[str, str, int]


class NotUnderstood(ValueError):
    """The text is no skip logic this language has. ``at`` is the place in the text, from 0."""

    def __init__(self, code: str, at: int, given: str = "") -> None:
        super().__init__(f"{code} at {at}")
        self.code, self.at, self.given = code, at, given


def parsed(text: str) -> Expression:
    """Return the tree of the text. Raises NotUnderstood: too-long, sign, unexpected, function, no-day, too-deep."""
    if len(text) > LONGEST:
        raise NotUnderstood("too-long", LONGEST)
    reader = _Reader(_tokens(text), len(text))
    expression = reader.any_of(0)
    reader.end()
    return expression


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise NotUnderstood("sign", at, text[at : at + 1])
        tokens.append((match.lastgroup, match[match.lastgroup], match.start(match.lastgroup)))
        at = match.end()
    return tokens


class _Reader:
    """Takes tokens from the left; each method reads one level of the grammar."""

    def __init__(self, tokens: list[Token], length: int) -> None:
        self._tokens = [*tokens, ("end", "", length)]
        self._at = 0

    def end(self) -> None:
        """Nothing may be left."""
        if self._next()[0] != "end":
            raise self._unexpected()

    def any_of(self, depth: int) -> Expression:
        """Read conditions joined by ``or``."""
        if depth > DEEPEST:
            raise NotUnderstood("too-deep", self._next()[2])
        parts = [self._all_of(depth)]
        while self._took("word", "or"):
            parts.append(self._all_of(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _all_of(self, depth: int) -> Expression:
        parts = [self._one(depth)]
        while self._took("word", "and"):
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _one(self, depth: int) -> Expression:
        kind, word, _ = self._next()
        if self._took("sign", "("):
            inside = self.any_of(depth + 1)
            self._must("sign", ")")
            return inside
        if (kind, word) == ("word", "not"):
            self._open()
            inside = self.any_of(depth + 1)
            self._must("sign", ")")
            return Not(inside)
        if (kind, word) == ("word", "selected"):
            return self._ticked()
        return self._compare()

    def _ticked(self) -> Ticked:
        self._open()
        key = self._key()
        self._must("sign", ",")
        code = self._must("text")[1:-1]
        self._must("sign", ")")
        return Ticked(key, code)

    def _compare(self) -> Compare:
        left = self._operand()
        kind, operator, _ = self._next()
        if kind != "sign" or operator not in OPERATORS:
            raise self._unexpected()
        self._at += 1
        return Compare(left, operator, self._operand())

    def _operand(self) -> Operand:
        kind, text, at = self._next()
        if kind == "key":
            return Answer(self._key())
        if kind == "word":
            return self._call(text, at)
        self._at += 1
        if kind == "number":
            return NumberIs(Decimal(text))
        if kind == "text":
            return TextIs(text[1:-1])
        self._at -= 1
        raise self._unexpected()

    def _call(self, name: str, at: int) -> Operand:
        if name not in ("date", "count-selected"):
            raise NotUnderstood("function", at, name)
        self._open()
        found = CountOf(self._key()) if name == "count-selected" else self._day()
        self._must("sign", ")")
        return found

    def _day(self) -> DayIs:
        at = self._next()[2]
        text = self._must("text")[1:-1]
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise NotUnderstood("no-day", at, text) from None
        if day.isoformat() != text:
            raise NotUnderstood("no-day", at, text)
        return DayIs(day)

    def _key(self) -> str:
        return self._must("key")[2:-1].strip()

    def _open(self) -> None:
        self._at += 1
        self._must("sign", "(")

    def _next(self) -> Token:
        return self._tokens[self._at]

    def _took(self, kind: str, text: str) -> bool:
        found = self._next()[:2] == (kind, text)
        self._at += found
        return found

    def _must(self, kind: str, text: str | None = None) -> str:
        found, given, _ = self._next()
        if found != kind or (text is not None and given != text):
            raise self._unexpected()
        self._at += 1
        return given

    def _unexpected(self) -> NotUnderstood:
        _, given, at = self._next()
        return NotUnderstood("unexpected", at, given)
