"""Two versions: what sets them apart, and whether old answers still fit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given

from rodtrad.kernel.questionnaire.changes import (
    Weight,
    answers_still_fit,
    comparable,
    differences,
    digest,
)
from rodtrad.kernel.questionnaire.model import Note, Questionnaire, Section, swedish, wording
from rodtrad.kernel.questionnaire.tests.build import choices, form, matrix, one, several, whole
from rodtrad.kernel.questionnaire.tests.generated import questionnaires


@given(questionnaires(), questionnaires())
def test_digests_when_they_differ_then_a_difference_is_listed(old: Questionnaire, new: Questionnaire) -> None:
    assert differences(old, old) == ()
    assert (digest(old) == digest(new)) == (differences(old, new) == ())


@given(questionnaires())
def test_digest_when_one_question_changes_then_it_changes(made: Questionnaire) -> None:
    first = made.sections[0].questions[0]
    assume(not isinstance(first, Note))
    changed = replace(first, required=not first.required)
    section = replace(made.sections[0], questions=(changed, *made.sections[0].questions[1:]))
    new = replace(made, sections=(section, *made.sections[1:]))

    assert digest(new) != digest(made)
    assert not answers_still_fit(differences(made, new))


def test_digest_when_counted_anew_then_it_is_the_same_in_every_process() -> None:
    assert digest(form()) == digest(form())
    assert digest(one()) != digest(several())
    assert len(digest(one())) == 64


OLD = form(one(), whole(), matrix())


@pytest.mark.parametrize(
    ("new", "place", "what", "weight"),
    [
        (form(one("role", "a", "b", "c"), whole(), matrix()), ("role",), "choices", Weight.SUBSTANCE),
        (form(one("role", "b", "a"), whole(), matrix()), ("role",), "choices", Weight.SUBSTANCE),
        (form(one(), whole(most=9), matrix()), ("age",), "most", Weight.SUBSTANCE),
        (form(one(required=True), whole(), matrix()), ("role",), "required", Weight.SUBSTANCE),
        (form(one(), matrix()), ("age",), "kind", Weight.SUBSTANCE),
        (
            form(replace(one(), text=swedish("Vem?")), whole(), matrix()),
            ("role", "text", "sv"),
            "text",
            Weight.WORDING,
        ),
        (
            form(replace(one(), text=wording({"sv": "Vilken roll?", "ar": "x"})), whole(), matrix()),
            ("role", "text", "ar"),
            "text",
            Weight.HARMLESS,
        ),
        (form(whole(), one(), matrix()), (), "order", Weight.WORDING),
        (replace(OLD, thanks=swedish("Tack!")), ("thanks", "sv"), "text", Weight.HARMLESS),
        (replace(OLD, languages=("sv", "ar")), (), "languages", Weight.HARMLESS),
    ],
)
def test_versions_when_one_thing_changed_then_it_is_weighed(
    new: Questionnaire, place: tuple[str, ...], what: str, weight: Weight
) -> None:
    found = differences(OLD, new)

    assert (place, what, weight) in [(each.place, each.what, each.weight) for each in found]
    assert answers_still_fit(found) is (weight is not Weight.SUBSTANCE)


def test_section_when_its_condition_changes_then_its_questions_do() -> None:
    old, new = form(logic="${age} > 1"), form(logic="${age} > 2")

    assert [each.place for each in differences(old, new) if each.weight is Weight.SUBSTANCE] == [("last",)]


def test_question_when_it_moves_to_another_page_then_it_stays_comparable() -> None:
    old = form(one(), whole())
    new = replace(
        old,
        sections=(
            Section("first", swedish("Först"), (one(),)),
            Section("other", swedish("Mer"), (whole(),)),
        ),
    )

    assert answers_still_fit(differences(old, new))
    assert comparable(old, new) == ("role", "age")


def test_comparable_when_words_or_choices_changed_then_the_question_is_not() -> None:
    new = form(replace(one(), choices=choices("a", "x")), replace(whole(), text=swedish("Ålder?")), matrix())

    assert comparable(OLD, new) == ("climate",)
