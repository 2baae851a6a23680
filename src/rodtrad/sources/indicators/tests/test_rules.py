"""Pure rules: periods, numbers as written, what is kept back, charts, signals, comparing. No database."""

from __future__ import annotations

from datetime import date

import pytest

from rodtrad.sources.indicators.choices.settings import SETTINGS
from rodtrad.sources.indicators.rules import charting, comparing, numbers, periods, signals, wording
from rodtrad.sources.indicators.rules.miniline import miniline
from rodtrad.sources.indicators.rules.spots import Spot, shown_parts, total_shown

NUMBERS = {row.name.removeprefix("indicators."): row.default for row in SETTINGS}


@pytest.mark.parametrize(("kind", "text", "first"), [
    ("month", "2026-03", date(2026, 3, 1)), ("month", "mars 2026", date(2026, 3, 1)),
    ("month", "2026 mar", date(2026, 3, 1)), ("month", "2026-03-17", date(2026, 3, 1)),
    ("week", "2026-V12", date(2026, 3, 16)), ("week", "vecka 12 2026", date(2026, 3, 16)),
    ("week", "2026-03-18", date(2026, 3, 16)), ("quarter", "2026K2", date(2026, 4, 1)),
    ("quarter", "kvartal 2 2026", date(2026, 4, 1)), ("half", "ht 2026", date(2026, 7, 1)),
    ("half", "2026-H2", date(2026, 7, 1)), ("year", "2026", date(2026, 1, 1)),
])  # fmt: skip
def test_period_when_written_as_people_do_then_its_first_day(kind, text, first) -> None:
    assert periods.read(kind, text) == first


@pytest.mark.parametrize(("kind", "text"), [
    ("month", "2026"), ("month", "2026-13"), ("quarter", "2026-02"), ("week", "2026-V60"), ("year", "mars 2026"),
    ("month", "ma 2026"), ("month", ""),
])  # fmt: skip
def test_period_when_it_is_none_of_the_kind_then_nothing(kind, text) -> None:
    assert periods.read(kind, text) is None


@pytest.mark.parametrize("kind", ["week", "month", "quarter", "half", "year"])
def test_period_when_said_and_shortened_then_read_again(kind) -> None:
    for at in periods.between(kind, periods.first_day(kind, date(2024, 11, 3)), date(2027, 2, 1)):
        assert periods.read(kind, periods.short(kind, at)) == at
        assert periods.read(kind, periods.said(kind, at)) == at
        assert periods.first_day(kind, periods.last_day(kind, at)) == at


@pytest.mark.parametrize(("text", "status", "number"), [
    ("12,5", "given", 12.5), ("1 234", "given", 1234.0), ("−3", "given", -3.0), ("12 %", "given", 12.0),
    ("0", "given", 0.0), ("-", "missing", None), ("saknas", "missing", None), ("..", "suppressed", None),
    ("", None, None), ("3.5", "given", 3.5),
])  # fmt: skip
def test_number_when_written_then_zero_missing_and_kept_back_are_three_things(text, status, number) -> None:
    assert numbers.read(text) == numbers.Written(status, number)


@pytest.mark.parametrize("text", ["tolv", "1.2.3", "12,5,6", "inf", "nan", "=1+1", "19121212-1212"])
def test_number_when_it_is_none_then_not_understood(text) -> None:
    assert numbers.read(text) is None


def spot(value=None, status="given", num=None, den=None) -> Spot:
    return Spot(date(2026, 1, 1), status, value, num, den)


def test_total_of_people_when_below_the_threshold_then_kept_back() -> None:
    assert total_shown(spot(4.0), 5).status == "suppressed"
    assert total_shown(spot(5.0), 5) == spot(5.0)
    assert total_shown(spot(num=3.0, den=90.0), 5).number(100) is None


def test_parts_when_one_is_small_then_it_cannot_be_worked_out_from_the_total() -> None:
    shown = shown_parts(spot(40.0), {"k": spot(37.0), "m": spot(3.0)}, 5)

    assert [each.status for each in shown.values()] == ["suppressed", "suppressed"]


def test_parts_when_all_are_large_then_shown_and_none_when_the_total_is_small() -> None:
    large = {"k": spot(20.0), "m": spot(20.0)}

    assert shown_parts(spot(40.0), large, 5) == large
    small = shown_parts(spot(4.0), {"k": spot(0.0), "m": spot(4.0)}, 5)
    assert {each.status for each in small.values()} == {"suppressed"}


def line(values, **wanted) -> charting.Charted:
    spots = [
        Spot(at, "missing") if value is None else Spot(at, "given", float(value))
        for at, value in zip(
            periods.between("month", date(2024, 1, 1), date(2030, 1, 1)), values, strict=False
        )
    ]
    made = charting.Wanted(**{"chart": "run", "period_kind": "month", "direction": "up", **wanted})
    return charting.chart(spots, made, NUMBERS)


def test_chart_when_a_period_is_absent_then_it_is_a_row_without_value() -> None:
    spots = [Spot(date(2026, 1, 1), "given", 1.0), Spot(date(2026, 4, 1), "given", 2.0)]

    charted = charting.chart(spots, charting.Wanted("run", "month"), NUMBERS)

    assert [each.status for each in charted.spots] == ["given", "missing", "missing", "given"]


def test_signal_when_the_run_is_too_long_then_good_or_bad_by_direction() -> None:
    values = [1, 2] * 6 + [9, 8] * 6

    for direction, verdict in (("up", "better"), ("down", "worse"), ("none", "changed")):
        charted = line(values, direction=direction)
        found = signals.found(charted, 6)
        assert [each.what for each in found] == ["runs"]
        assert signals.verdict(charted) == verdict
    assert "i rad" in wording.sentence("runs", "month", found[0].first, found[0].last, found[0].numbers)


def test_signal_when_only_chance_then_none_and_few_points_give_no_verdict() -> None:
    assert signals.verdict(line([3, 5, 4, 6, 3, 5, 4, 6, 3, 5, 4, 6])) == "steady"
    assert signals.verdict(line([3, 5, 4])) == "few"
    assert signals.found(line([3, 5, 4]), 6) == []


def test_signal_when_nhs_then_one_per_rule_and_stretch_with_its_number_of_points() -> None:
    charted = line([10, 12, 10, 12, 10, 12, 10, 12, 10, 12, *([14] * 8)], chart="xmr", direction="down")

    shift = next(each for each in signals.found(charted, 6) if each.what == "shift_above")

    assert (shift.good, shift.numbers["points"]) == (False, 8)


def test_chart_when_a_part_begins_then_it_has_a_line_of_its_own() -> None:
    charted = line([1] * 6 + [5] * 6, phases={date(2024, 7, 1): "ny"})

    assert [part.centre_line for part in charted.chart.parts] == [1.0, 5.0]


def test_chart_when_the_numbers_do_not_fit_then_a_run_chart_with_the_reason() -> None:
    assert (line([1.5, 2], chart="c").refused, line([1.5, 2], chart="c").chart.chart) == ("whole", "run")
    assert line([1, 2], chart="p").refused == "needs-shares"
    assert line([0, 2], chart="t").refused == "above-zero"


def test_chart_of_shares_when_drawn_then_scaled_to_what_is_shown() -> None:
    spots = [Spot(at, "given", None, 10.0 + step % 2, 100.0)
             for step, at in enumerate(periods.between("month", date(2025, 1, 1), date(2026, 12, 1)))]  # fmt: skip

    charted = charting.chart(spots, charting.Wanted("p", "month", per=100), NUMBERS)

    assert charted.y(0) == pytest.approx(10.0)
    assert signals.assurance(charted, 50.0, None, "down") == "passes"


def test_assurance_when_without_limits_then_the_middle_is_told() -> None:
    steady = line([3, 5, 4, 6, 3, 5, 4, 6, 3, 5, 4, 6])

    assert signals.assurance(steady, 10.0, None, "up") == "middle_fails"
    assert signals.assurance(steady, 4.0, 6.0, "range") == "middle_passes"
    assert signals.assurance(steady, None, None, "up") == ""


def test_comparing_when_far_from_the_target_then_per_cent_with_sign() -> None:
    assert comparing.deviation(12.0, 10.0, "down") == (pytest.approx(20.0), False)
    assert comparing.deviation(5.0, 0.0, "up") is None
    found = comparing.ends([(name, float(at)) for at, name in enumerate("abcdefghij")], 5)
    assert (found.lowest, found.highest, found.between, found.middle) == (
        (("a", 0.0),),
        (("j", 9.0),),
        8,
        4.5,
    )
    assert comparing.ends([], 5).spread is None
    assert comparing.indexed([None, 4.0, 8.0]) == (None, 100.0, 200.0)


def test_miniline_when_few_values_then_nothing_and_gaps_are_not_joined() -> None:
    assert miniline([1.0]) == ""
    assert miniline([1.0, 2.0, None, 3.0, 4.0]).count("M") == 2
