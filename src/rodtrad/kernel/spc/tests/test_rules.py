"""The four rules of section 5, each firing, silent and at its edge; parts, ghosts and gaps."""

import pytest

from rodtrad.kernel.spc.tests.series_of import chart


def labels(values, **choices):
    """Return the first label of every point under nhs, shortened."""
    done = chart("xmr", values, **choices)
    return [point.label for point in done.points]


def trends(done):
    """Return the trend label of every point, whatever else holds there."""
    return [next((each for each in point.labels if each.startswith("trend")), None) for point in done.points]


def test_shift_marks_all_of_seven_and_none_of_six():
    base = [6.0, 4.0] * 6
    six = labels([*base, *[5.5, 5.4] * 3], freeze=12)
    seven = labels([*base, *[5.5, 5.4] * 3, 5.5], freeze=12)

    assert set(six) == {None}
    assert seven == [None] * 12 + ["shift_above"] * 7


def test_a_point_on_the_mean_breaks_a_shift():
    done = labels([4.0, 6.0, *[4.0, 6.0] * 4, 4.0, *[5.5, 5.4] * 3, 5.0, 5.5, 5.4], freeze=10)

    assert "shift_above" not in done


def test_trend_needs_seven_points_and_an_equal_value_breaks_it():
    six = labels([9.0, 1, 2, 3, 4, 5, 6, 0])
    seven = labels([9.0, 1, 2, 3, 4, 5, 6, 7, 0])
    equal = labels([9.0, 1, 2, 3, 4, 4, 5, 6, 7, 0])

    assert "trend_up" not in six + equal
    assert seven == [None, *["trend_up"] * 7, None]


def test_a_point_between_two_trends_takes_the_later_one():
    done = chart("xmr", [0.0, 1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1, 0])

    assert trends(done) == ["trend_up"] * 6 + ["trend_down"] * 7
    assert "trend_up" not in done.points[6].labels


def test_two_trends_next_to_each_other_keep_their_own_direction():
    done = chart("xmr", [0.0, 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, 7])

    assert trends(done) == ["trend_up"] * 14


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        # Mean 5, mean moving range 2: two sigma beyond 8.547, three beyond 10.32.
        ([9.0, 9.5, 6.0], ["two_of_three_above", "two_of_three_above", None]),
        ([9.0, 6.0, 9.5], ["two_of_three_above", None, "two_of_three_above"]),
        ([9.0, 4.0, 9.5], [None, None, None]),  # the third on the other side
        ([9.0, 5.0, 9.5], [None, None, None]),  # the third on the mean
        ([9.0, 11.0, 6.0], [None, "above", None]),  # beyond three does not count
        ([9.0, 11.0, 9.5], ["two_of_three_above", "above", "two_of_three_above"]),
        ([1.0, 0.5, 4.0], ["two_of_three_below", "two_of_three_below", None]),
        ([8.5, 9.5, 6.0], [None, None, None]),
    ],
)
def test_two_of_three(last, expected):
    done = labels([4.0, 6.0] * 6 + last, freeze=12)

    assert done[12:] == expected
    assert set(done[:12]) == {None}


def test_labels_hold_all_rules_in_order_and_label_is_the_first():
    done = chart("xmr", [4.0, 6.0] * 6 + [5.5, 6.0, 7.0, 8.0, 8.8, 9.0, 11.0], freeze=12)

    last = done.points[-1]
    assert last.labels == ("above", "trend_up", "shift_above")
    assert last.label == "above"
    assert done.points[-2].labels == ("trend_up", "two_of_three_above", "shift_above")


def test_gaps_and_ghosts_are_passed_over_by_trend_and_shift():
    values = [9.0, 1, 2, None, 3, 4, 99, 5, 6, 7, 0]
    done = chart("xmr", values, ghosts={7})

    assert [point.label for point in done.points] == [
        None, "trend_up", "trend_up", None, "trend_up", "trend_up", None, "trend_up", "trend_up", "trend_up", None,
    ]  # fmt: skip
    for place in (3, 6):
        point = done.points[place]
        assert (point.included, point.outside, point.label, point.labels) == (False, None, None, ())
    assert (done.points[3].y, done.points[6].y) == (None, 99)
    assert (done.parts[0].n_obs, done.parts[0].n_useful) == (10, 9)


def test_a_row_both_ghosted_and_missing_is_missing():
    done = chart("i", [4.0, 6.0, None, 9.0], ghosts={3}, screen=False)

    assert done.parts[0].n_obs == 4
    assert done.parts[0].upper == pytest.approx(19 / 3 + 3 / 1.128 * 2)


def test_nothing_crosses_the_border_of_a_part():
    values = [1.0, 2, 3, 4, 5, 6, 7, 8]
    whole = chart("xmr", values)
    parted = chart("xmr", values, phases=["a", None, None, None, "b", None, "b", None])

    assert trends(whole) == ["trend_up"] * 8
    assert trends(parted) == [None] * 8
    assert [(part.part, part.phase, part.from_t, part.to_t) for part in parted.parts] == [
        (1, "a", 1, 4), (2, "b", 5, 8),
    ]  # fmt: skip
    assert [part.centre_line for part in parted.parts] == [2.5, 6.5]
    assert [point.part for point in parted.points] == [1] * 4 + [2] * 4


def test_a_label_that_comes_back_begins_a_new_part_and_rows_without_one_begin_the_first():
    done = chart("run", [1.0, 2, 3, 4, 5], phases=[None, "a", None, "b", "a"])

    assert [(part.phase, part.from_t) for part in done.parts] == [(None, 1), ("a", 2), ("b", 4), ("a", 5)]


def test_anhoej_says_only_above_and_below():
    done = chart("i", [4.0, 6.0] * 6 + [5.5, 6.0, 7.0, 8.0, 8.8, 9.0, 11.0], freeze=12)

    assert [point.labels for point in done.points] == [()] * 18 + [("above",)]
    assert [point.outside for point in done.points] == [False] * 18 + [True]
