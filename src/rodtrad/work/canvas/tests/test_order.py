"""Numbers for an order: rising, and few changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rodtrad.work.canvas.rules.order import positions_for

_OLD = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 40), max_size=8)


@given(order=st.permutations("abcdefgh"), old=_OLD)
def test_positions_when_any_order_then_they_rise(order, old):
    found = positions_for(order, old, 1024)

    numbers = [found[key] for key in order]
    assert numbers == sorted(set(numbers))
    assert numbers[0] > 0


def test_positions_when_one_moves_then_only_that_one_changes():
    old = {"a": 1024, "b": 2048, "c": 3072, "d": 4096}

    assert positions_for("adbc", old, 1024) == {**old, "d": 1536}


def test_positions_when_room_is_out_then_all_are_numbered_anew():
    assert positions_for("acb", {"a": 1, "b": 2}, 10) == {"a": 10, "c": 20, "b": 30}


def test_positions_when_order_is_kept_then_nothing_changes():
    old = {"a": 3, "b": 5}

    assert positions_for("ab", old, 1024) == old
