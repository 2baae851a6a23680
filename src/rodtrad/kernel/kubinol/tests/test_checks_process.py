"""KUB-CHK-22, 24 and 25."""

from datetime import date, timedelta

import pytest

from rodtrad.kernel.kubinol.case import Flag
from rodtrad.kernel.kubinol.checks import Thresholds
from rodtrad.kernel.kubinol.tests.build import TODAY, card, cards_in, case

NINETY_DAYS_AGO = (TODAY - timedelta(days=90)).isoformat()
NINETY_ONE_DAYS_AGO = (TODAY - timedelta(days=91)).isoformat()


@pytest.mark.parametrize("status", ["sketch", "prototype"])
def test_kub_chk_22_fires_after_ninety_days_without_test(status):
    assert cards_in("22", case(status=status, status_since=NINETY_ONE_DAYS_AGO)) == ()


@pytest.mark.parametrize("since", [NINETY_DAYS_AGO, "2025-12", "", "2027"])
def test_kub_chk_22_is_silent_on_day_ninety_and_without_a_day(since):
    assert cards_in("22", case(status_since=since)) is None


def test_kub_chk_22_counts_from_the_last_day_of_a_partial_date():
    assert cards_in("22", case(status_since="2025-11")) == ()


@pytest.mark.parametrize("status", ["in-test", "paused", "established", "ended"])
def test_kub_chk_22_is_silent_in_other_states_paused_included(status):
    assert cards_in("22", case(status=status, status_since="2024")) is None


def test_kub_chk_22_a_thought_test_is_a_test_and_a_retired_one_is_none():
    thought = card("T1", "test", scale="thought", state="planned")
    retired = card("T1", "test", life="retired")

    assert cards_in("22", case(thought, status_since="2024")) is None
    assert cards_in("22", case(retired, status_since="2024")) == ()


def test_kub_chk_22_the_days_are_a_setting():
    assert (
        cards_in("22", case(status_since=NINETY_DAYS_AGO), thresholds=Thresholds(days_in_planning=89)) == ()
    )


def flag(days_ago, card_id="B1", answered=None):
    return Flag(card_id, TODAY - timedelta(days=days_ago), answered)


def test_kub_chk_24_fires_on_day_twenty_two():
    of = case(card("N1", "benefit-individual"), card("B1", "need"))

    assert cards_in("24", of, flags=[flag(22), flag(40, "N1")]) == ("N1", "B1")


def test_kub_chk_24_is_silent_on_day_twenty_one_and_without_flags():
    of = case(card("B1", "need"))

    assert cards_in("24", of, flags=[flag(21)]) is None
    assert cards_in("24", of) is None


def test_kub_chk_24_an_answered_flag_and_a_retired_card_are_silent():
    of = case(card("B1", "need"), card("B2", "need", life="retired"))

    assert cards_in("24", of, flags=[flag(40, answered=TODAY), flag(40, "B2")]) is None


def test_kub_chk_24_inbox_cards_do_not_count():
    assert cards_in("24", case(card("X1", "unsorted")), flags=[flag(40, "X1")]) is None


FIRST, SECOND, THIRD = date(2026, 1, 10), date(2026, 2, 10), date(2026, 3, 1)


def test_kub_chk_25_fires_when_no_version_was_taken_between():
    assert cards_in("25", case(), sessions=[FIRST, SECOND]) == ()


def test_kub_chk_25_is_silent_with_one_session_or_none():
    assert cards_in("25", case(), sessions=[FIRST]) is None
    assert cards_in("25", case()) is None


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ([FIRST, THIRD], None),
        ([SECOND], None),
        ([FIRST], ()),
        ([FIRST - timedelta(days=1), SECOND + timedelta(days=1)], ()),
    ],
)
def test_kub_chk_25_both_days_are_included(versions, expected):
    assert cards_in("25", case(), sessions=[THIRD, FIRST, SECOND], versions=versions) == expected


def test_kub_chk_25_a_session_to_come_is_not_held():
    assert cards_in("25", case(), sessions=[FIRST, TODAY + timedelta(days=1)]) is None
