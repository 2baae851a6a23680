"""The fewest values to hide, exactly: cuts collected until the cheapest choice that meets them all is safe.

Each unsafe value gives a cut (of these values so many must be hidden); HiGHS chooses. The method is that of
Fischetti and Salazar (Solving the cell suppression problem, Management Science 47:7, 2001), with whole cuts.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy.optimize import LinearConstraint, milp
from scipy.sparse import csr_array

from rodtrad.kernel.suppression.proofs import Proofs
from rodtrad.kernel.suppression.system import System

# Steps of the search; counted, not timed, so that the same input gives the same bytes on any machine.
NODES = 3_000
_SURE = 1e-6


class GivenUp(Exception):
    """The budget is used up before the fewest were found."""


class Least:
    """Fewest hidden values; among equals the smallest sum of hidden counts; then the first in order."""

    def __init__(self, system: System, proofs: Proofs, rounds: int) -> None:
        self.system = system
        self.proofs = proofs
        self._free = sorted(system.free)
        self._column = {value: column for column, value in enumerate(self._free)}
        self._counts = np.array([float(system.counts[value]) for value in self._free])
        self._rows: list[tuple[dict[int, float], float, float]] = []
        self._floor = np.zeros(len(self._free))
        self._ceiling = np.ones(len(self._free))
        self._nodes = NODES
        self._rounds = rounds

    def find(self) -> set[int]:
        """Return the free values to hide. Raises GivenUp."""
        ones = np.ones(len(self._free))
        chosen = self._settle(ones)
        if not chosen:
            return set()
        every = dict.fromkeys(range(len(self._free)), 1.0)
        self._rows.append((every, float(len(chosen)), float(len(chosen))))
        most = float(self._counts.max()) or 1.0
        chosen = self._settle(self._counts / most)
        total = sum(self.system.counts[value] for value in chosen)
        weights = dict(enumerate(self._counts / most))
        self._rows.append((weights, -np.inf, total / most + _SURE / 2))
        return self._first(chosen)

    def _first(self, chosen: set[int]) -> set[int]:
        """Return, among the choices that are as good, the first in order."""
        for column, value in enumerate(self._free):
            if value not in chosen:
                self._floor[column] = 1
                try:
                    chosen = self._settle(np.zeros(len(self._free)))
                except _NoChoice:
                    self._floor[column] = self._ceiling[column] = 0
            self._floor[column] = self._ceiling[column]
            if self._floor.sum() == len(chosen):
                break
        return chosen

    def _settle(self, price: np.typing.NDArray[np.float64]) -> set[int]:
        """Return the cheapest choice that leaves every hidden value safe."""
        while True:
            chosen = self._choose(price)
            self.proofs.turn_to(self.system.forced | chosen)
            lacking = self.proofs.lacking()
            if not lacking:
                return chosen
            for value in lacking:
                self._add(value, self.proofs.prover.cut(value))
            self._rounds -= 1
            if self._rounds < 0:
                raise GivenUp

    def _add(self, value: int, cut: Mapping[int, float]) -> None:
        row = {self._column[each]: weight for each, weight in cut.items()}
        if value in self._column:
            row[self._column[value]] = -1.0
            self._rows.append((row, 0.0, np.inf))
        else:
            self._rows.append((row, 1.0, np.inf))

    def _choose(self, price: np.typing.NDArray[np.float64]) -> set[int]:
        bounds = (self._floor, self._ceiling)
        found = milp(
            price,
            integrality=np.ones(len(self._free)),
            bounds=bounds,
            constraints=self._constraints(),
            options={"mip_rel_gap": 0.0, "node_limit": self._nodes},
        )
        self._nodes -= int(getattr(found, "mip_node_count", 0) or 0)
        if found.status == 2:
            raise _NoChoice
        if found.status != 0 or self._nodes <= 0:
            raise GivenUp
        return {value for value, share in zip(self._free, found.x, strict=True) if share > 0.5}

    def _constraints(self) -> list[LinearConstraint]:
        if not self._rows:
            return []
        entries = [(number, column, weight) for number, (row, _, _) in enumerate(self._rows)
                   for column, weight in row.items()]  # fmt: skip
        lines, columns, weights = zip(*entries, strict=True) if entries else ((), (), ())
        matrix = csr_array((weights, (lines, columns)), shape=(len(self._rows), len(self._free)))
        low, high = zip(*((low, high) for _, low, high in self._rows), strict=True)
        return [LinearConstraint(matrix, low, high)]


class _NoChoice(Exception):
    pass
