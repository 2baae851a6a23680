"""KUB-CHK-08, 09, 10 and 21."""

import pytest

from rodtrad.kernel.kubinol.tests.build import card, cards_in, case, link

CORE = card("C1", "core-component")
ELEMENT = card("I1", "intervention-element")
KNOWLEDGE = card("K1", "knowledge-practice")


def test_kub_chk_08_fires_without_knowledge_below():
    assert cards_in("08", case(CORE, KNOWLEDGE)) == ("C1",)


def test_kub_chk_08_is_silent_when_it_rests_on_knowledge():
    assert cards_in("08", case(CORE, KNOWLEDGE, links=("C1 rests-on K1",))) is None


def test_kub_chk_08_retired_knowledge_bears_nothing():
    retired = card("K1", "knowledge-practice", life="retired")

    assert cards_in("08", case(CORE, retired, links=("C1 rests-on K1",))) == ("C1",)


def test_kub_chk_09_fires_when_no_element_realises_it():
    assert cards_in("09", case(CORE, ELEMENT)) == ("C1",)


def test_kub_chk_09_is_silent_when_an_element_does():
    assert cards_in("09", case(CORE, ELEMENT, links=("I1 realises C1",))) is None


def test_kub_chk_09_an_ended_element_is_still_an_element():
    ended = card("I1", "intervention-element", state="ended")

    assert cards_in("09", case(CORE, ended, links=("I1 realises C1",))) is None


def test_kub_chk_10_fires_for_an_element_that_realises_nothing():
    assert cards_in("10", case(ELEMENT, CORE)) == ("I1",)


def test_kub_chk_10_is_silent_when_it_realises_a_core():
    assert cards_in("10", case(ELEMENT, CORE, links=("I1 realises C1",))) is None


def test_kub_chk_10_being_tried_is_not_enough():
    assert cards_in("10", case(ELEMENT, card("T1", "test"), links=("T1 tries I1",))) == ("I1",)


def staffed(needs, staff, **link_given):
    core = card("C1", "core-component", competence=needs)
    element = card("I1", "intervention-element", competence=staff)
    return case(core, element, links=(link("I1 realises C1", **link_given),))


def test_kub_chk_21_fires_for_a_professional_core_among_volunteers():
    assert cards_in("21", staffed("professional", "volunteer")) == ("C1",)
    assert cards_in("21", staffed("professional", "volunteer", basis="inferred")) == ("C1",)


@pytest.mark.parametrize(
    ("needs", "staff"),
    [
        ("professional", "mixed"),
        ("professional", "professional"),
        ("anyone", "volunteer"),
        ("volunteer", "volunteer"),
    ],
)
def test_kub_chk_21_is_silent_for_other_pairs(needs, staff):
    assert cards_in("21", staffed(needs, staff)) is None


def test_kub_chk_21_a_retired_link_is_silent():
    assert cards_in("21", staffed("professional", "volunteer", life="retired", retire_reason="nej")) is None


@pytest.mark.parametrize(
    ("status", "paused_from", "expected"),
    [
        ("sketch", "", None),
        ("prototype", "", None),
        ("in-test", "", ("C1",)),
        ("established", "", ("C1",)),
        ("paused", "in-test", ("C1",)),
        ("paused", "prototype", None),
        ("paused", "", None),
    ],
)
def test_kub_chk_21_competence_not_settled_matters_from_in_test_on(status, paused_from, expected):
    assert cards_in("21", case(CORE, status=status, paused_from=paused_from)) == expected


@pytest.mark.parametrize(("competence", "expected"), [("not-settled", ("C1",)), ("anyone", None)])
def test_kub_chk_21_said_not_settled_is_the_same_as_unsaid(competence, expected):
    assert (
        cards_in("21", case(card("C1", "core-component", competence=competence), status="in-test"))
        == expected
    )
