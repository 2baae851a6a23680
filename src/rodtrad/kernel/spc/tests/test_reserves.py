"""Reserves of section 14.5, variation and assurance of section 5, and which choices go together (14.1)."""

import pytest

from rodtrad.kernel.spc import Misuse, Row, as_dict, chart_of, make_plan
from rodtrad.kernel.spc.tests.series_of import chart, share_chart

CALM = [4.0, 6.0] * 10


def reserves(done):
    part = done.parts[0]
    return part.limits_shown, part.limits_provisional, part.verdict_shown


@pytest.mark.parametrize(
    ("points", "expected"),
    [(4, (False, True, False)), (5, (True, True, False)), (9, (True, True, False)), (10, (True, True, True)),
     (12, (True, True, True)), (13, (True, False, True))],
)  # fmt: skip
def test_reserves_go_by_the_number_of_points(points, expected):
    values = [4.0, 6.1, 5.9, 4.2] * 4

    assert reserves(chart("i", values[:points])) == expected
    assert reserves(chart("run", values[:points])) == (False, False, points >= 10)


def test_a_frozen_baseline_below_12_keeps_limits_provisional():
    assert reserves(chart("i", CALM, freeze=11)) == (True, True, True)
    assert reserves(chart("i", CALM, freeze=12)) == (True, False, True)
    assert reserves(chart("i", [None, *CALM], freeze=12)) == (True, True, True)
    assert reserves(chart("i", CALM, freeze=4))[0] is False


@pytest.mark.parametrize(
    ("kind", "pairs", "shown"),
    [
        ("p", [(0, 9)] * 6, False),
        ("p", [(9, 9)] * 6, False),
        ("p", [(1, 9)] * 6, True),
        ("u", [(0, 9)] * 6, False),
    ],
)
def test_shares_without_spread_show_no_limits(kind, pairs, shown):
    assert reserves(share_chart(kind, pairs))[0] is shown


@pytest.mark.parametrize("kind", ["c", "g"])
def test_counts_of_0_show_no_limits(kind):
    done = chart(kind, [0.0] * 6)

    assert reserves(done)[0] is False
    assert (done.parts[0].lower, done.parts[0].upper) == (0, 0)


@pytest.mark.parametrize(
    ("last", "direction", "expected"),
    [
        (5.5, "up", "common"),
        (99.0, "up", "improvement"),
        (99.0, "down", "concern"),
        (99.0, "none", "neutral_high"),
        (-99.0, "up", "concern"),
        (-99.0, "down", "improvement"),
        (-99.0, None, "neutral_low"),
    ],
)
def test_variation_is_that_of_the_last_included_point(last, direction, expected):
    values = [*CALM, last, None, -500.0]

    assert chart("xmr", values, ghosts={len(values)}, direction=direction).variation == expected


def test_variation_is_unsaid_under_anhoej_and_without_shown_limits():
    assert chart("xmr", CALM, rules="anhoej").variation is None
    assert chart("i", CALM).variation is None
    assert chart("i", CALM, rules="nhs").variation == "common"
    assert chart("xmr", CALM[:4]).variation is None
    assert chart("xmr", CALM, phases=["a"] * 16 + ["b"] * 4).variation is None


@pytest.mark.parametrize(
    ("target", "up", "down"),
    [
        (5.0, "hit_and_miss", "hit_and_miss"),
        (99.0, "consistently_fails", "consistently_passes"),
        (-99.0, "consistently_passes", "consistently_fails"),
    ],
)
def test_assurance_by_target_and_direction(target, up, down):
    assert chart("xmr", CALM, target=target, direction="up").assurance == up
    assert chart("xmr", CALM, target=target, direction="down").assurance == down
    assert chart("xmr", CALM, target=target).assurance is None
    assert chart("xmr", CALM, direction="up").assurance is None


def test_a_target_on_a_limit_is_hit_and_miss():
    part = chart("xmr", CALM).parts[0]

    for limit in (part.lower, part.upper):
        assert chart("xmr", CALM, target=limit, direction="up").assurance == "hit_and_miss"


@pytest.mark.parametrize(
    ("kind", "rules", "constant", "screen"),
    [("run", "anhoej", None, None), ("i", "anhoej", "3/1.128", True), ("xmr", "nhs", "2.66", True),
     ("p", "anhoej", None, None), ("pp", "anhoej", None, True), ("u", "anhoej", None, None),
     ("up", "anhoej", None, True), ("c", "anhoej", None, None), ("g", "anhoej", None, None),
     ("t", "anhoej", "3/1.128", True)],
)  # fmt: skip
def test_defaults_of_each_chart(kind, rules, constant, screen):
    plan = make_plan(kind)

    assert (plan.rules.name, plan.constant, plan.screen) == (rules, constant, screen)


@pytest.mark.parametrize(
    ("kind", "choices"),
    [
        *((kind, {"rules": "nhs"}) for kind in ("run", "p", "pp", "u", "up", "c", "g", "t")),
        *((kind, {"constant": "2.66"}) for kind in ("run", "p", "pp", "u", "up", "c", "g")),
        *((kind, {"screen": choice}) for kind in ("run", "p", "u", "c", "g") for choice in (True, False)),
        ("i", {"direction": "up"}),
        ("i", {"direction": "none"}),
        ("i", {"target": 0.0}),
        ("xmr", {"rules": "anhoej", "target": 1.0}),
        ("run", {"freeze": 0}),
    ],
)
def test_choices_that_do_not_go_together_are_refused(kind, choices):
    with pytest.raises(Misuse):
        make_plan(kind, **choices)


def test_a_baseline_together_with_parts_is_refused():
    with pytest.raises(Misuse):
        chart("i", CALM, phases=["a"] * 10 + ["b"] * 10, freeze=5)
    assert chart("i", CALM, phases=["a"] * 20, freeze=12).parts[0].phase == "a"


def test_freeze_counts_missing_rows_and_may_be_longer_than_the_series():
    assert chart("run", [1.0, None, 3.0, 99.0], freeze=3).parts[0].centre_line == 2
    assert chart("run", [1.0, 3.0], freeze=99).parts[0].centre_line == 2
    assert chart("run", [None, 3.0], freeze=1).parts[0].centre_line is None


def test_no_rows_give_an_empty_chart():
    done = chart_of([], make_plan("xmr"))

    assert (done.parts, done.points, done.variation) == ((), (), None)


def test_as_dict_has_the_keys_of_the_issue_and_only_what_can_be_said():
    done = as_dict(chart_of([Row(1, -0.0), Row(2, 1e308), Row(3, -1e308)], make_plan("i")))

    assert list(done) == ["chart", "rules", "constant", "screen", "variation", "assurance", "parts", "points"]
    assert list(done["parts"][0]) == [
        "part", "phase", "from_t", "to_t", "n_obs", "n_useful", "centre_line", "lower", "upper", "longest_run",
        "longest_run_max", "n_crossings", "n_crossings_min", "runs_signal", "limits_shown", "limits_provisional",
        "verdict_shown",
    ]  # fmt: skip
    assert list(done["points"][0]) == [
        "t", "part", "y", "centre_line", "lower", "upper", "lower_2s", "upper_2s", "included", "outside", "label",
        "labels",
    ]  # fmt: skip
    assert (done["parts"][0]["upper"], str(done["points"][0]["y"])) == (None, "0.0")
    assert done["points"][0]["labels"] == ()
