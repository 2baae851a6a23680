"""Answers held against a questionnaire: what is shown, missing, wrong, and stored."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodtrad.kernel.questionnaire.evaluating import evaluate, without_hidden
from rodtrad.kernel.questionnaire.model import (
    DateQuestion,
    LongText,
    Note,
    Number,
    Question,
    Ranking,
    ShortText,
    keys_of,
    swedish,
)
from rodtrad.kernel.questionnaire.parsing import parsed
from rodtrad.kernel.questionnaire.tests.build import choices, form, matrix, one, several, whole
from rodtrad.kernel.questionnaire.tests.generated import answers, questionnaires

RANK = Ranking(name="q", text=swedish("?"), choices=choices("a", "b", "c"))
NUMBER = Number(name="q", text=swedish("?"), least=Decimal("-1"), most=Decimal("2.5"))
DAY = DateQuestion(name="q", text=swedish("?"))
LINE = ShortText(name="q", text=swedish("?"), longest=5)
LINES = LongText(name="q", text=swedish("?"), longest=9)


@given(st.data())
def test_answers_when_cleaned_twice_then_they_stay(data: st.DataObject) -> None:
    made = data.draw(questionnaires())
    first = evaluate(made, data.draw(answers(made)))

    again = evaluate(made, first.answers)

    assert again.answers == first.answers
    assert again.wrong == ()
    assert again.shown == first.shown
    assert set(map(repr, first.missing)) <= set(map(repr, again.missing))


@given(st.data())
def test_answers_when_sent_then_each_is_stored_wrong_or_none(data: st.DataObject) -> None:
    made = data.draw(questionnaires())
    sent = data.draw(answers(made))
    found = evaluate(made, sent)
    refused = {problem.place[-1] for problem in found.wrong}
    visible = {key for _, each in made.questions() if each.name in found.shown for key in keys_of(each)}

    assert set(found.answers) <= visible & set(sent)
    assert not refused & set(found.answers)
    assert not {each.place[-1] for each in found.missing} & set(found.answers)
    assert all(sent[key] in (None, "", " ", []) for key in set(sent) - refused - set(found.answers))
    assert not [each for each in evaluate(made, without_hidden(made, sent)).wrong if each.code == "hidden"]


@pytest.mark.parametrize(
    ("question", "given", "stored"),
    [
        (replace(whole(), name="q"), " 1 200 ", 1200),
        (replace(whole(), name="q"), "−3", -3),
        (NUMBER, "2,50", "2.5"),
        (NUMBER, Decimal("-0.0"), "0"),
        (NUMBER, 1, "1"),
        (DAY, " 2026-11-25 ", "2026-11-25"),
        (several("q"), ["foot", "bus"], ("bus", "foot")),
        (several("q"), [], None),
        (RANK, ["c", "a", "b"], ("c", "a", "b")),
        (replace(RANK, most=2), ["c"], ("c",)),
        (LINE, "  a \n b ", "a b"),
        (LINES, " a\r\n b ", "a\n b"),
        (LINE, "a\u030a", "å"),
    ],
)
def test_answer_when_it_fits_then_one_form_is_stored(
    question: Question, given: object, stored: object
) -> None:
    found = evaluate(form(question), {"q": given})

    assert found.wrong == ()
    assert found.answers.get("q") == stored
    assert type(found.answers.get("q")) is type(stored)


@pytest.mark.parametrize(
    ("question", "given", "code"),
    [
        (replace(whole(), name="q"), "1.5", "not-whole"),
        (replace(whole(), name="q"), True, "not-a-number"),
        (replace(whole(), name="q"), 1.0, "not-a-number"),
        (replace(whole(), name="q"), "9" * 5000, "not-whole"),
        (replace(whole(), name="q"), 10**400, "not-whole"),
        (replace(whole(least=1), name="q"), "0", "below"),
        (NUMBER, "2.51", "above"),
        (NUMBER, "NaN", "not-a-number"),
        (NUMBER, Decimal("Infinity"), "not-a-number"),
        (DAY, "2026-02-30", "not-a-day"),
        (DAY, "20261125", "not-a-day"),
        (one("q"), "c", "not-a-choice"),
        (one("q"), ["a"], "not-a-choice"),
        (several("q"), "bus", "not-a-list"),
        (several("q"), ["bus", "bus"], "twice"),
        (several("q"), [{}], "not-a-choice"),
        (several("q", most=1), ["bus", "car"], "too-many"),
        (several("q", least=2), ["bus"], "too-few"),
        (RANK, ["a", "b"], "too-few"),
        (replace(RANK, most=1), ["a", "b"], "too-many"),
        (LINE, "abcdef", "too-long"),
        (LINE, 5, "not-text"),
        (LINE, "a\x00", "signs"),
        (LINE, "a\ud800", "signs"),
    ],
)
def test_answer_when_it_does_not_fit_then_the_reason_is_named(
    question: Question, given: object, code: str
) -> None:
    found = evaluate(form(question), {"q": given})

    assert [(each.code, each.place) for each in found.wrong] == [(code, ("first", "q"))]
    assert found.answers == {}
    assert not found.complete


def test_required_when_nothing_is_given_then_every_cell_is_missing() -> None:
    found = evaluate(form(matrix(required=True)), {"climate_a_state": "2"})

    assert [each.place[-1] for each in found.missing] == [
        "climate_a_importance",
        "climate_b_importance",
        "climate_b_state",
    ]


def test_hidden_when_answered_all_the_same_then_it_is_refused_and_shows_nothing() -> None:
    made = form(
        one(),
        whole("b", shown_if=parsed("${role} = 'a'"), required=True),
        whole("c", shown_if=parsed("${b} = 1")),
    )
    found = evaluate(made, {"role": "b", "b": 1, "c": 1, "d": 1})

    assert found.shown == ("first", "role")
    assert found.missing == ()
    assert [(each.code, each.place[-1]) for each in found.wrong] == [
        ("hidden", "b"),
        ("hidden", "c"),
        ("unknown", "d"),
    ]


def test_section_when_hidden_then_its_questions_are() -> None:
    made = form(logic="selected(${travel}, 'bus')")

    assert "last" not in evaluate(made, {}).shown
    assert evaluate(made, {"travel": ["bus"]}).shown[-2:] == ("then", "last")


def test_note_when_shown_then_it_takes_no_answer() -> None:
    found = evaluate(form(Note(name="n", text=swedish("Läs"))), {"n": "x"})

    assert found.shown == ("first", "n")
    assert [each.code for each in found.wrong] == ["unknown"]
