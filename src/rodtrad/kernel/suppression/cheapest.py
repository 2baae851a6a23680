"""Cheapest ways round in a table: which values to hide so that one hidden value gets its width.

A heuristic: shortest paths one after the other, each through what is hidden already wherever it can.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from rodtrad.kernel.suppression.system import System

_Matrix = npt.NDArray[np.float64]
# A step through something hidden costs next to nothing, but enough that no path goes in circles.
_STEP = 1e-6


class CheapestPaths:
    """Prices and room between all pairs of nodes, kept up to date by ``changed``."""

    def __init__(self, system: System, arcs: tuple[tuple[int, int], ...]) -> None:
        self._system = system
        self._arcs = arcs
        size = 1 + max(map(max, arcs))
        self._price: _Matrix = np.full((size, size), np.inf)
        self._room: _Matrix = np.zeros((size, size))
        self._value_at: dict[tuple[int, int], int] = {}
        self._most = 1 + max(system.counts)
        for value, (tail, head) in enumerate(arcs):
            self._value_at[tail, head] = self._value_at[head, tail] = value
            self._room[tail, head] = np.inf
            # No more than the width is ever sent either way.
            self._room[head, tail] = min(system.counts[value], 4 * system.width)
        self.changed(range(len(arcs)), set())

    def changed(self, values: Iterable[int], hidden: set[int]) -> None:
        """Price the values anew: almost nothing for hidden ones, no way through known ones."""
        system = self._system
        for value in values:
            tail, head = self._arcs[value]
            count = system.counts[value]
            if value in hidden or value in system.unknown:
                ahead = back = _STEP
            elif value in system.free:
                ahead = 1 + count / self._most / 4
                back = ahead * system.width / min(system.width, count) if count else np.inf
            else:
                ahead = back = np.inf
            self._price[tail, head] = ahead
            self._price[head, tail] = back if count else np.inf

    def around(self, value: int) -> set[int]:
        """Return what to hide besides; empty when there is no way round that is wide enough."""
        tail, head = self._arcs[value]
        ways = [_Way(head, tail, self._price, self._room), _Way(tail, head, self._price, self._room)]
        for way in ways:
            way.price[tail, head] = way.price[head, tail] = np.inf
        left = [self._system.width, self._system.counts[value]]
        found: set[int] = set()
        gained = 0
        while gained < self._system.width:
            lacking = self._system.width - gained
            best = min(
                (
                    offer
                    for number, way in enumerate(ways)
                    if (offer := way.offer(min(lacking, left[number])))
                ),
                key=lambda offer: offer.price / offer.amount,
                default=None,
            )
            if best is None:
                return set()
            number = 0 if best.way is ways[0] else 1
            gained += best.amount
            left[number] -= best.amount
            best.way.push(best)
            for step in best.steps:
                found.add(self._value_at[step])
                for way in ways:
                    way.free(step)
        return found


class _Offer:
    def __init__(self, way: _Way, price: float, amount: int, steps: list[tuple[int, int]]) -> None:
        self.way, self.price, self.amount, self.steps = way, price, amount, steps


class _Way:
    """The ways from one node to another, with what has been sent already."""

    def __init__(self, start: int, goal: int, price: _Matrix, room: _Matrix) -> None:
        self.start, self.goal, self.price, self.room = start, goal, price.copy(), room.copy()
        self._known: _Offer | None = None

    def offer(self, limit: int) -> _Offer | None:
        """Return the cheapest path with the amount it carries, at most the limit; None when there is none."""
        if limit <= 0:
            return None
        far = np.full(len(self.price), np.inf)
        far[self.start] = 0
        while True:
            nearer = np.minimum(far, (far[:, None] + self.price).min(axis=0))
            if (nearer >= far).all():
                break
            far = nearer
        if np.isinf(far[self.goal]):
            return None
        steps, node = [], self.goal
        while node != self.start:
            before = int((far + self.price[:, node]).argmin())
            steps.append((before, node))
            node = before
        amount = min(float(limit), *(float(self.room[step]) for step in steps))
        return _Offer(self, float(far[self.goal]), int(amount), steps)

    def push(self, offer: _Offer) -> None:
        """Send the amount: room is used up, and the same amount may be sent back."""
        for tail, head in offer.steps:
            self.room[tail, head] -= offer.amount
            self.room[head, tail] += offer.amount
            if self.room[tail, head] <= 0:
                self.price[tail, head] = np.inf

    def free(self, step: tuple[int, int]) -> None:
        """Let the step cost next to nothing both ways, where there is room."""
        for each in (step, step[::-1]):
            if self.room[each] > 0:
                self.price[each] = _STEP
