"""One question of a LimeSurvey file to one of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from rodtrad.kernel.questionnaire.losses import Loss
from rodtrad.kernel.questionnaire.lss_parts import Entry, Parts
from rodtrad.kernel.questionnaire.lss_texts import plain
from rodtrad.kernel.questionnaire.model import (
    Choice,
    DateQuestion,
    LongText,
    Matrix,
    Note,
    Number,
    OneChoice,
    Question,
    Ranking,
    Row,
    Scale,
    ScaleQuestion,
    SeveralChoices,
    ShortText,
    WholeNumber,
    Wording,
    wording,
)

_NOTHING = ("", "0", "N", "default", "normal", "none")
_COMMENTS = ("O", "P")


@dataclass(slots=True)
class Reading:
    """The parts of the file, its languages (the default one first), and what was lost so far."""

    parts: Parts
    languages: tuple[str, ...]
    losses: list[Loss] = field(default_factory=list)
    _found: dict[tuple[str, tuple[str, ...]], dict[tuple[str, ...], list[Entry]]] = field(
        default_factory=dict
    )

    def rows(self, part: str, **where: str) -> list[Entry]:
        """Return the rows of a part whose fields have the given values."""
        names = tuple(where)
        if (part, names) not in self._found:
            index: dict[tuple[str, ...], list[Entry]] = {}
            for each in self.parts.get(part, ()):
                index.setdefault(tuple(each.take(name) for name in names), []).append(each)
            self._found[part, names] = index
        return self._found[part, names].get(tuple(where.values()), [])

    def words(self, entry: Entry, column: str, others: list[Entry], needed: str = "") -> Wording:
        """Return a text in all languages, from the row itself (old files) or its rows by language.

        ``needed`` stands in, and is listed, where the default language has none.
        """
        texts: dict[str, str] = {}
        for each in others or [entry]:
            text, formatted = plain(each.take(column))
            if formatted:
                self.losses.append(each.loss(column, "markup-not-carried"))
            if "{" in text and "}" in text:
                self.losses.append(each.loss(column, "text-refers"))
            texts.setdefault(each.take("language") or self.languages[0], text)
        default = self.languages[0]
        if needed and not texts.get(default):
            self.losses.append(entry.loss(column, "label-missing", language=default))
            texts[default] = needed
        strange = sorted(set(texts) - set(self.languages))
        for language in strange:
            self.losses.append(entry.loss(column, "language-unknown", language=language))
        return wording({tag: text for tag, text in texts.items() if tag not in strange})


def question_of(entry: Entry, reading: Reading) -> Question | None:
    """Return the question of the row; None for a kind that is not carried (listed)."""
    kind, qid, name = entry.take("type"), entry.take("qid"), entry.take("title")
    make = _KINDS.get(kind)
    attributes = _Attributes(reading, qid)
    if make is None or attributes.take("hidden") == "1":
        reading.losses.append(entry.loss("type", "type-not-carried" if make is None else "hidden", type=kind))
        return None
    texts = reading.rows("question_l10ns", qid=qid) or _same(entry, reading)
    more: dict[str, Any] = {
        "name": name,
        "text": reading.words(entry, "question", texts, needed=name),
        "hint": reading.words(entry, "help", texts),
        "required": entry.take("mandatory") in ("Y", "S") and kind != "X",
    }
    if entry.take("other") == "Y":
        reading.losses.append(entry.loss("other", "other-not-carried"))
    if kind in _COMMENTS:
        reading.losses.append(entry.loss("type", "comment-not-carried"))
    if entry.take("preg"):
        reading.losses.append(entry.loss("preg", "constraint-not-carried"))
    made = make(_Source(entry, reading, attributes), more)
    reading.losses.extend(attributes.left())
    return made


def _same(entry: Entry, reading: Reading) -> list[Entry]:
    """Older files hold one row of the question for each language."""
    return reading.rows(entry.part, qid=entry.take("qid"))


class _Attributes:
    """The settings of one question; those that nobody takes are listed."""

    def __init__(self, reading: Reading, qid: str) -> None:
        self._reading = reading
        self.rows = reading.rows("question_attributes", qid=qid)
        self._taken: set[str] = set()

    def take(self, name: str) -> str:
        self._taken.add(name)
        return next((row.take("value") for row in self.rows if row.take("attribute") == name), "")

    def words(self, name: str) -> Wording:
        self._taken.add(name)
        rows = [row for row in self.rows if row.take("attribute") == name and row.take("value")]
        return self._reading.words(rows[0], "value", rows) if rows else Wording()

    def number(self, name: str) -> Decimal | None:
        text = self.take(name)
        try:
            number = Decimal(text.replace(",", ".")) if text else None
        except InvalidOperation:
            number = None
        if number is not None and (not number.is_finite() or abs(number) >= Decimal(10) ** 15):
            number = None
        if text and number is None:
            self._taken.discard(name)
        return number

    def whole(self, name: str) -> int | None:
        number = self.number(name)
        return None if number is None else int(number)

    def left(self) -> Iterator[Loss]:
        for row in self.rows:
            name = row.take("attribute")
            if name not in self._taken and row.take("value") not in _NOTHING:
                yield row.loss(name, "attribute-not-carried", value=row.take("value")[:60])


@dataclass(frozen=True, slots=True)
class _Source:
    entry: Entry
    reading: Reading
    attributes: _Attributes

    def choices(self, scale: str = "0") -> tuple[Choice, ...]:
        rows = self.reading.rows("answers", qid=self.entry.take("qid"))
        rows = [row for row in rows if (row.take("scale_id") or "0") == scale]
        return tuple(
            Choice(row.take("code"), self._answer_words(row)) for row in _once(rows, "code", "sortorder")
        )

    def _answer_words(self, row: Entry) -> Wording:
        others = self.reading.rows("answer_l10ns", aid=row.take("aid")) if row.take("aid") else []
        if not others:
            where = {name: row.take(name) for name in ("qid", "code", "scale_id")}
            others = self.reading.rows("answers", **where)
        return self.reading.words(row, "answer", others, needed=row.take("code"))

    def parts(self) -> list[tuple[str, Wording]]:
        """The subquestions: rows of a table, or boxes to tick."""
        rows = self.reading.rows("subquestions", parent_qid=self.entry.take("qid"))
        found = []
        for row in _once(rows, "title", "question_order"):
            others = self.reading.rows("question_l10ns", qid=row.take("qid")) or self.reading.rows(
                "subquestions", qid=row.take("qid")
            )
            words = self.reading.words(row, "question", others, needed=row.take("title"))
            found.append((row.take("title"), words))
        return found


def _once(rows: list[Entry], name: str, order: str) -> list[Entry]:
    """The rows in their order, those of other languages left out."""
    first = {row.take(name): row for row in reversed(rows)}
    return sorted(first.values(), key=lambda row: (order_of(row.take(order)), row.line))


def order_of(text: str) -> int:
    """Return the number of a field that says in which order rows come; 0 when it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _matrix(scales: Callable[[_Source], tuple[Scale, ...]]) -> Callable[[_Source, dict[str, Any]], Question]:
    def make(source: _Source, more: dict[str, Any]) -> Question:
        rows = tuple(Row(name, words) for name, words in source.parts())
        return Matrix(**more, rows=rows, scales=scales(source))

    return make


def _numbered(most: int) -> Callable[[_Source], tuple[Scale, ...]]:
    return lambda source: (Scale("scale", _told(source, [(str(n), str(n)) for n in range(1, most + 1)])),)


def _told(source: _Source, pairs: list[tuple[str, str]]) -> tuple[Choice, ...]:
    """Choices that LimeSurvey itself has words for; ours are in Swedish, whatever the default language."""
    return tuple(Choice(code, wording({source.reading.languages[0]: word})) for code, word in pairs)


def _dual(source: _Source) -> tuple[Scale, ...]:
    take = source.attributes.words
    first, second = take("dualscale_headerA"), take("dualscale_headerB")
    return Scale("0", source.choices("0"), first), Scale("1", source.choices("1"), second)


def _several(source: _Source, more: dict[str, Any]) -> Question:
    least, most = source.attributes.whole("min_answers"), source.attributes.whole("max_answers")
    choices = tuple(Choice(name, words) for name, words in source.parts())
    return SeveralChoices(**more, choices=choices, least=least, most=most)


def _ranking(source: _Source, more: dict[str, Any]) -> Question:
    parts = tuple(Choice(name, words) for name, words in source.parts())
    return Ranking(**more, choices=source.choices() or parts, most=source.attributes.whole("max_answers"))


def _number(source: _Source, more: dict[str, Any]) -> Question:
    take = source.attributes
    if take.take("num_value_int_only") == "1":
        return WholeNumber(**more, least=take.whole("min_num_value_n"), most=take.whole("max_num_value_n"))
    return Number(**more, least=take.number("min_num_value_n"), most=take.number("max_num_value_n"))


def _text(made: type[ShortText | LongText]) -> Callable[[_Source, dict[str, Any]], Question]:
    def make(source: _Source, more: dict[str, Any]) -> Question:
        longest = source.attributes.whole("maximum_chars")
        return made(**more, longest=longest) if longest else made(**more)

    return make


def _day(source: _Source, more: dict[str, Any]) -> Question:
    for name, attribute in (("least", "date_min"), ("most", "date_max")):
        text = source.attributes.take(attribute)
        try:
            more[name] = date.fromisoformat(text[:10]) if text else None
        except ValueError:
            source.reading.losses.append(source.entry.loss(attribute, "constraint-not-carried"))
    return DateQuestion(**more)


def _fixed(*pairs: tuple[str, str]) -> Callable[[_Source, dict[str, Any]], Question]:
    return lambda source, more: OneChoice(**more, choices=_told(source, list(pairs)))


def _fixed_rows(*pairs: tuple[str, str]) -> Callable[[_Source, dict[str, Any]], Question]:
    return _matrix(lambda source: (Scale("scale", _told(source, list(pairs))),))


def _one(source: _Source, more: dict[str, Any]) -> Question:
    return OneChoice(**more, choices=source.choices())


def _five(source: _Source, more: dict[str, Any]) -> Question:
    return ScaleQuestion(**more, scale=_numbered(5)(source)[0])


_KINDS: dict[str, Callable[[_Source, dict[str, Any]], Question]] = {
    "L": _one,
    "!": _one,
    "O": _one,
    "M": _several,
    "P": _several,
    "R": _ranking,
    "F": _matrix(lambda source: (Scale("scale", source.choices()),)),
    "H": _matrix(lambda source: (Scale("scale", source.choices()),)),
    "1": _matrix(_dual),
    "A": _matrix(_numbered(5)),
    "B": _matrix(_numbered(10)),
    "C": _fixed_rows(("Y", "Ja"), ("U", "Osäker"), ("N", "Nej")),
    "E": _fixed_rows(("I", "Ökar"), ("S", "Oförändrat"), ("D", "Minskar")),
    "5": _five,
    "Y": _fixed(("Y", "Ja"), ("N", "Nej")),
    "G": _fixed(("F", "Kvinna"), ("M", "Man")),
    "N": _number,
    "S": _text(ShortText),
    "T": _text(LongText),
    "U": _text(LongText),
    "D": _day,
    "X": lambda _, more: Note(**more),
}
