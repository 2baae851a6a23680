"""One table as a network: every count flows from the row totals through the cells to the column totals.

A change of the hidden values that keeps all sums is a flow in circles, so the range of a value is found by
largest flows, and the bounds are exact whole numbers (a network matrix is totally unimodular).
Nodes: 0 the start, then the rows, then the columns, last the end; the grand total flows from end to start.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

from rodtrad.kernel.suppression.cheapest import CheapestPaths
from rodtrad.kernel.suppression.system import Proof, System

Arc = tuple[int, int]
_Step = tuple[int, int, int]  # the node it comes from, the value, 1 with the arc or -1 against it


class Network:
    """Finds how far each value can move in a table whose hidden values change (a Prover)."""

    def __init__(self, system: System, arcs: tuple[Arc, ...]) -> None:
        self.system = system
        self.arcs = arcs
        self.hidden: set[int] = set()
        self._paths: CheapestPaths | None = None
        self._next: list[dict[int, tuple[int, int]]] = [{} for _ in range(1 + max(map(max, arcs)))]
        self._open(system.unknown)
        self.hide(system.forced)

    def hide(self, values: Iterable[int]) -> None:
        """Let the values flow."""
        values = set(values) - self.hidden
        self.hidden |= values
        self._open(values)
        self._price(values)

    def _price(self, values: Iterable[int]) -> None:
        if self._paths is not None:
            self._paths.changed(values, self.hidden)

    def _open(self, values: Iterable[int]) -> None:
        for value in sorted(values):
            tail, head = self.arcs[value]
            self._next[tail][head] = (value, 1)
            self._next[head][tail] = (value, -1)

    def show(self, values: Iterable[int]) -> None:
        """Stop the flow of the values."""
        values = set(values)
        for value in values:
            self.hidden.discard(value)
            tail, head = self.arcs[value]
            del self._next[tail][head]
            del self._next[head][tail]
        self._price(values)

    def prove(self, value: int) -> Proof | None:
        """Return the two tables that show the width, or None: then there are none."""
        width = self.system.width
        rise, up, _ = self._up(value, width)
        if rise >= width:
            return Proof(up, {})
        fall, down, _ = self._down(value, width - rise)
        return Proof(up, down) if rise + fall >= width else None

    def bounds(self, value: int) -> tuple[int, int | None]:
        """Return the exact range of the value."""
        count = self.system.counts[value]
        # No rise that has a limit is larger than all counts together: it takes from others what it gives.
        limit = sum(self.system.counts) + 1
        rise, _, _ = self._up(value, limit)
        fall, _, _ = self._down(value, limit)
        return count - fall, None if rise >= limit else count + rise

    def cut(self, value: int) -> Mapping[int, float]:
        """Return which free values cross the two narrow places, weighed by what they would let through."""
        width, count = self.system.width, self.system.counts[value]
        rise, _, reached = self._up(value, width)
        crossed = self._crossing(reached)
        fall, _, reached = self._down(value, width - rise)
        if fall < count:
            for each, room in self._crossing(reached).items():
                crossed[each] = crossed.get(each, 0) + room
        lacking = width - rise - fall
        return {each: min(room, lacking) / lacking for each, room in crossed.items()}

    def cheapest(self, value: int) -> set[int]:
        """Return the values on the cheapest ways round that give the value its width."""
        if self._paths is None:
            self._paths = CheapestPaths(self.system, self.arcs)
            self._price(self.hidden)
        return self._paths.around(value) - self.hidden - self.system.unknown

    def _up(self, value: int, limit: int) -> tuple[int, dict[int, int], set[int]]:
        tail, head = self.arcs[value]
        return self._flow(head, tail, value, 1, limit)

    def _down(self, value: int, limit: int) -> tuple[int, dict[int, int], set[int]]:
        tail, head = self.arcs[value]
        return self._flow(tail, head, value, -1, min(limit, self.system.counts[value]))

    def _flow(
        self, start: int, goal: int, value: int, sign: int, limit: int
    ) -> tuple[int, dict[int, int], set[int]]:
        """Return the flow up to the limit, the change it makes, and what is reached when it is less."""
        moved: dict[int, int] = {}
        total, reached = 0, set[int]()
        while total < limit:
            came = self._search(start, goal, value, moved)
            if goal not in came:
                reached = set(came)
                break
            path, node = [], goal
            while node != start:
                step = came[node]
                path.append(step)
                node = step[0]
            rooms = [self.system.counts[each] + moved.get(each, 0) for _, each, way in path if way < 0]
            amount = min([limit - total, *rooms])
            for _, each, way in path:
                moved[each] = moved.get(each, 0) + way * amount
            total += amount
        change = {each: step for each, step in moved.items() if step}
        return total, change | {value: sign * total} if total else {}, reached

    def _search(self, start: int, goal: int, value: int, moved: dict[int, int]) -> dict[int, _Step]:
        counts = self.system.counts
        came: dict[int, _Step] = {start: (start, -1, 0)}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            for after, (each, way) in self._next[node].items():
                if after in came or each == value or (way < 0 and counts[each] + moved.get(each, 0) <= 0):
                    continue
                came[after] = (node, each, way)
                if after == goal:
                    return came
                queue.append(after)
        return came

    def _crossing(self, reached: set[int]) -> dict[int, int]:
        """Return the free, shown values that lead out of what is reached, and how much they would let through."""
        found: dict[int, int] = {}
        for value in sorted(self.system.free - self.hidden):
            tail, head = self.arcs[value]
            if tail in reached and head not in reached:
                found[value] = self.system.width
            elif head in reached and tail not in reached and self.system.counts[value]:
                found[value] = self.system.counts[value]
        return found
