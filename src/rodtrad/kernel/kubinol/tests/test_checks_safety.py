"""KUB-CHK-26 and 28. Phone numbers are from the range that PTS keeps for fiction."""

import pytest

from rodtrad.kernel.kubinol.tests.build import card, cards_in, case, findings, link

PHONE = "Ring 070-174 06 05."


@pytest.mark.parametrize("state", ["planned", "running", "done", None])
def test_kub_chk_26_fires_without_consent_in_every_state(state):
    fields = {"contacts_again": True} | ({"state": state} if state else {})

    assert cards_in("26", case(card("M1", "measure", **fields))) == ("M1",)


def test_kub_chk_26_is_silent_with_consent_or_without_new_contact():
    asked = card("M1", "measure", contacts_again=True, consent={"asked": True})
    once = card("M2", "measure", contacts_again=False)

    assert cards_in("26", case(asked, once, card("M3", "measure"))) is None


def test_kub_chk_26_consent_not_asked_for_is_no_consent():
    of = case(card("M1", "measure", contacts_again=True, consent={"asked": False, "kept": "pärmen"}))

    assert cards_in("26", of) == ("M1",)


@pytest.mark.parametrize("quiet", [{"exploring": True}, {"status": "ended"}])
def test_kub_chk_26_and_28_are_heard_when_all_else_is_silent(quiet):
    of = case(card("M1", "measure", PHONE, contacts_again=True), **quiet)

    assert [finding.check for finding in findings(of)] == ["KUB-CHK-26", "KUB-CHK-28"]


@pytest.mark.parametrize(
    "given",
    [
        {"text": PHONE},
        {"note": PHONE},
        {"reference": PHONE},
        {"tags": ("lugn", PHONE)},
        {"size": {"count": 40, "source": PHONE}},
        {"criteria": {"other": PHONE}},
        {"criteria": {"housing": ["villa", PHONE]}},
    ],
)
def test_kub_chk_28_fires_for_every_text_of_a_card(given):
    assert cards_in("28", case(card("B1", "need"), card("B2", "target-group", **given))) == ("B2",)


def test_kub_chk_28_a_reason_of_a_link_concerns_both_ends_in_the_order_of_the_case():
    of = case(card("B1", "need"), card("N1", "benefit-society"), links=(link("N1 answers B1", reason=PHONE),))

    assert cards_in("28", of) == ("B1", "N1")


def test_kub_chk_28_inbox_cards_count_and_retired_ones_do_not():
    inbox = card("X1", "unsorted", PHONE)
    retired = card("B1", "need", PHONE, life="retired")

    assert cards_in("28", case(retired, inbox)) == ("X1",)


def test_kub_chk_28_a_retired_link_and_a_sleeping_one_do_not_count():
    benefit, need = card("N1", "benefit-society"), card("B1", "need")
    retired = link("N1 answers B1", reason=PHONE, life="retired", retire_reason="nej")
    asleep = card("B1", "need", life="retired")

    assert cards_in("28", case(benefit, need, links=(retired,))) is None
    assert cards_in("28", case(benefit, asleep, links=(link("N1 answers B1", reason=PHONE),))) is None


@pytest.mark.parametrize("given", [{"description": PHONE}, {"fields": {"team": [{"profession": PHONE}]}}])
def test_kub_chk_28_the_cases_own_fields_give_no_cards(given):
    assert cards_in("28", case(card("B1", "need"), **given)) == ()


def test_kub_chk_28_cards_are_listed_alone_when_both_hold_something():
    assert cards_in("28", case(card("B1", "need", PHONE), description=PHONE)) == ("B1",)


def test_kub_chk_28_is_silent_for_names_times_years_ages_and_prices():
    text = "Anna, 70–74 år, torsdag 09.00–10.30, 2023–2024, 1 200 kr, dnr 2024/123."

    assert cards_in("28", case(card("B1", "need", text, note=text), description=text)) is None


def test_kub_chk_28_two_texts_side_by_side_are_never_read_as_one():
    assert cards_in("28", case(card("B1", "need", "070-174", note="06 05 00"))) is None


def test_kub_chk_28_a_period_is_no_identity_number():
    clash = card("T1", "test", period="2025-01-31/2025Q3")

    assert cards_in("28", case(clash, card("T2", "test", period="2023-06-12–2025"))) is None
    assert cards_in("28", case(clash, card("B1", "need", "2023-06-12–2025"))) == ("B1",)


def test_kub_chk_28_reads_all_texts_of_a_link_that_counts():
    of = case(
        card("B1", "need"),
        card("N1", "benefit-society"),
        links=(link("N1 answers B1", retire_reason=PHONE),),
    )

    assert cards_in("28", of) == ("B1", "N1")


def test_kub_chk_28_never_joins_the_texts_of_two_keys():
    assert cards_in("28", case(card("B1", "need", "121212-", note="1212"))) is None
    assert cards_in("28", case(card("B1", "need", "121212-\n1212"))) == ("B1",)
