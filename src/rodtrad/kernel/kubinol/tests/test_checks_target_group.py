"""KUB-CHK-05, 06, 13, 14 and 27."""

from datetime import date

import pytest

from rodtrad.kernel.kubinol.tests.build import card, cards_in, case, link

GROUP = card("B2", "target-group", criteria={"age_min": 70, "age_max": 74})
REASON = card("B3", "context")


def test_kub_chk_05_fires_for_a_need_that_no_benefit_answers():
    assert cards_in("05", case(card("B1", "need"), card("B4", "need"))) == ("B1", "B4")


def test_kub_chk_05_is_silent_when_the_need_is_answered():
    of = case(card("N1", "benefit-society"), card("B1", "need"), links=("N1 answers B1",))

    assert cards_in("05", of) is None


def test_kub_chk_05_a_retired_benefit_answers_nothing():
    of = case(card("N1", "benefit-society", life="retired"), card("B1", "need"), links=("N1 answers B1",))

    assert cards_in("05", of) == ("B1",)


def test_kub_chk_06_fires_for_the_case_without_target_group():
    assert cards_in("06", case()) == ()


def test_kub_chk_06_fires_for_groups_without_criteria_or_reason():
    vague = card("B4", "target-group")
    of = case(GROUP, vague, REASON, links=("B3 delimits B4",))

    assert cards_in("06", of) == ("B2", "B4")


def test_kub_chk_06_is_silent_for_a_delimited_group_with_criteria():
    assert cards_in("06", case(GROUP, REASON, links=("B3 delimits B2",))) is None


@pytest.mark.parametrize(
    ("criteria", "expected"), [({"other": "nyinflyttade"}, None), ({}, ("B2",)), ({"age_min": 0}, None)]
)
def test_kub_chk_06_any_key_counts_as_criteria(criteria, expected):
    group = card("B2", "target-group", criteria=criteria)

    assert cards_in("06", case(group, REASON, links=("B3 delimits B2",))) == expected


def test_kub_chk_13_fires_for_an_actor_without_part():
    assert cards_in("13", case(card("B5", "actor"))) == ("B5",)


def test_kub_chk_13_is_silent_for_an_actor_that_contributes():
    of = case(card("B5", "actor"), card("B1", "need"), links=("B5 contributes B1",))

    assert cards_in("13", of) is None


def test_kub_chk_13_delimiting_a_group_is_no_contribution():
    assert cards_in("13", case(card("B5", "actor"), GROUP, links=("B5 delimits B2",))) == ("B5",)


def test_kub_chk_14_fires_for_a_mission_linked_to_nothing():
    assert cards_in("14", case(card("B6", "mission"))) == ("B6",)


@pytest.mark.parametrize("said", ["B6 mandates N1", "B6 delimits B2"])
def test_kub_chk_14_is_silent_when_it_mandates_or_delimits(said):
    of = case(card("B6", "mission"), card("N1", "benefit-individual"), GROUP, links=(said,))

    assert cards_in("14", of) is None


def test_kub_chk_14_a_rejected_suggestion_does_not_help():
    rejected = link("B6 delimits B2", basis="inferred", life="retired", retire_reason="nej")

    assert cards_in("14", case(card("B6", "mission"), GROUP, links=(rejected,))) == ("B6",)


def funding(**given):
    return card("B7", "mission", mission_kind="funding", **given)


def test_kub_chk_27_fires_when_the_criteria_fit_no_group():
    assert cards_in("27", case(GROUP, funding(criteria={"age_min": 75}))) == ("B7",)


def test_kub_chk_27_fires_when_a_planned_element_lies_outside_the_period():
    element = card("I1", "intervention-element", start="2027-01-01", state="planned")

    assert cards_in("27", case(funding(period="2025–2026"), element)) == ("B7",)


def test_kub_chk_27_is_silent_for_other_kinds_of_mission():
    law = card("B7", "mission", mission_kind="law", criteria={"age_min": 75})
    unsaid = card("B8", "mission", criteria={"age_min": 75})

    assert cards_in("27", case(GROUP, law, unsaid)) is None


def test_kub_chk_27_is_silent_without_anything_to_compare():
    element = card("I1", "intervention-element", period="2027")

    assert cards_in("27", case(funding(criteria={"age_min": 75}), element)) is None
    assert cards_in("27", case(GROUP, funding(period="2025"), card("T1", "test"))) is None


def test_kub_chk_27_age_ranges_that_meet_at_an_end_fit():
    assert cards_in("27", case(GROUP, funding(criteria={"age_min": 74, "age_max": 80}))) is None


def test_kub_chk_27_one_day_inside_the_period_is_enough():
    inside = card("T1", "test", start="2026-12-31", end="2027-06")
    outside = card("T1", "test", start="2027-01-01", end="2027-06")

    assert cards_in("27", case(funding(period="2025–2026"), inside)) is None
    assert cards_in("27", case(funding(period="2025–2026"), outside)) == ("B7",)


def test_kub_chk_27_a_missing_end_is_open():
    open_start = card("T1", "test", end="2024")
    open_end = card("T2", "test", start="2024")

    assert cards_in("27", case(funding(period="2025"), open_start)) == ("B7",)
    assert cards_in("27", case(funding(period="2025"), open_end)) is None


@pytest.mark.parametrize("state", ["idea", "paused", "ended"])
def test_kub_chk_27_what_is_not_in_the_plan_is_not_compared(state):
    element = card("I1", "intervention-element", period="2027", state=state)

    assert cards_in("27", case(funding(period="2025"), element), date(2026, 1, 1)) is None


def test_kub_chk_27_one_plan_outside_the_period_is_enough_among_many():
    inside = [
        card(f"I{year}", "intervention-element", start=f"{year}", end=f"{year}") for year in (2023, 2024)
    ]
    mission = card("B1", "mission", mission_kind="funding", period="2023/2024")

    assert cards_in("27", case(mission, *inside)) is None
    for year in ("2022", "2025"):
        assert cards_in("27", case(mission, *inside, card("T1", "test", period=year))) == ("B1",)
