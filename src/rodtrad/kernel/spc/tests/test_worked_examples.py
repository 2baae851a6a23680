"""The figures that the references printed (domain/spc-rules.md sections 8, 9 and 13)."""

from itertools import pairwise

import pytest

from rodtrad.kernel.spc.tests.series_of import chart, share_chart

G = (12, 0, 5, 30, 8, 19, 3, 41, 7, 160)
T = (0.5, 3, 12.25, 7, 30, 1.5, 9, 4, 16, 900)


@pytest.mark.parametrize(
    ("kind", "values", "choices", "lines", "outside", "runs"),
    [
        ("g", G, {}, (10, 0, 115.487068, 0, 86.491379), [10], (10, 2, 8)),
        ("g", (12, 3, 5, 30, 8, 19), {"freeze": 3}, (5, 0, 28.114277, 0, 20.965074), [4], (5, 3, 2)),
        ("t", T, {}, (16.219460, 0.016432, 149.322103, 0.787261, 81.985879), [10], (10, 4, 3)),
        ("t", T, {"screen": False}, (16.219460, 0, 359.755927, 0.002768, 166.688118), [10], (10, 4, 3)),
        ("t", (0.1, 90, 2, 300, 0.4, 60), {}, (21.120817, 0, 4741.353462, 0, 1609.674683), [], (6, 1, 5)),
    ],
)
def test_rare_events_as_printed_by_the_reference(kind, values, choices, lines, outside, runs):
    done = chart(kind, [float(value) for value in values], **choices)

    part, point = done.parts[0], done.points[0]
    found = (part.centre_line, part.lower, part.upper, point.lower_2s, point.upper_2s)
    assert found == pytest.approx(lines, abs=6e-7)
    assert [each.t for each in done.points if each.outside] == outside
    assert (part.n_useful, part.longest_run, part.n_crossings) == runs
    assert [each.y for each in done.points] == list(values)  # as given, not after both powers


def test_t_chart_of_one_point_has_no_limits_and_of_equal_ones_only_a_line():
    one = chart("t", [7.0]).parts[0]
    assert (one.centre_line, one.lower, one.upper) == (pytest.approx(7), None, None)

    flat = chart("t", [7.0] * 6)
    part = flat.parts[0]
    assert (part.centre_line, part.lower, part.upper) == pytest.approx((7, 7, 7))
    assert (part.n_useful, part.limits_shown) == (0, False)
    assert not any(point.outside for point in flat.points)


def test_a_missing_row_drops_two_ranges_and_an_absent_one_none():
    gap = chart("i", [4, 6, None, 9, 5, 7], screen=False).parts[0]
    assert (gap.lower, gap.upper) == pytest.approx((-0.892199, 13.292199), abs=6e-7)

    bridged = chart("i", [4, 6, 9, 5, 7], screen=False).parts[0]
    assert (bridged.lower, bridged.upper) == pytest.approx((-1.113830, 13.513830), abs=6e-7)
    ghosted = chart("i", [4, 6, 50, 9, 5, 7], ghosts={3}, screen=False).parts[0]
    assert (ghosted.lower, ghosted.upper) == (bridged.lower, bridged.upper)


def test_constants_differ_in_the_fourth_figure():
    by_name = {name: chart("i", [4, 6, 9, 5, 7], constant=name).parts[0] for name in ("2.66", "3/1.128")}

    assert by_name["2.66"].upper == pytest.approx(6.2 + 2.66 * 2.75)
    assert by_name["3/1.128"].upper == pytest.approx(6.2 + 3 / 1.128 * 2.75)


@pytest.mark.parametrize("screen", [True, False])
@pytest.mark.parametrize("kind", ["i", "xmr"])
def test_a_constant_series_has_limits_on_its_line_and_nothing_outside(kind, screen):
    done = chart(kind, [0.1] * 7, screen=screen)

    part = done.parts[0]
    assert (part.lower, part.upper) == (part.centre_line, part.centre_line)
    assert (part.limits_shown, part.n_useful) == (False, 0)
    assert not any(point.outside for point in done.points)


def test_all_equal_but_one_falls_back_to_the_unscreened_ranges():
    done = chart("i", [5.0] * 9 + [15.0] + [5.0] * 10)

    # Screening drops both ranges of 10 and leaves 0; 20/19 is the mean of all.
    part = done.parts[0]
    assert part.upper == pytest.approx(5.5 + 3 / 1.128 * 20 / 19)
    assert [point.t for point in done.points if point.outside] == [10]
    assert part.limits_shown


def test_a_frozen_flat_baseline_judges_nothing():
    done = chart("xmr", [5.0] * 6 + [9.0, 1.0], freeze=6, direction="up")

    assert not any(point.outside or point.labels for point in done.points)
    assert (done.parts[0].lower, done.variation) == (5.0, None)


def test_moving_ranges_of_0_beside_a_gap_judge_nothing():
    done = chart("i", [5.0, 5.0, None, 9.0, 9.0])

    assert (done.parts[0].upper, done.parts[0].limits_shown) == (7.0, False)
    assert not any(point.outside for point in done.points)


def test_two_points_have_limits_one_has_none_and_a_gap_between_them_leaves_no_range():
    assert chart("i", [4, 6]).parts[0].upper == pytest.approx(5 + 2 * 3 / 1.128)
    assert chart("i", [4]).parts[0].upper is None
    assert chart("i", [4, None, 6]).parts[0].upper is None


def test_all_missing_says_nothing():
    done = chart("i", [None, None])

    part = done.parts[0]
    assert (part.n_obs, part.n_useful, part.centre_line, part.longest_run) == (2, 0, None, None)
    assert (part.runs_signal, part.limits_shown, part.limits_provisional) == (False, False, True)


PAIRS = [(3, 40), (5, 50), (None, 60), (2, 0), (4, 45), (9, 60), (1, 30)]


def test_p_chart_pools_cuts_and_blanks():
    done = share_chart("p", PAIRS)

    p = 22 / 225
    assert done.parts[0].centre_line == p
    assert (done.parts[0].lower, done.parts[0].upper, done.parts[0].n_obs) == (None, None, 7)
    first, third, fourth = done.points[0], done.points[2], done.points[3]
    assert first.y == 3 / 40
    assert (first.lower, first.upper) == pytest.approx((0, p + 3 * (p * (1 - p) / 40) ** 0.5))
    assert first.lower_2s == pytest.approx(p - 2 * (p * (1 - p) / 40) ** 0.5)
    for point in (third, fourth):
        assert (point.y, point.lower, point.upper, point.outside) == (None, None, None, None)
        assert point.centre_line == p


def test_p_chart_limits_are_cut_at_1_and_a_point_on_a_limit_is_inside():
    high = share_chart("p", [(9, 10)] * 5 + [(10, 10)])
    assert high.points[0].upper == 1

    # p = 1/2 and 36: sigma is 1/12, so 27/36 stands on the upper limit.
    edge = share_chart("p", [(18, 36)] * 6 + [(27, 36), (28, 36)], freeze=6)
    assert [point.outside for point in edge.points[6:]] == [False, True]


def test_u_and_c_charts():
    u = share_chart("u", [(3, 1.5), (8, 2), (4, 1)])
    rate = 15 / 4.5
    assert u.points[0].upper == pytest.approx(rate + 3 * (rate / 1.5) ** 0.5)
    assert u.points[0].lower == 0

    c = chart("c", [9, 8, 10, 9, 9, 18, 19], freeze=5)
    assert (c.parts[0].lower, c.parts[0].upper, c.points[0].lower_2s) == (0, 18, 3)
    assert [point.label for point in c.points[5:]] == [None, "above"]


@pytest.mark.parametrize(("kind", "screen"), [("pp", False), ("up", False), ("pp", True), ("up", True)])
def test_primed_charts_widen_by_the_spread_of_z(kind, screen):
    pairs = [(30, 400), (50, 500), (30, 600), (41, 450), (190, 600), (10, 300)]
    centre = sum(num for num, _ in pairs) / sum(den for _, den in pairs)
    variance = centre * (1 - centre) if kind == "pp" else centre
    z = [(num / den - centre) / (variance / den) ** 0.5 for num, den in pairs]
    ranges = [abs(after - before) for before, after in pairwise(z)]
    mean = sum(ranges) / len(ranges)
    if screen:
        ranges = [each for each in ranges if each < 3.267 * mean]
    s_z = sum(ranges) / len(ranges) / 1.128

    point = share_chart(kind, pairs, screen=screen).points[0]

    assert point.upper == pytest.approx(min(centre + 3 * s_z * (variance / 400) ** 0.5, 1))
    assert point.lower == pytest.approx(max(centre - 3 * s_z * (variance / 400) ** 0.5, 0))


@pytest.mark.parametrize("kind", ["pp", "up"])
@pytest.mark.parametrize("pairs", [[(0, 10)] * 5, [(1, 10), (2, 20), (0.3, 3), (7, 70), (1.1, 11)]])
def test_primed_charts_without_spread_show_the_line_only(kind, pairs):
    done = share_chart(kind, [*pairs, (3, 10)], freeze=5)

    assert done.points[0].upper == done.parts[0].centre_line
    assert not done.parts[0].limits_shown
    assert not any(point.outside for point in done.points)


def test_run_i_and_xmr_take_shares_when_no_row_has_a_value():
    done = share_chart("i", [(1, 3), (2, 3), (1, 2), (5, 0)])

    assert [point.y for point in done.points] == [1 / 3, 2 / 3, 0.5, None]
    assert (done.parts[0].centre_line, done.parts[0].n_useful) == (0.5, 2)
