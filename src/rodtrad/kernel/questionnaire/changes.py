"""What sets two versions apart, and whether answers to the old one still answer the new one.

A question that has been answered is never silently changed: whoever saves asks ``differences`` first.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from rodtrad.kernel.questionnaire.expressions import And, Compare, Expression, Not, Or, Ticked, printed
from rodtrad.kernel.questionnaire.model import (
    NO_WORDS,
    Matrix,
    Note,
    Question,
    Questionnaire,
    Section,
    Wording,
    kind_of,
)
from rodtrad.kernel.questionnaire.parts import around_wordings, choice_lists, question_wordings
from rodtrad.kernel.questionnaire.problems import Place


def digest(part: Questionnaire | Question) -> str:
    """Return a fingerprint of all that can be answered or read: the same content gives the same 64 signs."""
    text = json.dumps(_plain(part), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: object) -> object:
    match value:
        case Compare() | Ticked() | Not() | And() | Or():
            return printed(value)
        case Question():
            return {"kind": kind_of(value), **_fields(value)}
        case tuple():
            return [_plain(each) for each in value]
        case Decimal():
            return _number(value)
        case date():
            return value.isoformat()
        case None | bool() | int() | str():
            return value
        case _ if dataclasses.is_dataclass(value):
            return _fields(value)
        case _:
            raise TypeError(f"not a part of a questionnaire: {type(value).__name__}")


def _fields(value: object) -> dict[str, object]:
    names = (field.name for field in dataclasses.fields(value))  # type: ignore[arg-type]
    return {name: _plain(getattr(value, name)) for name in names}


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}" if value else "0"


class Weight(Enum):
    """How much a difference means for answers already given."""

    HARMLESS = "harmless"
    """A translation came or went, or words around the questions changed: nobody answered anything else."""
    WORDING = "wording"
    """The same answers fit, but words or order that people answered in changed: someone must judge it."""
    SUBSTANCE = "substance"
    """Other answers are possible, or other people are asked: old and new answers are not the same thing."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs; ``old`` or ``new`` is empty when it is not there.

    ``place`` starts with the question's name, or holds the section's name and a word, or a word alone.
    """

    place: Place
    what: str
    weight: Weight
    old: str = ""
    new: str = ""


def differences(old: Questionnaire, new: Questionnaire) -> tuple[Difference, ...]:
    """Return all that differs: what answers depend on first, then the words; nothing when the digests agree."""
    return (*_changed_facts(old, new), *_changed_words(old, new))


def answers_still_fit(found: tuple[Difference, ...]) -> bool:
    """Say whether answers to the old version can be counted with those to the new one."""
    return all(each.weight is not Weight.SUBSTANCE for each in found)


def comparable(old: Questionnaire, new: Questionnaire) -> tuple[str, ...]:
    """Return the names of the questions with the same answers and the same words in both, in the new order."""
    touched = {
        each.place[0] for each in differences(old, new) if each.place and each.weight is not Weight.HARMLESS
    }
    names = {question.name for _, question in old.questions()}
    return tuple(each.name for _, each in new.questions() if each.name in names and each.name not in touched)


_Facts = dict[tuple[Place, str], tuple[Weight, str]]
_NOT_THERE = (Weight.HARMLESS, "")


def _changed_facts(old: Questionnaire, new: Questionnaire) -> Iterator[Difference]:
    before, after = _facts(old), _facts(new)
    for place, what in dict.fromkeys([*after, *before]):
        was, now = before.get((place, what), _NOT_THERE), after.get((place, what), _NOT_THERE)
        if was[1] != now[1]:
            weight = (
                Weight.SUBSTANCE if Weight.SUBSTANCE in (was[0], now[0]) else max(was, now, key=_heavy)[0]
            )
            yield Difference(place, what, weight, was[1], now[1])


def _heavy(fact: tuple[Weight, str]) -> int:
    return list(Weight).index(fact[0])


def _facts(whole: Questionnaire) -> _Facts:
    """All that decides who is asked what and which answers fit. Questions are known by name, whichever page."""
    order = " ".join(" ".join((each.name, *(one.name for one in each.questions))) for each in whole.sections)
    facts: _Facts = {
        ((), "name"): (Weight.HARMLESS, whole.name),
        ((), "languages"): (Weight.HARMLESS, " ".join(whole.languages)),
        ((), "order"): (Weight.WORDING, order),
    }
    for section, question in whole.questions():
        weight = Weight.WORDING if isinstance(question, Note) else Weight.SUBSTANCE
        for place, what, value in _question_facts(section, question):
            facts[place, what] = (weight, value)
    for section in whole.sections:  # one without questions is not valid, but may be compared
        facts[(section.name,), "shown_if"] = (Weight.HARMLESS, _condition(section.shown_if))
    return facts


def _question_facts(section: Section, question: Question) -> Iterator[tuple[Place, str, str]]:
    here = (question.name,)
    yield here, "kind", kind_of(question)
    yield here, "required", str(question.required).lower()
    yield here, "shown_if", " / ".join((_condition(section.shown_if), _condition(question.shown_if)))
    for name in ("least", "most", "longest"):
        if (value := getattr(question, name, None)) is not None:
            yield here, name, _number(value) if isinstance(value, Decimal) else str(value)
    if isinstance(question, Matrix):
        yield here, "rows", " ".join(row.name for row in question.rows)
        yield here, "scales", " ".join(scale.name for scale in question.scales)
    for name, choices in choice_lists(question):
        place = (*here, name) if name else here
        yield place, "choices", " ".join(each.code for each in choices)


def _condition(expression: Expression | None) -> str:
    return "" if expression is None else printed(expression)


def _changed_words(old: Questionnaire, new: Questionnaire) -> Iterator[Difference]:
    before, after = _words(old), _words(new)
    default = old.languages[0] if old.languages else ""
    for inside, place in dict.fromkeys([*after, *before]):
        first, second = (each.get((inside, place), NO_WORDS) for each in (before, after))
        for language in sorted(first.languages() | second.languages()):
            was, is_now = first.exactly(language), second.exactly(language)
            if was != is_now:
                asked = inside and (language == default or bool(was and is_now))
                weight = Weight.WORDING if asked else Weight.HARMLESS
                yield Difference((*place, language), "text", weight, was, is_now)


def _words(whole: Questionnaire) -> dict[tuple[bool, Place], Wording]:
    """Texts by whether they belong to a question, and place; a question keeps its place whichever page it is on."""
    inside = {
        (True, (question.name, *place)): words
        for _, question in whole.questions()
        for place, words, _ in question_wordings(question)
    }
    around = {(False, place): words for place, words in around_wordings(whole)}
    return {**around, **inside}
