"""What holds for all codes: rules 1-6 of section 6.1, severity, pieces and suggestions."""

import pytest

from rodtrad.kernel.kubinol.case import Finding
from rodtrad.kernel.kubinol.checks import (
    BLOCKS_SHARING,
    CODES,
    SEVERITY,
    piece_of,
    rests_on_suggestion,
    without_suggestions,
)
from rodtrad.kernel.kubinol.tests.build import card, cards_in, case, findings, link
from rodtrad.kernel.kubinol.words import PIECES


def test_an_empty_sketch_asks_for_group_voice_and_kinds_alone():
    assert findings(case()) == [Finding("KUB-CHK-06"), Finding("KUB-CHK-12"), Finding("KUB-CHK-15")]


def test_findings_come_by_code_with_cards_in_the_order_of_the_case():
    of = case(card("N9", "benefit-society"), card("B1", "need"), card("N1", "benefit-individual"))

    found = findings(of)

    assert [finding.check for finding in found] == sorted(finding.check for finding in found)
    assert cards_in("03", of) == ("N9", "N1")


def test_inbox_and_retired_cards_change_nothing_but_28():
    filled = case(card("N1", "benefit-individual"), card("B1", "need"), links=("N1 answers B1",))
    more = case(
        *filled.cards,
        card("X1", "unsorted", "Mindre ensamhet?"),
        card("N2", "benefit-society", "Mindre oro", life="retired", retire_reason="dubblett"),
        card("M1", "measure", contacts_again=True, life="retired", retire_reason="dubblett"),
        links=filled.links,
    )

    assert findings(more) == findings(filled)


@pytest.mark.parametrize("quiet", [{"exploring": True}, {"status": "ended"}])
def test_exploring_and_ended_cases_are_left_in_peace(quiet):
    assert findings(case(card("T1", "test"), card("N1", "benefit-individual", "Mindre oro"), **quiet)) == []


def test_a_paused_case_is_asked_as_before():
    of = case(card("N1", "benefit-individual", "Mindre oro"), status="paused", paused_from="in-test")

    assert cards_in("02", of) == ("N1",)


def test_every_code_has_a_severity_and_only_safety_blocks_sharing():
    assert tuple(f"KUB-CHK-{number:02}" for number in range(1, 29)) == CODES
    assert set(SEVERITY) == set(CODES)
    assert {code for code in CODES if SEVERITY[code] == "S"} == {"KUB-CHK-26", "KUB-CHK-28"} == BLOCKS_SHARING
    assert [code[-2:] for code in CODES if SEVERITY[code] == "I"] == [
        "02", "10", "11", "13", "14", "16", "17", "22", "24", "25",
    ]  # fmt: skip


def test_every_code_stands_under_a_piece_or_the_case_as_a_whole():
    assert {piece_of(code) for code in CODES} == {*PIECES[:5], ""}
    assert [code[-2:] for code in CODES if not piece_of(code)] == ["24", "25", "28"]


def rests(number, of):
    found = {finding.check: finding for finding in findings(of)}
    return rests_on_suggestion(found[f"KUB-CHK-{number}"], findings(without_suggestions(of)))


def test_a_gap_rests_on_a_suggestion_when_its_card_is_suggested():
    assert rests("03", case(card("N1", "benefit-individual", basis="inferred")))
    assert not rests("03", case(card("N1", "benefit-individual", basis="accepted")))
    assert not rests("12", case(card("K1", "knowledge-research", basis="inferred")))


@pytest.mark.parametrize(("basis", "expected"), [("inferred", True), ("source", False)])
def test_a_clash_rests_on_a_suggested_link_between_its_cards(basis, expected):
    core = card("C1", "core-component", competence="professional")
    element = card("I1", "intervention-element", competence="volunteer")

    assert rests("21", case(core, element, links=(link("I1 realises C1", basis=basis),))) == expected


def test_a_clash_that_a_stated_group_bears_as_well_rests_on_no_suggestion():
    suggested = card("B1", "target-group", criteria={"age_min": 80}, basis="inferred")
    stated = card("B2", "target-group", criteria={"age_min": 85})
    knowledge = card("K1", "knowledge-user", applies_to={"age_max": 70})

    assert rests("07", case(suggested, knowledge))
    assert not rests("07", case(suggested, stated, knowledge))
