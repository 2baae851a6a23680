"""The numbers of one or several tables and how they add up: what the reader has to reckon with.

A value is known by its place in ``counts``; the order of the values is the order of hiding among equals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

# How far each value moves from the true tables to other whole-number tables the reader cannot rule out;
# values that are not named stay where they are.
Change = Mapping[int, int]


@dataclass(frozen=True)
class System:
    """Values, their sums, and which of them may be seen.

    ``sums``: (total, parts). ``forced``: hidden whatever happens. ``free``: shown, but may be hidden to protect
    others. ``unknown``: published nowhere, so the reader only knows that they are whole and not negative.
    ``lost``: what published tables give away already; no width is asked of them. All others are known.
    """

    counts: tuple[int, ...]
    sums: tuple[tuple[int, tuple[int, ...]], ...]
    forced: frozenset[int]
    free: frozenset[int]
    unknown: frozenset[int]
    width: int
    lost: frozenset[int] = frozenset()

    @cached_property
    def sums_of(self) -> tuple[tuple[int, ...], ...]:
        """Return, for each value, the sums in which it stands."""
        found: list[list[int]] = [[] for _ in self.counts]
        for number, (total, parts) in enumerate(self.sums):
            for value in (total, *parts):
                found[value].append(number)
        return tuple(tuple(each) for each in found)

    @cached_property
    def beside(self) -> tuple[tuple[frozenset[int], ...], ...]:
        """Return, for each value, the other values of each sum in which it stands."""
        return tuple(
            tuple(
                frozenset({total, *parts} - {value})
                for total, parts in (self.sums[number] for number in numbers)
            )
            for value, numbers in enumerate(self.sums_of)
        )

    def agrees(self, change: Change) -> bool:
        """Return whether the tables moved by ``change`` still add up and hold no negative number."""
        if any(self.counts[value] + step < 0 for value, step in change.items()):
            return False
        touched = {number for value in change for number in self.sums_of[value]}
        return all(
            change.get(total, 0) == sum(change.get(part, 0) for part in parts)
            for total, parts in (self.sums[number] for number in touched)
        )


@dataclass(frozen=True, slots=True)
class Proof:
    """Two tables that agree with all that is published and lie at least the width apart in one value."""

    up: Change
    down: Change


class Prover(Protocol):
    """Looks for proofs while values are hidden and shown."""

    hidden: set[int]
    effort: int  # what looking at all values costs, in steps of the search for the fewest

    def hide(self, values: Iterable[int]) -> None:
        """Take the values from the reader."""

    def show(self, values: Iterable[int]) -> None:
        """Give the values back to the reader."""

    def prove(self, value: int) -> Proof | None:
        """Return the proof that the value's range is as wide as the width, or None when none is found."""

    def cuts(self, value: int) -> list[Mapping[int, float]]:
        """Return cuts: weights up to 1 of free values; those hidden must weigh 1 together or the value is unsafe.

        Only for a value without a proof.
        """

    def cheapest(self, value: int) -> set[int]:
        """Return a few values that, hidden too, widen the range of the value; empty when there are none."""

    def bounds(self, value: int) -> tuple[int, int | None]:
        """Return the smallest and the largest number the reader must reckon with (None: no upper bound)."""
