"""Pure rules of a work over time: what changed, how deep a loop went, conditions, alternatives, spreadsheets."""

from __future__ import annotations

import pytest

from rodtrad.work.canvas.rules.conditions import kub_9_5_no_twice
from rodtrad.work.canvas.rules.decisions import due_day, with_doing_nothing
from rodtrad.work.canvas.rules.loops import (
    Round,
    elements_changed,
    kub_5_4_back_to_the_assumptions,
    middle,
    suggested_kind,
)
from rodtrad.work.canvas.rules.reviews import STEPS, hours_per_year, step_after, step_before
from rodtrad.work.canvas.rules.tables import without_formula
from rodtrad.work.canvas.rules.versions import (
    Change,
    as_change,
    changes_between,
    released,
    seen_changes,
    without_cards,
)

NEED = {"id": "B1", "piece": "behov-kontext", "type": "need", "text": "Sällskap"}
GOAL = {"id": "N1", "piece": "nytta", "type": "benefit-individual", "text": "Trygg"}
PART = {"id": "I1", "piece": "insats", "type": "intervention-element", "text": "Frukost"}
LINK = {"from": "N1", "rel": "answers", "to": "B1"}
TYPES = {"B1": "need", "N1": "benefit-individual", "I1": "intervention-element", "P1": "test", "R1": "result"}


def sketch(*cards, links=(), **fields):
    return {"title": "Arbete", **fields, "cards": list(cards), "links": list(links)}


def test_changes_when_everything_happens_then_each_is_told_once_part_by_part():
    before = sketch(NEED, GOAL, PART, links=[LINK])
    moved = {**NEED, "piece": "nytta", "type": "benefit-society"}
    after = sketch(
        {**PART, "text": "Lunch"}, {**GOAL, "life": "retired", "retire_reason": "fel"}, moved,
        {"id": "N2", "piece": "nytta", "type": "benefit-individual", "text": "Ny"}, title="Annat",
    )  # fmt: skip

    found = changes_between(before, after)

    assert found == (
        Change("fields", names=("title",)),
        Change("order"),
        Change("retired", "nytta", "N1"),
        Change("moved", "nytta", "B1", ("piece", "type")),
        Change("new", "nytta", "N2"),
        Change("unlinked", "nytta", "N1", rel="answers", other="B1"),
        Change("changed", "insats", "I1", ("text",)),
    )
    assert [as_change(change.row()) for change in found] == list(found)


def test_changes_when_brought_back_or_the_same_then_so():
    away = {**GOAL, "life": "retired", "retire_reason": "fel"}

    assert changes_between(sketch(away), sketch(GOAL)) == (Change("back", "nytta", "N1"),)
    assert changes_between(sketch(GOAL), sketch(GOAL)) == ()


def test_hidden_cards_when_left_out_then_their_links_too():
    shown = without_cards(sketch(NEED, GOAL, links=[LINK]), {"N1"})

    assert (shown["cards"], shown["links"]) == ([NEED], [])
    changes = (Change("new", "nytta", "N1"), Change("linked", "nytta", "N2", rel="answers", other="N1"))
    assert seen_changes(changes, {"N1"}) == ()


def test_released_when_made_then_only_statements_that_are_current_and_wide():
    content = sketch({**NEED, "note": "inre"}, {**GOAL, "life": "draft"}, PART, team=[{"profession": "chef"}])

    found = released(content, {"I1"})

    assert found == {"title": "Arbete", "cards": [NEED], "links": []}


@pytest.mark.parametrize(
    ("changes", "had_result", "trigger", "kind"),
    [
        ([Change("changed", "insats", "I1", ("text",))], False, "", "single"),
        ([Change("changed", "insats", "I1"), Change("new", "prova", "R1")], False, "", "single"),
        ([Change("new", "prova", "R1")], False, "", "none"),
        ([Change("changed", "behov-kontext", "B1")], True, "", "double"),
        ([Change("changed", "nytta", "N1")], False, "question", "double"),
        ([Change("changed", "nytta", "N1"), Change("new", "prova", "R1")], False, "", "double"),
        ([Change("changed", "nytta", "N1")], False, "", ""),
        ([Change("changed", "prova", "P1", ("assumption",))], True, "", "double"),
        ([Change("linked", "nytta", "N1", rel="answers", other="B1")], True, "", ""),
        ([], True, "", ""),
    ],
)
def test_suggested_kind_when_changes_are_read_then_as_the_method_says(changes, had_result, trigger, kind):
    assert suggested_kind(changes, TYPES, trigger=trigger, had_result=had_result) == kind


def test_elements_when_changed_then_named_once_and_links_do_not_count():
    changes = [
        Change("changed", "insats", "I1"),
        Change("moved", "insats", "I1"),
        Change("new", "nytta", "N1"),
    ]

    assert elements_changed(changes, TYPES) == ("I1",)


def test_kub_5_4_when_three_single_in_a_row_on_an_element_then_asks():
    single = Round("single", ("I1",))

    assert kub_5_4_back_to_the_assumptions([single, Round("none"), single, single]) == ("I1",)


@pytest.mark.parametrize(
    "rounds",
    [
        [Round("single", ("I1",))] * 2,
        [Round("single", ("I1",)), Round("single", ("I1",)), Round("double"), Round("single", ("I1",))],
        [Round("single", ("I1",)), Round("single", ("I2",)), Round("single", ("I1",))],
    ],
)
def test_kub_5_4_when_fewer_or_a_double_between_then_silent(rounds):
    assert kub_5_4_back_to_the_assumptions(rounds) == ()


def test_kub_9_5_when_no_twice_then_names_it():
    rows = [{"time": "no", "mandate": "no"}, {"mandate": "no"}, {"time": "no", "mandate": "yes"}]

    assert kub_9_5_no_twice(rows) == ("time",)


@pytest.mark.parametrize("rows", [[], [{"time": "no"}], [{"time": "no"}, {"time": "partly"}]])
def test_kub_9_5_when_not_twice_in_a_row_then_silent(rows):
    assert kub_9_5_no_twice(rows) == ()


def test_alternatives_when_given_then_doing_nothing_is_among_them_once():
    assert with_doing_nothing([" A ", "", "A", "B"]) == ("A", "B", "göra ingenting")
    assert with_doing_nothing(["Göra ingenting", "A"]) == ("Göra ingenting", "A")


def test_due_day_when_partial_then_its_last_day():
    assert str(due_day("2025-02")) == "2025-02-28"
    assert due_day("") is None


def test_steps_when_walked_then_from_the_intervention_to_the_outcome():
    assert (STEPS[0], step_after("questions"), step_after("outcome")) == ("insats", "outcome", "outcome")
    assert (step_before("insats"), step_before("nytta")) == ("", "insats")
    assert (hours_per_year(2.5), hours_per_year(None)) == (30, 0)


def test_middle_when_even_odd_or_none_then_so():
    assert (middle([]), middle([9]), middle([1, 4]), middle([3, 1, 2])) == (None, 9, 2, 2)


@pytest.mark.parametrize("text", ["=1+1", "+4", "-2", "@SUM(A1)", "\t=1", " =1", "\uff1d1"])
def test_formula_when_written_out_then_it_is_text(text):
    assert without_formula(text) == f"'{text}"


def test_formula_when_plain_then_untouched():
    assert without_formula("Frukost - varje dag") == "Frukost - varje dag"
