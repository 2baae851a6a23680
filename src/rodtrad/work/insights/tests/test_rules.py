"""The pure rules of insights: each with a case where it fires and one where it is silent."""

from __future__ import annotations

from datetime import date

import pytest

from rodtrad.work.insights.rules import alike, circles, texts
from rodtrad.work.insights.rules.accounts import Entry, ins_60_accounts
from rodtrad.work.insights.rules.checks import (
    CellFacts,
    InsightFacts,
    Limits,
    Share,
    WorkFacts,
    ins_chk_01_uncoded,
    ins_chk_02_no_insights,
    ins_chk_03_feedback_overdue,
    ins_chk_04_nobody_left,
    ins_chk_05_asked_lately,
    ins_chk_06_unequal,
    ins_chk_07_unused,
    ins_chk_08_white_at_risk,
)
from rodtrad.work.insights.rules.fatigue import Found, ins_40_advice, meter
from rodtrad.work.insights.rules.feedback import ins_50_due, standing
from rodtrad.work.insights.rules.months import months_before
from rodtrad.work.insights.rules.source_check import ins_10_source_check
from rodtrad.work.insights.rules.value import Step, ins_61_value_map

TODAY, LIMITS = date(2026, 11, 25), Limits()


@pytest.mark.parametrize(
    ("yes", "classed"),
    [(5, "insight"), (4, "insight"), (3, "raw"), (2, "raw"), (1, "background"), (0, "background")],
)
def test_source_check_when_so_many_yes_then_classed(yes: int, classed: str) -> None:
    assert ins_10_source_check([True] * yes + [False] * (5 - yes)) == classed


def test_uncoded_when_something_is_missing_then_asked() -> None:
    assert ins_chk_01_uncoded(InsightFacts(circles=1, has_group=True))


@pytest.mark.parametrize("facts", [InsightFacts(1, True, True), InsightFacts(is_mapped=False)])
def test_uncoded_when_sorted_or_not_mapped_then_silent(facts: InsightFacts) -> None:
    assert not ins_chk_01_uncoded(facts)


def test_no_insights_when_done_long_ago_then_asked() -> None:
    assert ins_chk_02_no_insights(WorkFacts(done_on=date(2026, 9, 1)), TODAY, LIMITS)


@pytest.mark.parametrize(
    "work",
    [WorkFacts(done_on=date(2026, 9, 26)), WorkFacts(done_on=date(2026, 9, 1), insights=1), WorkFacts()],
)
def test_no_insights_when_not_yet_or_there_are_some_then_silent(work: WorkFacts) -> None:
    assert not ins_chk_02_no_insights(work, TODAY, LIMITS)


def test_feedback_when_the_day_has_passed_then_asked() -> None:
    assert ins_chk_03_feedback_overdue(WorkFacts(feedback_due=date(2026, 11, 24)), TODAY)


@pytest.mark.parametrize(
    "work",
    [
        WorkFacts(feedback_due=TODAY),
        WorkFacts(feedback_due=date(2026, 1, 1), feedback_given=True),
        WorkFacts(),
    ],
)
def test_feedback_when_given_or_not_due_then_silent(work: WorkFacts) -> None:
    assert not ins_chk_03_feedback_overdue(work, TODAY)


def test_nobody_left_when_the_owner_left_without_deputy_then_asked() -> None:
    assert ins_chk_04_nobody_left(WorkFacts(has_owner=False))


@pytest.mark.parametrize("work", [WorkFacts(), WorkFacts(has_owner=False, has_deputy=True)])
def test_nobody_left_when_somebody_answers_for_it_then_silent(work: WorkFacts) -> None:
    assert not ins_chk_04_nobody_left(work)


def test_asked_lately_when_within_twelve_months_then_asked() -> None:
    assert ins_chk_05_asked_lately(WorkFacts(nearest=date(2026, 3, 1)), TODAY, LIMITS)


@pytest.mark.parametrize(
    "work",
    [WorkFacts(nearest=date(2025, 11, 25)), WorkFacts(nearest=date(2026, 3, 1), is_open=False), WorkFacts()],
)
def test_asked_lately_when_long_ago_or_begun_then_silent(work: WorkFacts) -> None:
    assert not ins_chk_05_asked_lately(work, TODAY, LIMITS)


def test_unequal_when_under_half_its_share_then_pointed_out() -> None:
    low, fair = Share("sex", "män", 20, 50), Share("sex", "kvinnor", 80, 50)

    assert ins_chk_06_unequal([fair, low], LIMITS) == [low]


def test_unequal_when_at_half_its_share_then_silent() -> None:
    assert ins_chk_06_unequal([Share("sex", "män", 25, 50), Share("age", "0-17", 0, 0)], LIMITS) == []


def test_unused_when_released_a_year_ago_then_asked() -> None:
    assert ins_chk_07_unused(InsightFacts(released=date(2025, 11, 25)), TODAY, LIMITS)


@pytest.mark.parametrize(
    "facts",
    [
        InsightFacts(released=date(2025, 11, 26)),
        InsightFacts(released=date(2025, 1, 1), uses=1),
        InsightFacts(),
    ],
)
def test_unused_when_used_or_young_then_silent(facts: InsightFacts) -> None:
    assert not ins_chk_07_unused(facts, TODAY, LIMITS)


def test_white_when_few_at_risk_then_asked() -> None:
    white = CellFacts(circles.RISK, "barn", 2)

    assert ins_chk_08_white_at_risk([white, CellFacts(circles.SUPPORT, "barn", 0)], LIMITS) == [white]


def test_white_when_enough_excluded_or_taken_on_then_silent() -> None:
    cells = [
        CellFacts(2, "barn", 3),
        CellFacts(2, "aldre", 0, excluded=True),
        CellFacts(2, "unga", 0, planned=True),
    ]

    assert ins_chk_08_white_at_risk(cells, LIMITS) == []


@pytest.mark.parametrize(("works", "light"), [(0, "green"), (1, "green"), (2, "yellow"), (4, "red")])
def test_meter_when_so_many_works_then_light(works: int, light: str) -> None:
    assert meter(works, 0, yellow=2, red=4).light == light


def test_advice_when_under_way_then_join_before_anything_else() -> None:
    tired = meter(9, 0, yellow=2, red=4)

    assert ins_40_advice(Found(3, 1, tired)) == "join"
    assert ins_40_advice(Found(3, 0, tired)) == "reuse"
    assert ins_40_advice(Found(0, 0, tired)) == "wait"
    assert ins_40_advice(Found(0, 0, meter(0, 0, yellow=2, red=4))) == "ask"


def test_due_when_done_then_sixty_days_later() -> None:
    assert ins_50_due(date(2026, 9, 1)) == date(2026, 10, 31)


@pytest.mark.parametrize(
    ("due", "given", "said"),
    [
        (None, None, "not-yet"), (date(2027, 3, 1), None, "owed"), (date(2026, 12, 1), None, "soon"),
        (date(2026, 11, 24), None, "late"), (date(2026, 11, 24), TODAY, "given"),
    ],
)  # fmt: skip
def test_standing_when_it_is_then_said(due: date | None, given: date | None, said: str) -> None:
    assert standing(due, given, TODAY) == said


def test_accounts_when_caught_this_year_then_counted_unit_by_unit() -> None:
    new = Entry("B", date(2026, 3, 1), True, True, True, True, True, True)
    old = Entry("B", date(2023, 3, 1), False, False, False, False, False, False)

    (account,) = ins_60_accounts([new, old], 2026, date(2024, 11, 25))

    assert (account.caught, account.used_elsewhere, account.stale, account.receipts) == (1, 1, 1, 100)


def test_accounts_when_nothing_was_caught_then_no_percent() -> None:
    old = Entry("B", date(2025, 3, 1), True, True, True, True, True, True)

    assert ins_60_accounts([old], 2026, date(2024, 1, 1))[0].receipts is None


def test_value_map_when_gaps_and_silence_then_named() -> None:
    picture = ins_61_value_map([Step("before", "Veta", insight="a"), Step("during", "Ro", is_gap=True)])

    assert ([gap.text for gap in picture.gaps], picture.empty, picture.unfounded) == (["Ro"], ["after"], 1)


def test_value_map_when_whole_then_nothing_is_missing() -> None:
    picture = ins_61_value_map(Step(phase, "x", insight="a") for phase in ("before", "during", "after"))

    assert (picture.gaps, picture.empty, picture.unfounded) == ([], [], 0)


def test_circles_when_said_as_keys_then_a_set_in_bits() -> None:
    assert circles.from_keys(["P1", " p3 "]) == 5
    assert (circles.parts(5), circles.as_keys(5), circles.holding(4)) == ((1, 4), ("P1", "P3"), (4, 5, 6, 7))
    with pytest.raises(KeyError):
        circles.from_keys(["P4"])


def test_alike_when_the_same_thing_is_asked_then_high() -> None:
    assert alike.best("När vill ni nå oss?\nAnnat", "När vill du kunna nå oss på telefon?") >= 45
    assert alike.best("När vill ni nå oss?", "Hur smakar maten?") < 45
    assert alike.percent(frozenset(), frozenset({"a"})) == 0


def test_months_when_the_day_does_not_exist_then_the_last_one() -> None:
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert months_before(date(2026, 1, 15), 12) == date(2025, 1, 15)


def test_title_when_long_then_whole_words() -> None:
    assert texts.title_of("Kort  text\n här") == "Kort text här"
    assert len(texts.title_of("ord " * 100)) <= 120
