"""KUB-CHK-17 to 20 and 23. Day n is silent, day n + 1 fires."""

from datetime import date

import pytest

from rodtrad.kernel.kubinol.checks import Thresholds
from rodtrad.kernel.kubinol.tests.build import TODAY, card, cards_in, case, link

RESULT = card("R1", "result")
THIRTY_DAYS_AGO = "2026-01-31"
THIRTY_ONE_DAYS_AGO = "2026-01-30"


def test_kub_chk_17_fires_without_expectation_in_every_state():
    of = case(
        *(
            card(f"T{place}", "test", state=state)
            for place, state in enumerate(("planned", "running", "ended"))
        )
    )

    assert cards_in("17", of) == ("T0", "T1", "T2")


def test_kub_chk_17_is_silent_with_an_expectation():
    assert cards_in("17", case(card("T1", "test", expected="Tio kommer."))) is None


def test_kub_chk_17_a_blank_is_no_expectation():
    assert cards_in("17", case(card("T1", "test", expected=" \n"))) == ("T1",)


def test_kub_chk_18_fires_for_late_tests_and_measures():
    of = case(
        card("M1", "measure", due=THIRTY_ONE_DAYS_AGO, state="planned"),
        card("T1", "test", end=THIRTY_ONE_DAYS_AGO, state="running"),
    )

    assert cards_in("18", of) == ("M1", "T1")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"end": THIRTY_ONE_DAYS_AGO}, ("T1",)),
        ({"end": THIRTY_DAYS_AGO}, None),
        ({"end": "2026-01"}, None),
        ({"end": "2025-12"}, ("T1",)),
        ({"end": "2025"}, ("T1",)),
        ({"period": "2025-09–2026-01"}, None),
        ({"period": "2025-09/2025-12"}, ("T1",)),
        ({"end": "2026-02", "period": "2025"}, None),
        ({"end": "2027"}, None),
        ({"start": "2025-01"}, None),
        ({}, None),
    ],
)
def test_kub_chk_18_counts_from_the_last_day_of_the_end_or_the_period(fields, expected):
    assert cards_in("18", case(card("T1", "test", **fields))) == expected


def test_kub_chk_18_the_measure_goes_by_due_and_an_interval_is_no_date():
    assert cards_in("18", case(card("M1", "measure", due="2026-02", period="2024"))) is None
    assert cards_in("18", case(card("M1", "measure", interval_months=[3]))) is None


def test_kub_chk_18_is_silent_when_a_result_came_and_fires_when_it_is_retired():
    late = card("T1", "test", end="2025")
    gone = card("R1", "result", life="retired")

    assert cards_in("18", case(late, RESULT, links=("T1 yields R1",))) is None
    assert cards_in("18", case(late, RESULT, links=(link("T1 yields R1", basis="inferred"),))) is None
    assert cards_in("18", case(late, gone, links=("T1 yields R1",))) == ("T1",)


def test_kub_chk_18_the_days_are_a_setting():
    of = case(card("T1", "test", end=THIRTY_DAYS_AGO))

    assert cards_in("18", of, thresholds=Thresholds(days_to_result=29)) == ("T1",)


def test_kub_chk_19_fires_without_decision():
    assert cards_in("19", case(card("R1", "result", date=THIRTY_ONE_DAYS_AGO))) == ("R1",)


def test_kub_chk_19_is_silent_with_a_decision_or_without_date():
    decided = card("R1", "result", date="2025", decision="keep")

    assert cards_in("19", case(decided, card("R2", "result"))) is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [(THIRTY_DAYS_AGO, None), ("2026-01", None), ("2025-12", ("R1",)), ("2026-12", None)],
)
def test_kub_chk_19_counts_from_the_last_day_of_a_partial_date(written, expected):
    assert cards_in("19", case(card("R1", "result", date=written))) == expected


def reached(group, **given):
    target = card("B2", "target-group", criteria=group)
    return cards_in("20", case(target, card("R1", "result", reached=given)))


@pytest.mark.parametrize(
    ("group", "given"),
    [
        ({"age_min": 80}, {"age_min": 75}),
        ({"age_max": 74}, {"age_max": 75}),
        ({"age_max": 74}, {"age_min": 75}),
        ({"age_min": 80}, {"age_max": 79}),
        ({"gender": "man"}, {"gender": ["man", "kvinna"]}),
        ({"household": "ensamhushåll"}, {"household": "parhushåll"}),
        ({"area": ["Södra byarna"]}, {"area": ["Byarna"]}),
        ({"area": ["Byarna"]}, {"area": ["Södra byarna", "Umeå"]}),
    ],
)
def test_kub_chk_20_fires_when_others_are_reached(group, given):
    assert reached(group, **given) == ("R1",)


@pytest.mark.parametrize(
    ("group", "given"),
    [
        ({"age_min": 80}, {"age_min": 80}),
        ({"age_min": 70, "age_max": 90}, {"age_min": 75}),
        ({"age_min": 70, "age_max": 90}, {"age_max": 90}),
        ({"gender": ["man", "kvinna"]}, {"gender": " Man"}),
        ({"gender": "man"}, {"age_min": 20}),
        ({"age_min": 80}, {"gender": "kvinna", "household": "parhushåll", "area": ["Umeå"]}),
        ({"area": ["Vindeln"]}, {"area": ["Södra byarna", "vindeln"]}),
        ({"age_min": 80}, {"count_min": 8}),
        ({}, {"age_min": 20}),
    ],
)
def test_kub_chk_20_is_silent_inside_the_group_or_when_a_value_is_missing(group, given):
    assert reached(group, **given) is None


def test_kub_chk_20_fitting_one_group_of_several_is_enough():
    first = card("B2", "target-group", criteria={"age_min": 80})
    second = card("B3", "target-group", criteria={"age_min": 65, "age_max": 79})
    result = card("R1", "result", reached={"age_min": 70, "age_max": 75})

    assert cards_in("20", case(first, second, result)) is None
    assert cards_in("20", case(first, card("B3", "target-group"), result)) == ("R1",)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"state": "running"}, ("T1",)),
        ({"state": "ended"}, ("T1",)),
        ({"state": "planned", "start": "2020"}, None),
        ({"start": "2026-03-02"}, ("T1",)),
        ({"start": "2026-03-03"}, None),
        ({"start": "2026-03"}, ("T1",)),
        ({"period": "2026"}, ("T1",)),
        ({"start": "2027", "period": "2026"}, None),
        ({"end": "2025"}, None),
        ({}, None),
    ],
)
def test_kub_chk_23_fires_when_a_test_has_begun(fields, expected):
    assert cards_in("23", case(card("T1", "test", **fields)), TODAY) == expected


def test_kub_chk_23_is_silent_with_any_measure():
    assert (
        cards_in("23", case(card("T1", "test", state="running"), card("M1", "measure", state="planned")))
        is None
    )


def test_kub_chk_23_a_retired_measure_is_none():
    of = case(card("T1", "test", state="running"), card("M1", "measure", life="retired"))

    assert cards_in("23", of, date(2026, 3, 2)) == ("T1",)
