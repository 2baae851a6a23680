"""What a questionnaire must fulfil: each problem with its code and place, all at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from rodtrad.kernel.questionnaire.model import (
    NO_WORDS,
    Choice,
    Note,
    Question,
    Questionnaire,
    Ranking,
    Section,
    direction,
    swedish,
    wording,
)
from rodtrad.kernel.questionnaire.parsing import parsed
from rodtrad.kernel.questionnaire.parts import untranslated
from rodtrad.kernel.questionnaire.problems import Refused
from rodtrad.kernel.questionnaire.tests.build import choices, form, matrix, one, several, whole
from rodtrad.kernel.questionnaire.tests.generated import questionnaires
from rodtrad.kernel.questionnaire.validating import problems_of, require_valid


def codes(questionnaire: Questionnaire) -> list[str]:
    return [problem.code for problem in problems_of(questionnaire)]


@given(questionnaires())
def test_valid_questionnaires_when_validated_then_nothing_is_found(made: Questionnaire) -> None:
    assert problems_of(made) == ()


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (one("1st"), "name-form"),
        (one("first"), "name-twice"),
        (one("role", "a"), "number-outside"),
        (one("role", "a", "a"), "choice-twice"),
        (one("role", "a b", "c"), "code-form"),
        (one("role", "", "c"), "code-form"),
        (whole(least=3, most=1), "bounds-crossed"),
        (several(most=4), "number-outside"),
        (several(least=-1), "number-outside"),
        (Ranking(name="r", text=swedish("?"), choices=choices("a", "b"), most=3), "number-outside"),
        (Note(name="n", text=swedish("Läs"), required=True), "note-required"),
        (Note(name="n", text=NO_WORDS), "text-missing"),
        (Note(name="n", text=swedish("Läs\x00")), "text-signs"),
        (Note(name="n", text=swedish("a" * 5001)), "text-too-long"),
        (Note(name="n", text=wording({"sv": "Läs", "fi": "Lue"})), "language-unknown"),
        (Note(name="n", text=swedish("Läs"), hint=wording({"ar": "x"})), "text-missing"),
        (replace(matrix(), rows=()), "number-outside"),
        (replace(matrix(), rows=matrix().rows * 2), "row-twice"),
        (replace(matrix(), scales=matrix().scales[:1] * 2), "scale-twice"),
    ],
)
def test_question_when_something_is_wrong_then_it_is_named(question: Question, code: str) -> None:
    found = problems_of(form(question))

    assert code in [problem.code for problem in found]
    assert all(problem.place[0] == "first" for problem in found)


@pytest.mark.parametrize(
    ("logic", "code"),
    [
        ("${nowhere} = 1", "key-unknown"),
        ("${last} = 1", "key-later"),
        ("${age} = 'old'", "types-differ"),
        ("${role} = 'c'", "choice-unknown"),
        ("selected(${travel}, 'train')", "choice-unknown"),
        ("selected(${age}, 'x')", "not-choices"),
        ("${travel} = 'bus'", "types-differ"),
        ("${role} > 'a'", "no-order"),
        ("${role} > 1", "types-differ"),
        ("count-selected(${role}) > 1", "not-several"),
        ("${age} < date('2020-01-01')", "types-differ"),
    ],
)
def test_logic_when_it_cannot_be_right_then_it_is_named(logic: str, code: str) -> None:
    found = problems_of(form(logic=logic))

    assert [problem.code for problem in found] == [code]
    assert found[0].place == ("then", "shown_if")


@pytest.mark.parametrize(
    "logic",
    [
        "${age} > 17",
        "${climate_a_importance} >= 2",
        "${climate_a_importance} > ${climate_b_state}",
        "${role} = 'a' and count-selected(${travel}) = 2",
        "${travel} != ''",
    ],
)
def test_logic_when_it_looks_back_then_it_is_fine(logic: str) -> None:
    assert codes(form(logic=logic)) == []


def test_question_when_it_looks_at_itself_then_it_is_refused() -> None:
    assert codes(form(whole(shown_if=parsed("${age} = 1")))) == ["key-later"]


def test_problems_when_there_are_many_then_all_are_found() -> None:
    broken = Questionnaire("form 1", NO_WORDS, ("sv", "sv", "?"), (Section("s", NO_WORDS, ()),))

    assert codes(broken) == ["language-form", "language-twice", "text-missing", "no-question", "name-form"]
    with pytest.raises(Refused) as refused:
        require_valid(broken)
    assert len(refused.value.problems) == 5


def test_direction_when_a_language_is_written_from_the_right_then_it_says_so() -> None:
    assert [direction(tag) for tag in ("ar", "fa-AF", "ckb", "ku-Arab", "az-Latn", "sv-x-latt", "so")] == [
        *("rtl",) * 4,
        *("ltr",) * 3,
    ]


def test_wording_when_a_language_lacks_it_then_the_nearest_is_shown() -> None:
    text = wording({"sv": "Hej", "ar": "مرحبا"})

    assert text.shown("sv-x-latt", "sv") == "Hej"
    assert text.shown("ar-SY", "sv") == "مرحبا"
    assert text.shown("so", "sv") == "Hej"


def test_untranslated_when_a_language_lacks_a_text_then_its_place_is_listed() -> None:
    made = replace(form(one()), languages=("sv", "ar"))

    assert (("first", "role", "choice", "a"), "ar") in untranslated(made)
    assert Choice("a", swedish("A")) in one().choices
