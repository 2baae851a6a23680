from __future__ import annotations

from datetime import date

import pytest

from rodtrad.kernel.kubinol.dates import DateError, Span, is_full_day, parse_date, parse_day, parse_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-03-15", "2024-03-15", "2024-03-15"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024Q1", "2024-01-01", "2024-03-31"),
        ("2024Q2", "2024-04-01", "2024-06-30"),
        ("2024Q4", "2024-10-01", "2024-12-31"),
        ("2024 vår", "2024-01-01", "2024-06-30"),
        ("2024 sommar", "2024-06-01", "2024-08-31"),
        ("2024 höst", "2024-07-01", "2024-12-31"),
        ("2023 vinter", "2023-12-01", "2024-02-29"),
        ("2024 vinter", "2024-12-01", "2025-02-28"),
        ("2024 ho\u0308st", "2024-07-01", "2024-12-31"),
    ],
)
def test_date_when_full_or_partial_then_stands_for_its_whole_span(text: str, first: str, last: str) -> None:
    assert parse_date(text) == Span(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023-02-29",
        "2024-13",
        "2024-3",
        "24",
        "2024Q5",
        "2024 q2",
        "2024vår",
        "2024  vår",
        "2024 Vår",
        "0000",
        "9999 vinter",
        "2024-03-15 ",
        "15/3 2024",
        "٢٠٢٤",
        "2024-03-15T10:00",
    ],
)
def test_date_when_not_of_the_form_then_is_refused(text: str) -> None:
    with pytest.raises(DateError) as error:
        parse_date(text)
    assert error.value.code == "bad-date"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-03–2024-05", "2024-03-01", "2024-05-31"),
        ("2024 vår/2024 vinter", "2024-01-01", "2025-02-28"),
        ("2024-06-01/2024", "2024-06-01", "2024-12-31"),
        ("2024/2024-03", "2024-01-01", "2024-03-31"),
    ],
)
def test_period_when_one_or_two_dates_then_runs_from_first_to_last_day(
    text: str, first: str, last: str
) -> None:
    assert parse_period(text) == Span(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2024–2023", "period-order"),
        ("2024-03/2024-02-29", "period-order"),
        ("2024 – 2025", "bad-period"),
        ("2024-2025", "bad-period"),
        ("2024/2025/2026", "bad-period"),
        ("/2024", "bad-period"),
        ("hösten", "bad-period"),
    ],
)
def test_period_when_wrong_then_says_which_way(text: str, code: str) -> None:
    with pytest.raises(DateError) as error:
        parse_period(text)
    assert error.value.code == code


def test_full_day_when_partial_or_no_day_then_is_none() -> None:
    assert [is_full_day(text) for text in ("2024-02-29", "2023-02-29", "2024-02")] == [True, False, False]


def test_day_when_partial_then_is_refused() -> None:
    with pytest.raises(DateError) as error:
        parse_day("2024-02")
    assert error.value.code == "bad-day"


def test_span_when_overlapping_then_is_neither_before_nor_apart() -> None:
    spring, quarter, autumn = parse_date("2024 vår"), parse_date("2024Q2"), parse_date("2024 höst")

    assert (spring.wholly_before(quarter), spring.apart_from(quarter)) == (False, False)
    assert (spring.wholly_before(autumn), autumn.apart_from(spring)) == (True, True)
    assert spring.wholly_before(date(2024, 7, 1))
