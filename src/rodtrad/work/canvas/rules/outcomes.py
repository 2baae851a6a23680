"""Counting what a work has given: steps of the test ladder, and use of knowledge month by month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Step:
    """One scale of testing, with counts of tests by how far they have come. ``is_next``: the first not begun."""

    scale: str
    planned: int = 0
    running: int = 0
    ended: int = 0
    is_next: bool = False

    @property
    def begun(self) -> int:
        return self.running + self.ended


def ladder(scales: Sequence[str], tests: Iterable[tuple[str, str]], thoughts: int) -> tuple[Step, ...]:
    """The steps from thought to full scale. ``tests``: (scale, state) of each; ``thoughts``: thought tests held.

    A test without a state counts as planned. The next step is the first above the highest one begun.
    """
    counts = {scale: {"planned": 0, "running": 0, "ended": 0} for scale in scales}
    for scale, state in tests:
        if scale in counts:
            counts[scale][state if state in counts[scale] else "planned"] += 1
    counts[scales[0]]["ended"] += thoughts
    begun = [place for place, scale in enumerate(scales) if counts[scale]["running"] + counts[scale]["ended"]]
    upcoming = max(begun, default=-1) + 1
    return tuple(
        Step(scale, **counts[scale], is_next=place == upcoming) for place, scale in enumerate(scales)
    )


@dataclass(frozen=True, slots=True)
class Month:
    """How many links to knowledge of each kind there were at the end of a month, in the order of the kinds."""

    first: date
    numbers: tuple[int, ...]

    @property
    def kinds(self) -> int:
        """How many of the kinds were in use."""
        return sum(number > 0 for number in self.numbers)


def cumulative(made: Iterable[tuple[date, str]], kinds: Sequence[str]) -> tuple[Month, ...]:
    """Each month in which a link was made, with all made until then."""
    running = dict.fromkeys(kinds, 0)
    months: dict[date, tuple[int, ...]] = {}
    for day, kind in sorted(made):
        running[kind] += 1
        months[day.replace(day=1)] = tuple(running.values())
    return tuple(Month(first, numbers) for first, numbers in months.items())
