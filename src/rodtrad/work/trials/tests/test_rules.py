"""Rules without a database: what is locked and carried on, the gate, each code that the system notices."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rodtrad.work.trials.choices import Scale
from rodtrad.work.trials.rules import cycles, noticing, regular, standing
from rodtrad.work.trials.rules.noticing import CHECKS, Facts, Limits
from rodtrad.work.trials.rules.texts import shortened

TODAY = date(2026, 5, 20)
QUIET = Facts(state="planned", today=TODAY, last_entry=TODAY, lessons=1)
RUNS = replace(QUIET, state="running", running_since=TODAY, has_measure=True, cycle_over=TODAY)
IN_USE = replace(QUIET, state="regular", regular_state="in-use", gate="numbers", in_use=TODAY)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("code", "fires", "silent"),
    [
        ("TID-R-03", replace(RUNS, place_in_use=False), replace(IN_USE, place_in_use=False)),
        ("TID-R-04", replace(RUNS, last_entry=ago(22)), replace(RUNS, last_entry=ago(21))),
        ("TID-R-08", replace(RUNS, has_owner=False), replace(QUIET, state="ended", has_owner=False)),
        ("TID-R-10", replace(RUNS, has_measure=False), replace(RUNS, running_since=ago(14))),
        ("TID-R-10", replace(RUNS, running_since=ago(15)), replace(RUNS, running_since=ago(15), numbers=1)),
        ("TID-R-11", replace(RUNS, entries={"1": 8, "2": 3}), replace(RUNS, entries={"1": 7, "2": 3})),
        ("TID-R-11", replace(RUNS, entries={"1": 8}), replace(RUNS, entries={"1": 7})),
        ("TID-R-12", replace(IN_USE, gate="not-shown"), IN_USE),
        ("TID-R-12", replace(IN_USE, gate=""), replace(IN_USE, gate="", regular_state="starting")),
        ("TID-R-13", replace(IN_USE, in_use=date(2025, 11, 19)), replace(IN_USE, in_use=date(2025, 11, 20))),
        ("TID-R-13", replace(IN_USE, in_use=ago(400)), replace(IN_USE, in_use=ago(400), followed_up=ago(9))),
        ("DES-CHK-04", replace(RUNS, cycle_over=ago(29)), replace(RUNS, cycle_over=ago(28))),
        ("DES-CHK-08", replace(QUIET, state="ended", lessons=0), replace(QUIET, state="ended")),
    ],
)
def test_check_when_the_risk_is_there_then_it_is_noticed_and_not_otherwise(code, fires, silent) -> None:
    assert code in noticing.noticed(fires, Limits())
    assert code not in noticing.noticed(silent, Limits())


def test_checks_when_named_then_each_function_carries_its_code() -> None:
    for code, (check, _kind) in CHECKS.items():
        assert check.__name__.startswith(code.lower().replace("-", "_") + "_")
        assert check.__doc__
        assert check.__doc__.startswith(code)


def test_locked_when_started_then_what_one_compares_with_cannot_change() -> None:
    before = {"question": "A", "prediction": "B", "scale": "few", "starts": None, "ends": None}
    after = {**before, "prediction": "C", "ends": TODAY}

    assert cycles.locked_changes("running", before, after) == ["prediction"]
    assert cycles.locked_changes("planned", before, after) == []


def test_carried_on_when_widened_then_one_step_up_and_never_the_prediction() -> None:
    last = {name: name for name in cycles.CARRIED} | {"scale": "unit", "prediction": "gammal"}

    assert cycles.carried_on(last, "widen") == {name: name for name in cycles.CARRIED} | {"scale": "units"}
    assert cycles.carried_on(last, "adapt")["scale"] == "unit"
    assert cycles.carried_on(last, "adopt") == {}
    assert cycles.wider(Scale.FULL) == "full"


def test_how_deep_when_not_as_expected_then_asked() -> None:
    asked = [
        name
        for name in ("as-expected", "better", "worse", "otherwise", "unclear")
        if cycles.asks_how_deep(name)
    ]

    assert asked == ["better", "worse", "otherwise"]


def test_des_chk_03_when_somebody_vulnerable_is_touched_then_protection_is_asked_for() -> None:
    assert cycles.des_chk_03_unprotected("children", " ", "") == ["protection", "stop_rule"]
    assert cycles.des_chk_03_unprotected("children", "Stödet finns kvar.", "Om någon blir rädd.") == []
    assert cycles.des_chk_03_unprotected("", "", "") == []


def test_three_single_loops_when_in_a_row_then_said() -> None:
    assert cycles.three_single_loops(["single", "", "single", "single"])
    assert not cycles.three_single_loops(["single", "single"])
    assert not cycles.three_single_loops(["single", "single", "double"])


@pytest.mark.parametrize(
    ("given", "step"),
    [
        (("planned", "", "", ""), "plan"), (("planned", "decided", "x", ""), "plan"),
        (("planned", "planned", " ", ""), "expect"), (("planned", "planned", "x", ""), "start"),
        (("running", "running", "x", ""), "happened"), (("studying", "studying", "x", ""), "decide"),
        (("adopted", "decided", "x", ""), "gate"), (("adopted", "decided", "x", "numbers"), "regular"),
        (("adopted", "decided", "x", "not-shown"), "gate"),
        (("paused", "running", "x", ""), "resume"), (("ended", "decided", "x", ""), ""),
        (("stopped", "stopped", "x", ""), ""),
    ],
)  # fmt: skip
def test_next_step_when_asked_then_the_one_thing_to_do(given, step) -> None:
    assert cycles.next_step(*given) == step


def test_tid_41_when_answered_then_says_what_is_missing() -> None:
    nothing = {"why": "", "has_measure": False, "before": "", "after": ""}

    assert regular.tid_41_missing("numbers", **nothing) == ["before", "after", "measure"]
    assert (
        regular.tid_41_missing("numbers", why="Andel besök", has_measure=False, before="2", after="8") == []
    )
    assert regular.tid_41_missing("numbers", why="", has_measure=True, before="2", after="8") == []
    assert regular.tid_41_missing("judgement", **nothing) == ["why"]
    assert regular.tid_41_missing("not-shown", **{**nothing, "why": "För få besök."}) == []


def test_follow_up_days_when_in_use_then_the_months_of_the_setting() -> None:
    days = regular.follow_up_days(date(2026, 8, 31), ["12", "3", "x", "6"])

    assert days == [date(2026, 11, 30), date(2027, 2, 28), date(2027, 8, 31)]


def test_months_after_when_over_a_year_then_the_right_year() -> None:
    assert noticing.months_after(date(2026, 12, 15), 1) == date(2027, 1, 15)
    assert noticing.months_after(date(2026, 11, 30), 1) == date(2026, 12, 30)
    assert noticing.months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("where", "column"),
    [
        (standing.Where("planned", TODAY, TODAY), "waits"),
        (standing.Where("planned", ago(61), ago(61)), "stalls"),
        (standing.Where("running", TODAY, TODAY, TODAY), "runs"),
        (standing.Where("running", TODAY, TODAY, ago(1)), "stalls"),
        (standing.Where("running", ago(40), ago(22)), "stalls"),
        (standing.Where("studying", ago(14), TODAY), "runs"),
        (standing.Where("studying", ago(15), TODAY), "stalls"),
        (standing.Where("paused", TODAY, TODAY), "stalls"),
        (standing.Where("adopted", TODAY, TODAY), "teaches"),
        (standing.Where("ended", ago(121), ago(121)), ""),
    ],
)
def test_standing_when_asked_then_the_column_of_the_board(where, column) -> None:
    assert standing.standing(where, TODAY, standing.Patience()) == column


def test_shortened_when_long_then_cut_after_a_word() -> None:
    assert shortened("Ett två tre fyra", 12) == "Ett två tre…"
    assert shortened("Kort\nmed mer under") == "Kort"
    assert shortened("  ") == ""
