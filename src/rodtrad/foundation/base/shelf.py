"""A small shelf in the memory of one process: what many ask for in the same seconds is made once."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Shelf(Generic[T]):
    """At most ``size`` things, each for so many ``seconds``. Two who want the same at once wait for one making."""

    def __init__(self, *, size: int, seconds: float) -> None:
        self._size, self._seconds = size, seconds
        self._things: OrderedDict[Hashable, _Place[T]] = OrderedDict()
        self._lock = Lock()

    def take(self, key: Hashable, make: Callable[[], T]) -> T:
        """The thing with this key, made now when it is missing or too old. What ``make`` raises is passed on."""
        with self._lock:
            place = self._things.get(key)
            if place is None or place.until < time.monotonic():
                place = self._things[key] = _Place(time.monotonic() + self._seconds)
            self._things.move_to_end(key)
            while len(self._things) > self._size:
                self._things.popitem(last=False)
        with place.lock:
            if place.made is None:
                place.made = (make(),)
            return place.made[0]


class _Place(Generic[T]):
    """Where one thing stands, or is being made."""

    def __init__(self, until: float) -> None:
        self.until = until
        self.lock = Lock()
        self.made: tuple[T] | None = None
