from datetime import date, timedelta

from rodtrad.kernel.suppression.shown import SUPPRESSED, Shown
from rodtrad.work.ideas.rules.fairness import (
    Case,
    apart,
    by_group,
    waited,
    waiting,
)

TODAY = date(2026, 11, 25)


def ago(days, **more):
    return Case(more.pop("group", "Norr"), TODAY - timedelta(days=days), **more)


def test_waiting_times_are_days():
    cases = [ago(10), ago(20), ago(60), ago(40, answered=TODAY - timedelta(days=30))]
    still = waiting(cases, TODAY)
    assert (still.count, still.median, still.slow, still.longest) == (3, 20.0, 60, 60)
    assert waited(cases).median == 10.0
    assert waited([]).median is None


def test_small_groups_are_hidden_and_cannot_be_counted_from_the_rest():
    cases = [ago(1) for _ in range(30)] + [ago(1, group="Söder") for _ in range(2)]
    north, south = by_group(cases)
    assert south.waiting == SUPPRESSED
    assert south.total == SUPPRESSED
    assert south.share_waiting is None
    assert SUPPRESSED in (north.waiting, north.total)


def test_shares_of_large_groups_and_where_they_differ():
    cases = [ago(1, declined=index < 10) for index in range(20)]
    cases += [ago(1, declined=index < 20, group="Söder") for index in range(100)]
    rows = by_group(cases)
    assert [row.declined for row in rows] == [Shown(10), Shown(20)]
    assert [row.share_declined for row in rows] == [50, 20]
    assert apart(rows) == {"share_declined": (20, 50), "share_waiting": (50, 80)}
    assert apart(rows[:1]) == {}
