from __future__ import annotations

import math
from random import Random

import pytest

from rodtrad.kernel.suppression.linked import Contradiction, LinkedTable, LinkedTables, suppress
from rodtrad.kernel.suppression.table import Rule, Table
from rodtrad.kernel.suppression.tests import attack
from rodtrad.kernel.suppression.tests.linked_sets import made_set, one_published, reader_of

RULE = Rule(5, 5)


def attacked(linked: LinkedTables, rule: Rule) -> None:
    """Assert that no hidden number is narrower than the width, that ranges are true, that sharers agree."""
    found = suppress(linked, rule, ranges=True)
    numbers, sums, known = reader_of(linked, found)
    hidden = {
        each.number(one.place): one
        for each, places in zip(linked.tables, found, strict=True)
        for one in places
    }
    ranges = attack.solved(numbers, sums, known, list(hidden), whole=True)
    for number, (low, high) in ranges.items():
        one = hidden[number]
        assert one.exposed or high - low >= rule.width, number
        if number not in known:
            assert one.bounds == (low, None if math.isinf(high) else high)
    for each, places in zip(linked.tables, found, strict=True):
        unseen = {one.place for one in places}
        for place in each.table.places():
            if not each.published and each.table.publishes(place):
                assert (place in unseen) == (each.number(place) in hidden)
                assert place in unseen or not rule.primary(each.table.number(place))
    if not any(each.published for each in linked.tables):
        assert not any(one.exposed for one in hidden.values())


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_suppress_when_linked_tables_are_attacked_in_whole_numbers_then_nothing_is_found(seed: int) -> None:
    random = Random(seed)

    attacked(made_set(random, most_people=40, most_tables=2), Rule(5, 5, random.random() < 0.5))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_suppress_when_one_table_is_out_already_then_only_what_it_gives_away_is_exposed(seed: int) -> None:
    random = Random(seed)
    linked = made_set(random, most_people=40, most_tables=2)

    attacked(one_published(random, linked, RULE), RULE)


def people(name: str, counts: list[int], *, group: str = "alla", **more: object) -> LinkedTable:
    table = Table(tuple("abc"[: len(counts)]), None, tuple((count,) for count in counts))
    return LinkedTable(name, group, "roll", None, table, **more)  # type: ignore[arg-type]


def test_suppress_when_units_add_up_to_the_whole_then_one_unit_alone_is_not_hidden() -> None:
    units = [
        people("norr", [3, 40], group="n"),
        people("söder", [30, 50], group="s"),
        people("hela", [33, 90]),
    ]
    sums = tuple(
        (units[2].number(place), (units[0].number(place), units[1].number(place)))
        for place in ((0, 0), (1, 0), (None, None))
    )

    found = suppress(LinkedTables(tuple(units), sums), RULE)

    assert sum(map(len, found)) == 4
    attacked(LinkedTables(tuple(units), sums), RULE)


def test_suppress_when_the_same_number_is_shown_in_an_older_table_then_it_is_hidden_and_exposed() -> None:
    older = people("då", [3, 40, 9], published=True)
    newer = people("nu", [3, 40, 9])

    told = suppress(LinkedTables((older, newer)), RULE, ranges=True)

    assert told[0] == ()
    assert [(one.place, one.exposed, one.bounds) for one in told[1]] == [((0, 0), True, (3, 3))]


def test_suppress_when_a_published_table_hides_a_number_then_it_stays_hidden_in_the_new_one() -> None:
    older = people("då", [3, 40, 9], published=True, hidden=frozenset({(0, 0), (2, 0)}))
    newer = people("nu", [3, 40, 9])

    told = suppress(LinkedTables((older, newer)), RULE)

    assert [[(one.place, one.primary, one.exposed) for one in each] for each in told] == [
        [((0, 0), True, False), ((2, 0), False, False)]
    ] * 2


def test_suppress_when_two_published_tables_differ_then_what_one_shows_is_exposed_in_the_other() -> None:
    older = people("då", [3, 40, 9], published=True, hidden=frozenset({(0, 0), (1, 0)}))
    other = people("nu", [3, 40, 9], published=True, hidden=frozenset({(0, 0), (2, 0)}))

    told = suppress(LinkedTables((older, other)), RULE)

    assert [[one.exposed for one in each] for each in told] == [[True, True], [True, True]]


def test_counts_when_two_tables_disagree_about_a_number_then_says_which_and_where() -> None:
    with pytest.raises(Contradiction) as raised:
        LinkedTables((people("a", [3, 40]), people("b", [4, 40]))).counts()

    assert (raised.value.table, raised.value.place) == (1, (0, 0))
    assert (raised.value.count, raised.value.other) == (4, 3)
