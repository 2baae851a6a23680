from hypothesis import given
from hypothesis import strategies as st

from rodtrad.kernel.thread.order import crossings, order_columns
from rodtrad.kernel.thread.place import spread


def test_spread_when_wishes_apart_then_granted() -> None:
    assert spread([5, 30], [10, 10], 0, 100) == [5, 30]


def test_spread_when_wishes_collide_then_shared_evenly() -> None:
    assert spread([20, 20], [10, 10], 0, 100) == [15, 25]


def test_spread_when_wishes_outside_then_kept_inside() -> None:
    assert spread([-50, 500], [10, 10], 0, 100) == [0, 90]


def test_spread_when_nothing_then_nothing() -> None:
    assert spread([], [], 0, 10) == []


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(1, 50)), max_size=12), st.floats(0, 300))
def test_spread_when_any_wishes_then_in_order_without_touching(
    things: list[tuple[float, float]], spare: float
) -> None:
    wishes, needs = [wish for wish, _ in things], [need for _, need in things]
    high = sum(needs) + spare

    tops = spread(wishes, needs, 0, high)

    bounds = [*tops, high]
    assert len(tops) == len(things)
    assert all(at >= -1e-6 for at in tops)
    assert all(bounds[i] + needs[i] <= bounds[i + 1] + 1e-6 for i in range(len(things)))


def test_order_columns_when_links_cross_then_fewer_and_last_stays() -> None:
    columns = [["a", "b", "c"], ["x", "y", "z"]]
    pairs = [("a", "z"), ("b", "y"), ("c", "x")]

    assert crossings(columns, pairs) == 3
    assert crossings(order_columns(columns, pairs, frozenset()), pairs) == 0
    held = order_columns(columns, pairs, frozenset({"c", "z"}))
    assert [column[-1] for column in held] == ["c", "z"]


def test_crossings_when_long_link_then_counted_in_every_gap() -> None:
    columns = [["a", "b"], ["m", "n"], ["x", "y"]]

    assert crossings(columns, [("a", "y"), ("b", "m"), ("n", "x")]) == 2
