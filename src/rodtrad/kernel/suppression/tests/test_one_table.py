from __future__ import annotations

import itertools
import math
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rodtrad.kernel.suppression import one_table, report
from rodtrad.kernel.suppression.table import Rule, Table
from rodtrad.kernel.suppression.tests import attack

FLAGS = ("row_totals", "column_totals", "grand_total")
Found = tuple[int, int, tuple[int, ...]]


def table(counts: list[list[int]], **flags: bool) -> Table:
    rows, cols = (tuple(f"{letter}{each}" for each in range(size)) for letter, size in
                  (("r", len(counts)), ("k", len(counts[0]))))  # fmt: skip
    return Table(rows, cols, tuple(map(tuple, counts)), **flags)


def one_way(counts: list[int], **flags: bool) -> Table:
    return Table(tuple(map(str, counts)), None, tuple((count,) for count in counts), **flags)


@st.composite
def tables(draw: st.DrawFn, most: int = 30) -> Table:
    rows, cols = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    count = st.one_of(st.integers(0, 6), st.integers(0, most))
    counts = draw(st.lists(st.lists(count, min_size=cols, max_size=cols), min_size=rows, max_size=rows))
    flags = {flag: draw(st.booleans()) for flag in FLAGS}
    if draw(st.integers(0, 5)) == 0:
        return one_way([line[0] for line in counts], grand_total=flags["grand_total"])
    return table(counts, **flags)


RULES = st.builds(Rule, st.integers(1, 12), st.integers(1, 12), st.booleans())


def made(of: Table, rule: Rule) -> dict[str, Any]:
    return report.one_table(of, one_table.suppress(of, rule), rule)


@settings(max_examples=150, deadline=None)
@given(tables(), RULES)
def test_suppress_when_attacked_then_no_hidden_value_is_narrower_and_the_ranges_are_the_true_ones(
    of: Table, rule: Rule
) -> None:
    hidden = one_table.suppress(of, rule, ranges=True)
    out = report.one_table(of, hidden, rule)
    wanted = attack.asked(out)

    ranges = attack.solved(*attack.one_table_equations(out), wanted)

    assert len(wanted) == len(hidden)
    assert all(high - low >= rule.width for low, high in ranges.values())
    told = [
        (low, math.inf if high is None else high) for low, high in (each.bounds or (0, 0) for each in hidden)
    ]
    assert told == list(ranges.values())


@settings(max_examples=100, deadline=None)
@given(tables(), RULES)
def test_suppress_when_a_value_is_below_the_threshold_then_it_is_hidden_and_named_primary(
    of: Table, rule: Rule
) -> None:
    hidden = {each.place: each.primary for each in one_table.suppress(of, rule)}

    for place in of.places():
        small = of.number(place) < rule.threshold and (of.number(place) > 0 or not rule.zeros_are_safe)
        if of.publishes(place):
            assert hidden.get(place, False) == small
        else:
            assert place not in hidden


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=2, max_size=2), st.integers(1, 4)
)
def test_suppress_when_all_whole_tables_are_tried_then_every_hidden_cell_has_the_width(
    counts: list[list[int]], width: int
) -> None:
    of = table(counts)
    out = made(of, Rule(3, width))
    # Values up to the largest cell and the width are enough to see the width.
    found = list(attack.all_tables(out, 4 + width))

    for row, col in itertools.product(range(2), range(3)):
        if out["cells"][row][col] is None:
            numbers = {each[row][col] for each in found}
            assert max(numbers) - min(numbers) >= width


def exhaustive(of: Table, rule: Rule, most: int) -> Found | None:
    """The least number of hidden places, their smallest sum and the first in order: by trying all, by attack."""
    places = [place for place in of.places() if of.publishes(place)]
    primary = {place for place in places if rule.primary(of.number(place))}
    others = [place for place in places if place not in primary]
    for more in range(most + 1):
        found = []
        for chosen in itertools.combinations(others, more):
            unseen = primary | set(chosen)
            hidden = [one_table.Hidden(place, False) for place in places if place in unseen]
            out = report.one_table(of, hidden, rule)
            ranges = attack.solved(*attack.one_table_equations(out), attack.asked(out))
            if all(high - low >= rule.width for low, high in ranges.values()):
                total = sum(of.number(place) for place in unseen)
                found.append((len(unseen), total, tuple(places.index(each.place) for each in hidden)))
        if found:
            return min(found)
    return None


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_suppress_when_the_table_is_small_then_hides_the_fewest_the_smallest_and_the_first(seed: int) -> None:
    random = Random(seed)
    counts = [
        [random.choice((0, 2, 7, 7, 9, 12, 20)) for _ in range(3)] for _ in range(random.choice((2, 3)))
    ]
    of = table(counts, **{flag: random.random() < 0.7 for flag in FLAGS})
    rule = Rule(random.choice((3, 5)), random.choice((2, 5)), random.random() < 0.5)
    places = [place for place in of.places() if of.publishes(place)]

    hidden = one_table.suppress(of, rule)

    best = exhaustive(of, rule, 3)
    total = sum(of.number(each.place) for each in hidden)
    if best is not None:
        assert (len(hidden), total, tuple(places.index(each.place) for each in hidden)) == best
    else:
        assert sum(not each.primary for each in hidden) > 3


@pytest.mark.parametrize(
    ("of", "rule", "hidden"),
    [
        (one_way([9, 3, 8]), Rule(5, 5), [(1, 0), (2, 0)]),
        (one_way([9, 3, 8], grand_total=False), Rule(5, 5), [(1, 0)]),
        (one_way([3]), Rule(5, 5), [(0, 0), (None, None)]),
        (one_way([9]), Rule(5, 5), []),
        (one_way([0, 0]), Rule(5, 5, zeros_are_safe=True), []),
        (one_way([0, 0]), Rule(1, 1), [(0, 0), (1, 0), (None, None)]),
        (one_way([4, 4, 90]), Rule(5, 5), [(0, 0), (1, 0)]),
        (one_way([1, 1, 90]), Rule(5, 5), [(0, 0), (1, 0), (2, 0)]),
        (table([[0, 9], [9, 9]]), Rule(5, 5, zeros_are_safe=True), []),
        (table([[7, 8], [9, 10]]), Rule(5, 5), []),
        (table([[7, 8], [9, 10]]), Rule(99, 5), list(table([[0, 0], [0, 0]]).places())),
        (table([[4, 80], [90, 70]]), Rule(5, 50), list(table([[0, 0], [0, 0]]).places())[:4]),
    ],
)
def test_suppress_when_small_examples_then_hides_just_these(of: Table, rule: Rule, hidden: list[Any]) -> None:
    assert [each.place for each in one_table.suppress(of, rule)] == hidden


@pytest.mark.slow
def test_suppress_when_the_table_is_large_then_a_sample_of_attacks_finds_nothing() -> None:
    random = Random(3)
    of = table([[int(random.expovariate(1 / 60)) for _ in range(20)] for _ in range(60)])
    out = made(of, Rule(5, 5))
    wanted = random.sample(attack.asked(out), 12)

    ranges = attack.solved(*attack.one_table_equations(out), wanted)

    assert all(high - low >= 5 for low, high in ranges.values())
