"""KUB-CHK-01 to 04 and 16: each code fires, is silent, and is right at its boundary."""

import unicodedata

import pytest

from rodtrad.kernel.kubinol.checks import Thresholds
from rodtrad.kernel.kubinol.tests.build import card, cards_in, case, link

BENEFIT = card("N1", "benefit-individual")
SOCIETY = card("N2", "benefit-society")
NEED = card("B1", "need")
MEASURE = card("M1", "measure")


def test_kub_chk_01_fires_from_prototype_on_without_benefit():
    assert cards_in("01", case(status="prototype")) == ()
    assert cards_in("01", case(status="established")) == ()


def test_kub_chk_01_is_silent_in_a_sketch():
    assert cards_in("01", case(status="sketch")) is None


def test_kub_chk_01_a_society_benefit_is_a_benefit_and_a_retired_one_is_none():
    assert cards_in("01", case(SOCIETY, status="in-test")) is None
    assert cards_in("01", case(card("N1", "benefit-society", life="retired"), status="in-test")) == ()


@pytest.mark.parametrize(("paused_from", "expected"), [("prototype", ()), ("sketch", None), ("", None)])
def test_kub_chk_01_paused_keeps_its_rank(paused_from, expected):
    assert cards_in("01", case(status="paused", paused_from=paused_from)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Minskad ensamhet.",
        "mindre oro",
        "Ut UR isolering",
        "anti-brytande",
        "FÖREBYGGA fall",
        "Skydd 24mot7 våld",
        unicodedata.normalize("NFD", "Färre fall"),
    ],
)
def test_kub_chk_02_fires_on_word_starts_and_whole_words(text):
    assert cards_in("02", case(card("N1", "benefit-society", text))) == ("N1",)


@pytest.mark.parametrize(
    "text", ["Motion varje dag", "Urval av rätter", "Avbryter ingen", "Ett förminskat bord"]
)
def test_kub_chk_02_is_silent_when_a_marker_is_only_a_part_of_a_word(text):
    assert cards_in("02", case(card("N1", "benefit-individual", text))) is None


def test_kub_chk_02_reads_the_text_alone():
    quiet = card("N1", "benefit-individual", "Sällskap", note="mindre oro", starting_problem="bryta ensamhet")

    assert cards_in("02", case(quiet)) is None


def test_kub_chk_02_lists_are_settings():
    of = case(card("N1", "benefit-individual", "Oro och mindre sömn"))

    assert cards_in("02", of, thresholds=Thresholds(problem_word_starts=(), problem_words=())) is None
    assert cards_in("02", of, thresholds=Thresholds(problem_word_starts=("ORO",), problem_words=())) == (
        "N1",
    )


def test_kub_chk_03_fires_without_measure():
    assert cards_in("03", case(BENEFIT, SOCIETY, MEASURE, links=("M1 follows N1",))) == ("N2",)


def test_kub_chk_03_is_silent_when_each_benefit_is_followed():
    assert cards_in("03", case(BENEFIT, MEASURE, links=("M1 follows N1",))) is None


def test_kub_chk_03_a_suggested_link_counts_and_a_retired_one_does_not():
    suggested = link("M1 follows N1", basis="inferred")
    rejected = link("M1 follows N1", basis="inferred", life="retired", retire_reason="stämmer inte")

    assert cards_in("03", case(BENEFIT, MEASURE, links=(suggested,))) is None
    assert cards_in("03", case(BENEFIT, MEASURE, links=(rejected,))) == ("N1",)


def test_kub_chk_03_a_link_sleeps_while_its_other_end_is_retired():
    retired = card("M1", "measure", life="retired")

    assert cards_in("03", case(BENEFIT, retired, links=("M1 follows N1",))) == ("N1",)


def test_kub_chk_04_fires_without_need():
    assert cards_in("04", case(BENEFIT, NEED)) == ("N1",)


def test_kub_chk_04_is_silent_when_a_need_is_answered():
    assert cards_in("04", case(BENEFIT, NEED, links=("N1 answers B1",))) is None


def test_kub_chk_04_a_draft_need_counts():
    draft = card("B1", "need", life="draft")

    assert cards_in("04", case(BENEFIT, draft, links=("N1 answers B1",))) is None


def test_kub_chk_16_fires_with_one_of_the_two_kinds():
    assert cards_in("16", case(BENEFIT)) == ()
    assert cards_in("16", case(card("N1", "benefit-organisational"))) == ()


def test_kub_chk_16_is_silent_with_both_and_with_none():
    assert cards_in("16", case(BENEFIT, card("N2", "benefit-organisational"))) is None
    assert cards_in("16", case()) is None


def test_kub_chk_16_society_benefits_do_not_matter():
    assert cards_in("16", case(SOCIETY)) is None
    assert cards_in("16", case(BENEFIT, SOCIETY)) == ()
