"""KUB-CHK-07, 11, 12 and 15, with rules 10-13 on groups and areas."""

import pytest

from rodtrad.kernel.kubinol.checks import Thresholds
from rodtrad.kernel.kubinol.tests.build import card, cards_in, case, link

GROUP = card(
    "B2", "target-group", criteria={"age_min": 70, "age_max": 74, "area": ["Byarna"], "gender": "man"}
)


def knowledge(**applies_to):
    return card("K1", "knowledge-statistics", applies_to=applies_to)


@pytest.mark.parametrize(
    "applies_to",
    [
        {"age_min": 75},
        {"age_max": 69},
        {"gender": "kvinna"},
        {"area": ["Umeå"]},
        {"area": ["Okänd by"]},
        {"age_min": 70, "gender": ["kvinna", "annat"]},
    ],
)
def test_kub_chk_07_fires_when_the_knowledge_is_about_others(applies_to):
    assert cards_in("07", case(GROUP, knowledge(**applies_to))) == ("K1",)


@pytest.mark.parametrize(
    "applies_to",
    [
        {"age_min": 74, "age_max": 80},
        {"age_max": 70},
        {"gender": [" MAN ", "kvinna"]},
        {"household": "ensamhushåll"},
        {"area": ["Vindeln"]},
        {"area": ["Umeå", "södra BYARNA"]},
        {"other": "nyinflyttade"},
        {},
    ],
)
def test_kub_chk_07_is_silent_when_they_may_overlap(applies_to):
    assert cards_in("07", case(GROUP, knowledge(**applies_to))) is None


def test_kub_chk_07_an_unknown_area_equals_itself():
    group = card("B2", "target-group", criteria={"area": ["Okänd by"]})

    assert cards_in("07", case(group, knowledge(area=["okänd by"]))) is None


def test_kub_chk_07_fitting_one_group_of_several_is_enough():
    second = card("B4", "target-group", criteria={"age_min": 75}, priority="secondary")

    assert cards_in("07", case(GROUP, second, knowledge(age_min=80))) is None
    assert cards_in("07", case(GROUP, second, knowledge(age_max=60))) == ("K1",)


def test_kub_chk_07_is_silent_without_a_group_that_has_criteria():
    assert cards_in("07", case(card("B2", "target-group"), knowledge(age_min=75))) is None


def test_kub_chk_07_a_group_with_uncompared_criteria_fits_everything():
    vague = card("B4", "target-group", criteria={"housing": "villa"})

    assert cards_in("07", case(GROUP, vague, knowledge(age_min=75))) is None


def test_kub_chk_11_fires_for_knowledge_without_links():
    assert cards_in("11", case(card("K1", "knowledge-user"))) == ("K1",)


def test_kub_chk_11_is_silent_for_a_link_in_or_out():
    out = case(GROUP, card("K1", "knowledge-user"), links=("K1 delimits B2",))
    into = case(card("C1", "core-component"), card("K1", "knowledge-user"), links=("C1 rests-on K1",))

    assert cards_in("11", out) is None
    assert cards_in("11", into) is None


def test_kub_chk_11_relations_of_other_modules_and_sleeping_links_do_not_count():
    other = case(card("C1", "core-component"), card("K1", "knowledge-user"), links=("K1 gives-rise-to C1",))
    asleep = case(
        card("C1", "core-component", life="retired"), card("K1", "knowledge-user"), links=("C1 rests-on K1",)
    )
    suggested = case(GROUP, card("K1", "knowledge-user"), links=(link("K1 delimits B2", basis="inferred"),))

    assert cards_in("11", other) == ("K1",)
    assert cards_in("11", asleep) == ("K1",)
    assert cards_in("11", suggested) is None


def test_kub_chk_12_fires_without_the_voice_of_the_group():
    assert cards_in("12", case(card("K1", "knowledge-practice"))) == ()


def test_kub_chk_12_is_silent_with_one_card_of_it():
    assert cards_in("12", case(card("K1", "knowledge-user"))) is None


def test_kub_chk_12_a_retired_card_is_no_voice_and_a_suggested_one_is():
    assert cards_in("12", case(card("K1", "knowledge-user", life="retired"))) == ()
    assert cards_in("12", case(card("K1", "knowledge-user", basis="inferred"))) is None


def test_kub_chk_15_fires_with_none_and_with_one_kind():
    assert cards_in("15", case()) == ()
    assert cards_in("15", case(card("K1", "knowledge-user"), card("K2", "knowledge-user"))) == ()


def test_kub_chk_15_is_silent_with_two_kinds():
    assert cards_in("15", case(card("K1", "knowledge-user"), card("K2", "knowledge-research"))) is None


def test_kub_chk_15_the_number_of_kinds_is_a_setting():
    of = case(card("K1", "knowledge-user"), card("K2", "knowledge-research"))

    assert cards_in("15", of, thresholds=Thresholds(knowledge_kinds=3)) == ()
    assert cards_in("15", case(), thresholds=Thresholds(knowledge_kinds=0)) is None
