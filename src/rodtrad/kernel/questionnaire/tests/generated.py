"""Questionnaires, skip logic and answers made at random; every questionnaire is valid."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

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
    Or,
    TextIs,
    Ticked,
)
from rodtrad.kernel.questionnaire.logic import kinds_of
from rodtrad.kernel.questionnaire.model import (
    EASY_SWEDISH,
    KINDS,
    Choice,
    DateQuestion,
    LongText,
    Matrix,
    Note,
    Number,
    OneChoice,
    Question,
    Questionnaire,
    Ranking,
    Row,
    Scale,
    ScaleQuestion,
    Section,
    SeveralChoices,
    ShortText,
    WholeNumber,
    Wording,
    wording,
)

LANGUAGES = ("sv", EASY_SWEDISH, "ar")
TEXTS = st.text("abåäöعر <&>'\"?-_*", min_size=1, max_size=12).map(str.strip).filter(bool)
CODES = st.from_regex(r"[a-z0-9]{1,4}", fullmatch=True)
NUMBERS = st.integers(-999, 999).map(lambda n: Decimal(n) / 10)
DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))


@st.composite
def words(draw: st.DrawFn) -> Wording:
    others = {language: draw(st.just("") | TEXTS) for language in LANGUAGES[1:]}
    return wording({"sv": draw(TEXTS), **others})


@st.composite
def choice_tuples(draw: st.DrawFn) -> tuple[Choice, ...]:
    codes = draw(st.lists(CODES, min_size=2, max_size=4, unique=True))
    return tuple(Choice(code, draw(words())) for code in codes)


@st.composite
def ordered(draw: st.DrawFn, values: st.SearchStrategy) -> dict[str, object]:
    least, most = sorted((draw(values), draw(values)))
    return draw(st.sampled_from([{}, {"least": least}, {"most": most}, {"least": least, "most": most}]))


@st.composite
def questions(draw: st.DrawFn, name: str) -> Question:
    kind = KINDS[draw(st.sampled_from(sorted(KINDS)))]
    more: dict[str, object] = {
        "name": name,
        "text": draw(words()),
        "hint": draw(st.just(Wording()) | words()),
    }
    if kind is not Note:
        more["required"] = draw(st.booleans())
    if kind in (OneChoice, SeveralChoices, Ranking):
        more["choices"] = draw(choice_tuples())
    if kind is SeveralChoices:
        more |= draw(ordered(st.integers(1, 2)))
    if kind in (ShortText, LongText):
        more["longest"] = draw(st.integers(1, 30))
    if kind is ScaleQuestion:
        more["scale"] = Scale("steps", draw(choice_tuples()))
    if kind is Matrix:
        more["rows"] = tuple(Row(f"r{n}", draw(words())) for n in range(draw(st.integers(1, 3))))
        scales = [Scale(each, draw(choice_tuples()), draw(words())) for each in ("now", "weight")]
        more["scales"] = tuple(scales[: draw(st.integers(1, 2))])
    bounds = {WholeNumber: st.integers(-50, 50), Number: NUMBERS, DateQuestion: DAYS}
    if kind in bounds:
        more |= draw(ordered(bounds[kind]))
    return kind(**more)


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    sections: list[Section] = []
    so_far = Questionnaire("form", draw(words()), LANGUAGES, ())
    for at in range(draw(st.integers(1, 3))):
        name = f"s{at}"
        inside: list[Question] = []
        condition = draw(conditions(so_far))
        for number in range(draw(st.integers(1, 3))):
            here = Questionnaire(
                "form", so_far.title, LANGUAGES, (*sections, Section(name, Wording(), tuple(inside)))
            )
            question = draw(questions(f"q{at}x{number}"))
            object.__setattr__(question, "shown_if", draw(conditions(here)))
            inside.append(question)
        sections.append(
            Section(name, draw(words()), tuple(inside), draw(st.just(Wording()) | words()), condition)
        )
        so_far = Questionnaire("form", so_far.title, LANGUAGES, tuple(sections))
    return so_far


@st.composite
def conditions(draw: st.DrawFn, whole: Questionnaire) -> Expression | None:
    kinds = kinds_of(whole)
    if not kinds or draw(st.booleans()):
        return None
    leaves = st.sampled_from(sorted(kinds)).flatmap(lambda key: leaf(key, *kinds[key]))
    return draw(trees(leaves))


def trees(leaves: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    def joined(part: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
        parts = st.lists(part, min_size=2, max_size=3).map(tuple)
        return st.builds(Not, part) | st.builds(And, parts) | st.builds(Or, parts)

    return st.recursive(leaves, joined, max_leaves=5)


def leaf(key: str, kind: str, codes: frozenset[str]) -> st.SearchStrategy[Expression]:
    empty = st.builds(Compare, st.just(Answer(key)), st.sampled_from(("=", "!=")), st.just(TextIs("")))
    some = st.sampled_from(sorted(codes)) if codes else TEXTS
    if kind == "codes":
        few = st.integers(0, 3).map(lambda n: NumberIs(Decimal(n)))
        counted = st.builds(Compare, st.just(CountOf(key)), st.sampled_from(OPERATORS), few)
        return empty | st.builds(Ticked, st.just(key), some) | counted
    if kind in ("code", "text"):
        texts = some.filter(lambda text: not ("'" in text and '"' in text)).map(TextIs)
        return empty | st.builds(Compare, st.just(Answer(key)), st.sampled_from(("=", "!=")), texts)
    values = NUMBERS.map(NumberIs) if kind == "number" else DAYS.map(DayIs)
    return empty | st.builds(Compare, st.just(Answer(key)), st.sampled_from(OPERATORS), values)


def answers(whole: Questionnaire) -> st.SearchStrategy[dict[str, object]]:
    """Answers by key, right and wrong ones."""
    kinds = kinds_of(whole)
    one = {key: _answer(*kind) for key, kind in kinds.items()}
    return st.fixed_dictionaries({}, optional=one)


def _answer(kind: str, codes: frozenset[str]) -> st.SearchStrategy[object]:
    strange = st.sampled_from([None, "", " ", True, 1.5, ["x"], {}, "1e9", "2026-02-30", object])
    some = st.sampled_from(sorted(codes) or ["x"])
    right: dict[str, st.SearchStrategy[object]] = {
        "number": st.integers(-60, 60) | NUMBERS.map(str) | NUMBERS.map(lambda n: str(n).replace(".", ",")),
        "day": DAYS | DAYS.map(str),
        "text": TEXTS,
        "code": some,
        "codes": st.lists(some, max_size=4),
    }
    return right[kind] | right[kind] | strange
