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
from rodtrad.kernel.suppression.table import Place, Table

Arc = tuple[int, int]
_Step = tuple[int, int, int]  # the node it comes from, the value, 1 with the arc or -1 against it


def arcs(table: Table) -> tuple[Arc, ...]:
    """Return the arc of every place of the table, in the order of its places."""
    rows, end = len(table.rows), len(table.rows) + table.width + 1

    def arc(place: Place) -> Arc:
        row, col = place
        if row is not None:
            return (0, 1 + row) if col is None else (1 + row, 1 + rows + col)
        return (end, 0) if col is None else (1 + rows + col, end)

    return tuple(arc(place) for place in table.places())


class Network:
    """Finds how far each value can move in a table whose hidden values change (a Prover)."""

    effort = 5

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

    def cuts(self, value: int) -> list[Mapping[int, float]]:
        """Return which free values cross the narrow places, weighed by what they would let through.

        The flow is stopped at two places each way: the one nearest its start and the one nearest its goal.
        """
        width, count = self.system.width, self.system.counts[value]
        tail, head = self.arcs[value]
        rise, moved, _ = self._up(value, width)
        above = self._narrow(head, tail, value, moved)
        fall, moved, _ = self._down(value, width - rise)
        below = self._narrow(tail, head, value, moved) if fall < count else [{}]
        lacking = width - rise - fall
        found = {}
        for over, under in ((above[0], below[0]), (above[-1], below[-1])):
            rooms = {each: over.get(each, 0) + under.get(each, 0) for each in (*over, *under)}
            weights = {each: min(room, lacking) / lacking for each, room in rooms.items()}
            found[frozenset(weights)] = weights
        return list(found.values())

    def _narrow(self, start: int, goal: int, value: int, moved: Mapping[int, int]) -> list[dict[int, int]]:
        near_goal = set(self._search(goal, start, value, moved, way=-1))
        everywhere = set(range(len(self._next)))
        return [
            self._crossing(set(self._search(start, goal, value, moved))),
            self._crossing(everywhere - near_goal),
        ]

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

    def _search(
        self, start: int, goal: int, value: int, moved: Mapping[int, int], way: int = 1
    ) -> dict[int, _Step]:
        """Return how each node is reached from the start (with ``way`` -1: how it leads to the start).

        Whether the goal is the next step is asked of every node at once: most ways round are short.
        """

        def blocked(each: int, along: int) -> bool:
            return each == value or (along * way < 0 and self.system.counts[each] + moved.get(each, 0) <= 0)

        came: dict[int, _Step] = {start: (start, -1, 0)}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            for after, (each, along) in self._next[node].items():
                if after in came or blocked(each, along):
                    continue
                came[after] = (node, each, along)
                if after == goal:
                    return came
                last = self._next[after].get(goal)
                if last is not None and not blocked(*last):
                    came[goal] = (after, *last)
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
