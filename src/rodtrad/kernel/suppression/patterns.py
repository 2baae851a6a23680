"""Quick proofs: a handful of hidden values that move up or down together by the same amount, all sums kept.

Most proofs look like that (the four corners of a rectangle, the same in two tables). Finding none proves nothing.
"""

from __future__ import annotations

from collections.abc import Collection

from rodtrad.kernel.suppression.system import Proof, System

_TRIES = 250
_LONGEST = 20


def quick_proof(system: System, movable: Collection[int], value: int) -> Proof | None:
    """Return a proof made of one pattern, moved as far up and as far down as the counts allow."""
    return _Pattern(system, movable).around(value)


class _Pattern:
    def __init__(self, system: System, movable: Collection[int]) -> None:
        self._system = system
        self._movable = movable
        self._way: dict[int, int] = {}
        self._off: dict[int, int] = {}
        self._tries = _TRIES

    def around(self, value: int) -> Proof | None:
        self._move(value, 1)
        if not self._wide_enough() or not self._closed():
            return None
        up, down = self._room()
        return Proof(
            {each: way * up for each, way in self._way.items()} if up else {},
            {each: -way * down for each, way in self._way.items()} if down else {},
        )

    def _closed(self) -> bool:
        """Move more values until every sum is kept; undo what leads nowhere."""
        if not self._off:
            return True
        self._tries -= 1
        if self._tries < 0 or len(self._way) >= _LONGEST:
            return False
        for value, way in self._choices():
            self._move(value, way)
            if self._wide_enough() and self._closed():
                return True
            self._move(value, -way)
            del self._way[value]
        return False

    def _choices(self) -> list[tuple[int, int]]:
        """Return what can mend the sum with the fewest ways to mend it, the most promising first."""
        shortest: list[tuple[int, int]] | None = None
        for number in self._off:
            total, parts = self._system.sums[number]
            needed = -1 if self._off[number] > 0 else 1
            found = [(part, needed) for part in parts if part in self._movable and part not in self._way]
            if total in self._movable and total not in self._way:
                found.append((total, -needed))
            if shortest is None or len(found) < len(shortest):
                shortest = found
        return sorted(shortest or [], key=lambda choice: (-self._mends(*choice), choice[0]))

    def _mends(self, value: int, way: int) -> int:
        return sum(
            1 if self._off.get(number, 0) * self._sign(number, value) * way < 0 else -1
            for number in self._system.sums_of[value]
        )

    def _sign(self, number: int, value: int) -> int:
        return -1 if self._system.sums[number][0] == value else 1

    def _move(self, value: int, way: int) -> None:
        self._way[value] = way
        for number in self._system.sums_of[value]:
            off = self._off.get(number, 0) + way * self._sign(number, value)
            if off:
                self._off[number] = off
            else:
                self._off.pop(number, None)

    def _room(self) -> tuple[int, int]:
        counts, width = self._system.counts, self._system.width
        falling = [counts[each] for each, way in self._way.items() if way < 0]
        rising = [counts[each] for each, way in self._way.items() if way > 0]
        return min([width, *falling]), min([width, *rising])

    def _wide_enough(self) -> bool:
        return sum(self._room()) >= self._system.width
