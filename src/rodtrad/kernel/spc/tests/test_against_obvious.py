"""One series, many at once and the slow obvious version say the same."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rodtrad.kernel.spc.many import Groups, i_charts, run_charts, xmr_charts
from rodtrad.kernel.spc.tests import obvious
from rodtrad.kernel.spc.tests.series_of import chart, with_gaps

LETTERS = {
    "above": "A", "below": "B", "trend_up": "U", "trend_down": "D", "two_of_three_above": "t",
    "two_of_three_below": "b", "shift_above": "s", "shift_below": "z",
}  # fmt: skip


def close(left, right):
    """Say whether two numbers agree as section 10 asks: 1e-9 relative; None agrees with None."""
    if left is None or right is None:
        return left is right
    return math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-9)


def runs_of(part):
    return (
        part.n_useful, part.longest_run, part.longest_run_max, part.n_crossings, part.n_crossings_min,
        part.runs_signal,
    )  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(with_gaps().filter(bool), st.sets(st.integers(1, 40), max_size=4), st.none() | st.integers(1, 30))
def test_run_chart_is_as_the_text_says(values, ghosts, freeze):
    rows = [obvious.exact(value) for value in values]
    base = [
        row for place, row in enumerate(rows[:freeze], start=1) if row is not None and place not in ghosts
    ]

    part = chart("run", values, ghosts=ghosts, freeze=freeze).parts[0]

    included = [row for place, row in enumerate(rows, start=1) if row is not None and place not in ghosts]
    if not base:
        assert (part.centre_line, *runs_of(part)) == (None, 0, None, None, None, None, False)
        return
    centre = obvious.median(base)
    assert close(part.centre_line, centre)
    assert runs_of(part) == obvious.runs(included, centre)


@settings(max_examples=500, deadline=None)
@given(
    with_gaps().filter(bool),
    st.sets(st.integers(1, 40), max_size=4),
    st.none() | st.integers(1, 30),
    st.sampled_from(["2.66", "3/1.128"]),
    st.booleans(),
)
def test_individuals_are_as_the_text_says(values, ghosts, freeze, constant, screen):
    rows = [obvious.exact(value) for value in values]
    flags = [place in ghosts for place in range(1, len(rows) + 1)]
    centre, spread, lower, upper = obvious.limits(rows, flags, freeze, constant, screen)
    included = [row for row, ghost in zip(rows, flags, strict=True) if row is not None and not ghost]

    done = chart("i", values, ghosts=ghosts, freeze=freeze, rules="nhs", constant=constant, screen=screen)

    part = done.parts[0]
    assert close(part.centre_line, centre)
    assert close(part.lower, lower)
    assert close(part.upper, upper)
    if centre is None:
        return
    assert runs_of(part) == obvious.runs(included, centre)
    found = [list(point.labels) for point in done.points if point.included]
    assert found == obvious.labels(included, centre, spread, lower, upper)
    assert all(
        point.outside is (set(point.labels) & {"above", "below"} != set())
        for point in done.points
        if point.included
    )


def groups(many):
    """Put lists with None as flat arrays."""
    sizes = [len(values) for values in many]
    flat = [math.nan if value is None else value for values in many for value in values]
    return Groups(np.repeat(np.arange(len(many)), sizes), np.array(flat, float), len(many))


def no_nan(number):
    return None if math.isnan(number) else float(number)


def check_runs(counts, place, part):
    assert counts.useful[place] == part.n_useful
    assert bool(counts.signal[place]) is part.runs_signal
    if part.n_useful:
        found = [counts.longest, counts.longest_max, counts.crossings, counts.crossings_min]
        assert [int(each[place]) for each in found] == list(runs_of(part)[1:5])


def cut(letters, sizes):
    ends = np.cumsum(sizes)
    return [letters[end - size : end] for end, size in zip(ends, sizes, strict=True)]


MANY = st.lists(with_gaps(), min_size=1, max_size=12)


@settings(max_examples=200, deadline=None)
@given(MANY)
@example([[], [None], [1.0], [None, None], [0.1, 0.2, 0.15]])
def test_many_run_charts_are_as_one_at_a_time(many):
    found = run_charts(groups(many))

    for place, values in enumerate(many):
        assert found.sizes[place] == len(values)
        if values:
            part = chart("run", values).parts[0]
            assert close(no_nan(found.centre[place]), part.centre_line)
            check_runs(found.runs, place, part)
        else:
            assert found.runs.useful[place] == 0


@settings(max_examples=200, deadline=None)
@given(MANY)
@example(
    [
        [5.0] * 9,
        [],
        [1.0, None, 2.0],
        [0.1] * 30 + [0.2],
        [1e300, 2e300],
        [1e308, 1e308],
        [5.0, 5.0, None, 9.0, 9.0],
    ]
)
def test_many_i_charts_are_as_one_at_a_time(many):
    found = i_charts(groups(many))

    flags = cut(found.outside, found.sizes)
    for place, values in enumerate(many):
        if values:
            done = chart("i", values)
            check_limits(found.limits, place, done.parts[0])
            check_runs(found.runs, place, done.parts[0])
            assert flags[place].tolist() == [point.outside is True for point in done.points]


@settings(max_examples=300, deadline=None)
@given(MANY)
@example(
    [[], [None], [1.0], [5.0] * 20, [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.0]]
)
def test_many_xmr_charts_are_as_one_at_a_time(many):
    found = xmr_charts(groups(many))

    letters = cut(found.letters, found.sizes)
    for place, values in enumerate(many):
        known = [value for value in values if value is not None]
        assert found.sizes[place] == len(known)
        assert bool(found.short[place]) is (len(known) < 13)
        if known:
            done = chart("xmr", known)
            check_limits(found.limits, place, done.parts[0])
            expected = "".join(LETTERS[point.label] if point.label else "." for point in done.points)
            assert bytes(letters[place]).decode() == expected


def check_limits(limits, place, part):
    for mine, theirs in (
        (limits.centre, part.centre_line),
        (limits.lower, part.lower),
        (limits.upper, part.upper),
    ):
        assert close(no_nan(mine[place]), theirs)


@pytest.mark.parametrize("size", [1, 7, 8, 9, 16, 17, 33, 1000])
def test_medians_of_series_of_any_size(size):
    values = np.random.default_rng(size).integers(0, 50, size).astype(float)

    assert Groups(np.zeros(size, int), values, 1).medians()[0] == np.median(values)
