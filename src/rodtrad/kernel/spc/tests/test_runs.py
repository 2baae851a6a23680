"""Lmax and Cmin of the table in section 2, and for any n against exact whole numbers."""

import pytest

from rodtrad.kernel.spc import DEFAULT
from rodtrad.kernel.spc.runs import (
    Runs,
    _exact_quantile,
    _near_quantile,
    fewest_allowed,
    longest_allowed,
    runs_of,
)
from rodtrad.kernel.spc.tests import obvious

LMAX = {
    (1, 1): 3,
    (2, 2): 4,
    (3, 5): 5,
    (6, 11): 6,
    (12, 22): 7,
    (23, 45): 8,
    (46, 90): 9,
    (91, 181): 10,
    (182, 182): 11,
}
CMIN = {
    (1, 5): 0, (6, 8): 1, (9, 11): 2, (12, 13): 3, (14, 16): 4, (17, 18): 5, (19, 21): 6, (22, 23): 7,
    (24, 26): 8, (27, 28): 9, (29, 30): 10, (31, 33): 11, (34, 35): 12, (36, 37): 13, (38, 40): 14,
    (41, 42): 15, (43, 44): 16, (45, 47): 17, (48, 49): 18, (50, 51): 19, (52, 53): 20, (54, 56): 21,
    (57, 58): 22, (59, 60): 23, (61, 62): 24, (100, 100): 41,
}  # fmt: skip
SHARE = DEFAULT.crossings_share


@pytest.mark.parametrize(("span", "limit"), LMAX.items())
def test_longest_run_allowed_is_that_of_the_table(span, limit):
    assert {longest_allowed(n, 3) for n in range(span[0], span[1] + 1)} == {limit}


@pytest.mark.parametrize(("span", "limit"), CMIN.items())
def test_fewest_crossings_allowed_are_those_of_the_table(span, limit):
    assert {fewest_allowed(n, SHARE) for n in range(span[0], span[1] + 1)} == {limit}


def test_limits_are_as_the_text_says_for_every_small_n():
    for n in range(1, 130):
        assert longest_allowed(n, 3) == obvious.longest_max(n)
        assert fewest_allowed(n, SHARE) == obvious.crossings_min(n)


@pytest.mark.parametrize("trials", [*range(1, 200), 1999, 2000, 2001, 2500, 5000])
def test_the_quick_quantile_is_the_exact_one(trials):
    assert _near_quantile(trials, float(SHARE)) == _exact_quantile(trials, SHARE)


def test_a_million_useful_points_take_no_time():
    # Mean − 1.645 standard deviations, half a step either way: 499 999.5 − 822.4.
    assert fewest_allowed(1_000_000, SHARE) == 499_177
    assert longest_allowed(1_000_000, 3) == 23


@pytest.mark.parametrize(
    ("signs", "expected", "signal"),
    [
        ([], (None, None, None, None), False),
        ([1], (1, 3, 0, 0), False),
        ([1] * 5, (5, 5, 0, 0), False),  # n ≤ 5 can never signal
        ([1] * 6, (6, 6, 0, 1), True),  # too few crossings
        ([1, -1] * 3 + [1] * 7 + [-1, 1, -1], (7, 7, 9, 4), False),  # exactly Lmax is none
        ([1, -1] * 3 + [1] * 8 + [-1, 1], (8, 7, 8, 4), True),
        ([1] * 3 + [-1] * 3 + [1] * 3 + [-1] * 3, (3, 7, 3, 3), False),  # exactly Cmin is none
        ([1] * 4 + [-1] * 4 + [1] * 4, (4, 7, 2, 3), True),
    ],
)
def test_signal_is_strict_both_ways(signs, expected, signal):
    found = runs_of(signs, DEFAULT)

    assert found == Runs(*expected)
    assert found.signal is signal
