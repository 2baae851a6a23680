"""The fewest values to hide, exactly: a search that learns a cut from every unsafe value it meets.

A cut says: of these values so many must be hidden, or this value is not safe (Fischetti and Salazar, Solving the
cell suppression problem, Management Science 47:7, 2001). The search hides one value of the hardest cut that is not
met yet, or rules it out, and stops where even the fewest more would not be better than the best found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rodtrad.kernel.suppression.proofs import Proofs
from rodtrad.kernel.suppression.system import System

_MET = 1 - 1e-9
# So many unsafe values are learnt from at once; their cuts often meet those of the others too.
_AT_ONCE = 8

# How good a choice is: the number of hidden values, their sum, their places in order.
Rank = tuple[int, int, tuple[int, ...]]


class Cut:
    """These values must weigh 1 together when hidden; ``owner`` is the value that is unsafe otherwise."""

    __slots__ = ("owner", "values", "weights")

    def __init__(self, owner: int, weights: Mapping[int, float]) -> None:
        self.owner = owner
        self.weights = dict(weights)
        self.values = frozenset(weights)


class Least:
    """Searches the choices of free values; steps are counted, so the same input gives the same bytes."""

    def __init__(self, system: System, proofs: Proofs, start: Iterable[int], steps: int) -> None:
        self.system = system
        self.proofs = proofs
        self.best = frozenset(start)
        self.proven = False
        self._rank = self._ranked(self.best)
        self._cuts = list(_sure_cuts(system))
        self._steps = steps

    def find(self) -> frozenset[int]:
        """Return the best choice; ``proven`` says whether the search was finished."""
        try:
            self._search(frozenset(), frozenset())
        except _OutOfSteps:
            return self.best
        self.proven = True
        return self.best

    def _ranked(self, chosen: frozenset[int]) -> Rank:
        return len(chosen), sum(self.system.counts[value] for value in chosen), tuple(sorted(chosen))

    def _search(self, chosen: frozenset[int], ruled_out: frozenset[int]) -> None:
        self._steps -= 1
        if self._steps < 0:
            raise _OutOfSteps
        while True:
            hardest = self._hardest(chosen, ruled_out)
            if hardest is None:
                return
            if hardest:
                break
            if not self._learn(chosen):
                self._take(chosen)
                return
        for value in hardest:
            self._search(chosen | {value}, ruled_out)
            ruled_out |= {value}

    def _take(self, chosen: frozenset[int]) -> None:
        rank = self._ranked(chosen)
        if rank < self._rank:
            self.best, self._rank = chosen, rank

    def _hardest(self, chosen: frozenset[int], ruled_out: frozenset[int]) -> list[int] | None:
        """Return the values to try for the cut hardest to meet, [] when all are met, None when it is no use."""
        open_cuts: list[tuple[int, int, frozenset[int], Cut]] = []
        for number, cut in enumerate(self._cuts):
            if cut.owner not in self.system.forced and cut.owner not in chosen:
                continue
            lacking = _MET - sum(cut.weights[value] for value in cut.values & chosen)
            if lacking <= 0:
                continue
            left = cut.values - chosen - ruled_out
            needed = _fewest(sorted((cut.weights[value] for value in left), reverse=True), lacking)
            if needed is None:
                return None
            open_cuts.append((-needed, len(left) * 1000 + number, left, cut))
        if not open_cuts:
            return []
        open_cuts.sort(key=lambda each: (each[0], each[1]))
        if not self._promising(chosen, open_cuts):
            return None
        _, _, left, cut = min(open_cuts, key=lambda each: (len(each[2]), each[0], each[1]))
        return sorted(left, key=lambda value: (-cut.weights[value], self.system.counts[value], value))

    def _promising(
        self, chosen: frozenset[int], open_cuts: list[tuple[int, int, frozenset[int], Cut]]
    ) -> bool:
        """Return whether cuts that share no value leave room for something better than the best."""
        used: set[int] = set()
        count, total = len(chosen), sum(self.system.counts[value] for value in chosen)
        for needed, _, left, _ in open_cuts:
            if used.isdisjoint(left):
                used |= left
                count -= needed
                total += sum(sorted(self.system.counts[value] for value in left)[:-needed])
                if (count, total) > self._rank[:2]:
                    return False
        return (count, total) <= self._rank[:2]

    def _learn(self, chosen: frozenset[int]) -> bool:
        """Take down the cuts of the values that this choice leaves unsafe; return whether there are any."""
        self._steps -= self.proofs.prover.effort
        self.proofs.turn_to(self.system.forced | chosen)
        lacking = self.proofs.lacking(_AT_ONCE)
        for value in lacking:
            self._cuts += (Cut(value, weights) for weights in self.proofs.prover.cuts(value))
        return bool(lacking)


def _sure_cuts(system: System) -> Iterator[Cut]:
    """Yield what needs no search: a hidden value can only move if another one moves in each of its sums."""
    for value in sorted(system.forced | system.free):
        if value in system.lost:
            continue
        for others in system.beside[value]:
            if not others & (system.unknown | system.forced):
                yield Cut(value, dict.fromkeys(sorted(others & system.free), 1.0))


def _fewest(weights: list[float], lacking: float) -> int | None:
    """Return how many of the weights, largest first, are needed; None when all are too little."""
    for number, weight in enumerate(weights, start=1):
        lacking -= weight
        if lacking <= 0:
            return number
    return None


class _OutOfSteps(Exception):
    pass
