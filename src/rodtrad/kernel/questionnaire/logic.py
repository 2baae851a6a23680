"""What skip logic must fulfil: it looks back only, at answers that exist, and compares like with like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
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
    keys_in,
)
from rodtrad.kernel.questionnaire.model import (
    DateQuestion,
    LongText,
    Matrix,
    Number,
    OneChoice,
    Question,
    Questionnaire,
    Ranking,
    ScaleQuestion,
    SeveralChoices,
    ShortText,
    WholeNumber,
    cell_key,
    keys_of,
)
from rodtrad.kernel.questionnaire.problems import Place, Problem

Codes = frozenset[str]
Kind = tuple[str, Codes]
"""What can be compared: "number", "day", "text", "code" or "codes", the last two with the codes there are."""

_FEWEST_PARTS = 2


def logic_problems(whole: Questionnaire) -> tuple[Problem, ...]:
    """Return what is wrong with the conditions of sections and questions."""
    kinds = kinds_of(whole)
    return tuple(_all(whole, kinds))


def without_wrong_conditions(whole: Questionnaire) -> tuple[Questionnaire, tuple[Problem, ...]]:
    """Return the questionnaire without the conditions that cannot be right, and what is wrong with them.

    What they would have hidden is then always shown: for files, whose readers list it.
    """
    problems = logic_problems(whole)
    wrong = {problem.place[:-1] for problem in problems}
    sections = []
    for section in whole.sections:
        questions = tuple(
            replace(each, shown_if=None) if (section.name, each.name) in wrong else each
            for each in section.questions
        )
        shown_if = None if (section.name,) in wrong else section.shown_if
        sections.append(replace(section, questions=questions, shown_if=shown_if))
    return replace(whole, sections=tuple(sections)), problems


def kinds_of(whole: Questionnaire) -> dict[str, Kind]:
    """Return for each key of an answer what it can be compared with."""
    return {key: kind for _, question in whole.questions() for key, kind in _question_kinds(question).items()}


def conditions(whole: Questionnaire) -> Iterator[tuple[Place, Expression, frozenset[str]]]:
    """Yield place, condition and the keys that may stand in it (those answered before), for every condition."""
    before: frozenset[str] = frozenset()
    for section in whole.sections:
        if section.shown_if is not None:
            yield (section.name, "shown_if"), section.shown_if, before
        for question in section.questions:
            if question.shown_if is not None:
                yield (section.name, question.name, "shown_if"), question.shown_if, before
            before |= frozenset(keys_of(question))


def _question_kinds(question: Question) -> dict[str, Kind]:
    match question:
        case OneChoice():
            return {question.name: ("code", frozenset(choice.code for choice in question.choices))}
        case ScaleQuestion():
            return {question.name: ("code", frozenset(step.code for step in question.scale.steps))}
        case SeveralChoices() | Ranking():
            return {question.name: ("codes", frozenset(choice.code for choice in question.choices))}
        case Matrix():
            return {
                cell_key(question, row, scale): ("code", frozenset(step.code for step in scale.steps))
                for row in question.rows
                for scale in question.scales
            }
        case WholeNumber() | Number():
            return {question.name: ("number", frozenset())}
        case DateQuestion():
            return {question.name: ("day", frozenset())}
        case ShortText() | LongText():
            return {question.name: ("text", frozenset())}
        case _:
            return {}


def _all(whole: Questionnaire, kinds: Mapping[str, Kind]) -> Iterator[Problem]:
    for place, condition, before in conditions(whole):
        strange = False
        for key in dict.fromkeys(keys_in(condition)):
            if key not in before:
                strange = True
                yield Problem("key-later" if key in kinds else "key-unknown", place, {"key": key})
        if not strange:
            yield from (Problem(code, place, facts) for code, facts in _wrong(condition, kinds))


def _wrong(condition: Expression, kinds: Mapping[str, Kind]) -> Iterator[tuple[str, dict[str, str]]]:
    match condition:
        case Ticked(key, code):
            kind, codes = kinds[key]
            if kind not in ("code", "codes"):
                yield "not-choices", {"key": key}
            elif code not in codes:
                yield "choice-unknown", {"key": key, "code": code}
        case Compare():
            yield from _comparison(condition, kinds)
        case Not(part):
            yield from _wrong(part, kinds)
        case And(parts) | Or(parts):
            if len(parts) < _FEWEST_PARTS:
                yield "too-few-parts", {}
            for part in parts:
                yield from _wrong(part, kinds)


def _comparison(compare: Compare, kinds: Mapping[str, Kind]) -> Iterator[tuple[str, dict[str, str]]]:
    if compare.operator not in OPERATORS:
        yield "operator-unknown", {"operator": compare.operator}
        return
    sides = (compare.left, compare.right)
    for side in sides:
        if isinstance(side, CountOf) and kinds[side.key][0] != "codes":
            yield "not-several", {"key": side.key}
        if isinstance(side, TextIs) and "'" in side.text and '"' in side.text:
            yield "text-quotes", {}
    (left, left_codes), (right, right_codes) = (_kind(side, kinds) for side in sides)
    equal = compare.operator in ("=", "!=")
    if equal and "empty" in (left, right):
        return
    if not _alike(left, right, left_codes | right_codes) or (not equal and left in ("text", "codes")):
        yield "types-differ", {"left": left, "right": right, "operator": compare.operator}
        return
    if not equal and "code" in (left, right) and not all(map(_numeral, left_codes | right_codes)):
        yield "no-order", {"operator": compare.operator}
    for text, codes in ((compare.left, right_codes), (compare.right, left_codes)):
        if isinstance(text, TextIs) and codes and text.text not in codes:
            yield "choice-unknown", {"code": text.text}


def _kind(operand: Operand, kinds: Mapping[str, Kind]) -> Kind:
    match operand:
        case Answer(key):
            return kinds[key]
        case NumberIs() | CountOf():
            return "number", frozenset()
        case DayIs():
            return "day", frozenset()
        case TextIs(text):
            return "text" if text else "empty", frozenset()


def _alike(left: str, right: str, codes: Codes) -> bool:
    if "codes" in (left, right):
        return False  # several answers are asked for one by one: selected()
    if left == right or {left, right} == {"code", "text"}:
        return True
    return {left, right} == {"code", "number"} and all(map(_numeral, codes))


def _numeral(code: str) -> bool:
    plain = code.removeprefix("-")
    return plain.isascii() and plain.isdigit() and str(Decimal(code)) == code
