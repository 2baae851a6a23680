"""Made once for many, thrown away when old or when the shelf is full."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest

from rodtrad.foundation.base.shelf import Shelf


def test_shelf_when_many_ask_at_once_then_made_once():
    shelf, made = Shelf[int](size=4, seconds=60), []

    def make():
        sleep(0.02)
        made.append(1)
        return len(made)

    with ThreadPoolExecutor(8) as pool:
        got = list(pool.map(lambda _each: shelf.take("a", make), range(8)))

    assert got == [1] * 8


def test_shelf_when_too_old_or_pushed_out_then_made_anew():
    old, small = Shelf[int](size=4, seconds=-1), Shelf[int](size=1, seconds=60)

    assert [old.take("a", lambda n=n: n) for n in (1, 2)] == [1, 2]
    assert [small.take(key, lambda n=n: n) for n, key in ((1, "a"), (2, "b"), (3, "a"))] == [1, 2, 3]


def test_shelf_when_making_fails_then_the_next_one_tries_again():
    shelf = Shelf[int](size=4, seconds=60)
    with pytest.raises(ZeroDivisionError):
        shelf.take("a", lambda: 1 // 0)

    assert shelf.take("a", lambda: 7) == 7
