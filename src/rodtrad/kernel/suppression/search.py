"""Tables that hang together: whole numbers are searched for, because ranges from linear programming can be too wide.

What counts as proof is a pair of tables in whole numbers, checked number by number; a search that gives up proves
nothing, and more is hidden. HiGHS searches; its steps are counted, not timed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import LinearConstraint, linprog, milp
from scipy.sparse import block_array, csc_array

from rodtrad.kernel.suppression.patterns import quick_proof
from rodtrad.kernel.suppression.system import Proof, System
from rodtrad.kernel.suppression.within import Grid, Within

# Steps of one search.
NODES = 200
# A proof moves no value further than so many widths: small numbers stay exact.
_REACH = 64
_NEAR_NOTHING = 1e-7
# No count is followed further down than this: larger steps are not exact.
_LARGEST = 2**40


class Search:
    """Finds how far each value can move in tables that hang together (a Prover)."""

    effort = 200

    def __init__(self, system: System, grids: Sequence[Grid]) -> None:
        self.system = system
        self.hidden = set(system.forced)
        self._within = Within(system, grids)
        self._matrix = _matrix(system)
        self._double = block_array([[self._matrix, None], [None, self._matrix]], format="csc")
        self._last: tuple[tuple[int, frozenset[int]], _Relaxed] | None = None
        self._counts = np.array([float(min(count, _LARGEST)) for count in system.counts])

    def hide(self, values: Iterable[int]) -> None:
        """Let the values move."""
        values = set(values) - self.hidden
        self.hidden |= values
        self._within.hide(values)

    def show(self, values: Iterable[int]) -> None:
        """Keep the values where they are."""
        values = set(values)
        self.hidden -= values
        self._within.show(values)

    def prove(self, value: int) -> Proof | None:
        """Return the two tables that show the width, or None when the search finds none."""
        width, movable = self.system.width, self.hidden | self.system.unknown
        if self._within.unsafe(value):
            return None
        proof = quick_proof(self.system, movable, value)
        if proof is not None:
            return self._checked(proof, value)
        relaxed = self._relaxed(value)
        if relaxed.amount < width - _NEAR_NOTHING:
            return None
        proof = self._checked(relaxed.rounded(), value)
        if proof is not None:
            return proof
        up = self._whole(value, 1, width)
        down = self._whole(value, -1, width)
        return self._checked(Proof(up, down), value)

    def _checked(self, proof: Proof, value: int) -> Proof | None:
        """Return the proof if it holds number by number."""
        wide = proof.up.get(value, 0) - proof.down.get(value, 0) >= self.system.width
        return proof if wide and self.system.agrees(proof.up) and self.system.agrees(proof.down) else None

    def bounds(self, value: int) -> tuple[int, int | None]:
        """Return the range of the value in whole numbers, as far as the search gets."""
        count = self.system.counts[value]
        low = count + self._furthest(value, -1)
        return low, None if self._grows(value) else count + self._furthest(value, 1)

    def _furthest(self, value: int, way: int) -> int:
        # Counts too large for exact arithmetic are only followed as far as proofs reach.
        change = self._whole(value, way, np.inf, reach=np.inf) or self._whole(value, way, np.inf)
        return change.get(value, 0)

    def cuts(self, value: int) -> list[Mapping[int, float]]:
        """Return cuts of single tables, else from the duals of the linear program, else all values alike."""
        if found := self._within.cuts(value):
            return found
        relaxed = self._relaxed(value)
        lacking = self.system.width - relaxed.amount
        candidates = sorted(self.system.free - self.hidden)
        if lacking <= _NEAR_NOTHING:
            return [dict.fromkeys(candidates, 1.0)]
        gains = {each: float(relaxed.gains[each]) for each in candidates}
        return [{each: min(gain / lacking, 1.0) for each, gain in gains.items() if gain > _NEAR_NOTHING}]

    def cheapest(self, value: int) -> set[int]:
        """Return what moves in the cheapest pair of tables that gives the value its width."""
        system = self.system
        columns = sorted(self.hidden | system.unknown | system.free)
        most = float(self._counts.max()) + 1
        price = np.array(
            [
                1e-4
                if each in self.hidden or each in system.unknown
                else (1 + self._counts[each] / most / 4) / min(system.width, max(1.0, self._counts[each]))
                for each in columns
            ]
        )
        part, size = self._matrix[:, columns], len(columns)
        both = block_array([[part, -part, None, None], [None, None, part, -part]], format="csc")
        place = columns.index(value)
        apart = np.zeros(4 * size)
        apart[[place, size + place, 2 * size + place, 3 * size + place]] = [1, -1, -1, 1]
        below = np.minimum(self._counts[columns], _REACH * system.width)
        above = np.full(size, float(_REACH * system.width))
        found = linprog(
            np.tile(price, 4),
            A_ub=-apart[None, :],
            b_ub=[-float(system.width)],
            A_eq=both,
            b_eq=np.zeros(both.shape[0]),
            bounds=np.column_stack([np.zeros(4 * size), np.concatenate([above, below, above, below])]),
            method="highs",
        )
        if found.status != 0:
            return set()
        moved = found.x.reshape(4, size).max(axis=0) > 1e-6
        return {each for each, moves in zip(columns, moved, strict=True) if moves} & (
            system.free - self.hidden
        )

    def _whole(self, value: int, way: int, most: float, reach: float | None = None) -> dict[int, int]:
        """Return the change that moves the value furthest up (1) or down (-1), at most ``most``; checked."""
        columns = sorted(self.hidden | self.system.unknown)
        reach = _REACH * self.system.width if reach is None else reach
        low = -np.minimum(self._counts[columns], reach)
        high = np.full(len(columns), float(reach))
        place = columns.index(value)
        if way > 0:
            high[place] = min(high[place], most)
        else:
            low[place] = max(low[place], -most)
        price = np.zeros(len(columns))
        price[place] = -way
        found = milp(
            price,
            integrality=np.ones(len(columns)),
            bounds=(low, high),
            constraints=self._balance(columns),
            options={"node_limit": NODES, "mip_rel_gap": 0.0},
        )
        if found.x is None:
            return {}
        change = {each: round(step) for each, step in zip(columns, found.x, strict=True) if round(step)}
        return change if self.system.agrees(change) else {}

    def _grows(self, value: int) -> bool:
        """Return whether nothing limits the value upwards: some mixture of hidden values can grow for ever."""
        columns = sorted(self.hidden | self.system.unknown)
        low = np.zeros(len(columns))
        low[columns.index(value)] = 1
        found = linprog(
            np.zeros(len(columns)),
            A_eq=self._matrix[:, columns],
            b_eq=np.zeros(self._matrix.shape[0]),
            bounds=np.column_stack([low, np.full(len(columns), np.inf)]),
            method="highs",
        )
        return bool(found.status == 0)

    def _balance(self, columns: list[int]) -> list[LinearConstraint]:
        return [LinearConstraint(self._matrix[:, columns], 0, 0)] if self._matrix.shape[0] else []

    def _relaxed(self, value: int) -> _Relaxed:
        """Return the pair of tables in broken numbers that lie furthest apart in the value."""
        if self._last is not None and self._last[0] == (value, frozenset(self.hidden)):
            return self._last[1]
        size, width = len(self._counts), self.system.width
        reach = float(_REACH * width)
        moves = np.zeros(size, dtype=bool)
        moves[sorted(self.hidden | self.system.unknown)] = True
        below, above = np.minimum(self._counts, reach), np.full(size, reach)
        above[value], below[value] = width, min(below[value], width)
        price = np.zeros(2 * size)
        price[[value, size + value]] = -1, 1
        low, high = np.where(moves, -below, 0), np.where(moves, above, 0)
        found = linprog(
            price,
            A_eq=self._double,
            b_eq=np.zeros(self._double.shape[0]),
            bounds=np.column_stack([np.tile(low, 2), np.tile(high, 2)]),
            method="highs",
        )
        worth = price - self._double.T @ found.eqlin.marginals
        below, above = np.tile(below, 2), np.tile(above, 2)
        gains = np.where(
            worth > _NEAR_NOTHING, worth * below, np.where(worth < -_NEAR_NOTHING, -worth * above, 0)
        )
        both = gains.reshape(2, size).sum(axis=0)
        relaxed = _Relaxed(float(-found.fun), np.where(moves, 0, both), found.x.reshape(2, size))
        self._last = ((value, frozenset(self.hidden)), relaxed)
        return relaxed


@dataclass(frozen=True)
class _Relaxed:
    amount: float
    gains: npt.NDArray[np.float64]
    pair: npt.NDArray[np.float64]

    def rounded(self) -> Proof:
        """Return the pair in whole numbers; it may not add up any more."""
        up, down = (
            {each: step for each, step in enumerate(map(round, line)) if step} for line in self.pair.tolist()
        )
        return Proof(up, down)


def _matrix(system: System) -> csc_array:
    rows, columns, signs = [], [], []
    for number, (total, parts) in enumerate(system.sums):
        for value, sign in ((total, -1.0), *((part, 1.0) for part in parts)):
            rows.append(number)
            columns.append(value)
            signs.append(sign)
    # A value that is total and part of the same sum gets both signs: they are added.
    return csc_array((signs, (rows, columns)), shape=(len(system.sums), len(system.counts)))
