"""A table of counts of people, its places and the numbers that stand there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

# Row and column from 0; None for a total over them. The cells of a one-way table stand in column 0.
Place = tuple[int | None, int | None]
GRAND: Place = (None, None)


@dataclass(frozen=True)
class Table:
    """Counts by row and column, and which totals are published. ``cols`` None: a one-way table."""

    rows: tuple[str, ...]
    cols: tuple[str, ...] | None
    counts: tuple[tuple[int, ...], ...]
    row_totals: bool = True
    column_totals: bool = True
    grand_total: bool = True

    @property
    def width(self) -> int:
        """Return the number of columns; a one-way table has one."""
        return 1 if self.cols is None else len(self.cols)

    def places(self) -> Iterator[Place]:
        """Yield every place, published or not: cells row by row, row totals, column totals, grand total."""
        for row in range(len(self.rows)):
            for col in range(self.width):
                yield row, col
        yield from ((row, None) for row in range(len(self.rows)))
        yield from ((None, col) for col in range(self.width))
        yield GRAND

    def publishes(self, place: Place) -> bool:
        """Return whether the place is part of the publication, seen or hidden."""
        row, col = place
        if row is not None and col is not None:
            return True
        if row is None and col is None:
            return self.grand_total
        if self.cols is None:
            return False
        return self.row_totals if col is None else self.column_totals

    def number(self, place: Place) -> int:
        """Return the true number at the place."""
        row, col = place
        if row is not None:
            return sum(self.counts[row]) if col is None else self.counts[row][col]
        if col is not None:
            return sum(line[col] for line in self.counts)
        return sum(sum(line) for line in self.counts)

    def sums(self) -> Iterator[tuple[Place, tuple[Place, ...]]]:
        """Yield how the places add up: (total, parts)."""
        rows, cols = range(len(self.rows)), range(self.width)
        yield from (((row, None), tuple((row, col) for col in cols)) for row in rows)
        yield from (((None, col), tuple((row, col) for row in rows)) for col in cols)
        yield GRAND, tuple((row, None) for row in rows)
        yield GRAND, tuple((None, col) for col in cols)


@dataclass(frozen=True)
class Rule:
    """The rule that holds: threshold, width of what the reader must reckon with, whether zeros are safe."""

    threshold: int
    width: int
    zeros_are_safe: bool = False

    def primary(self, count: int) -> bool:
        """Return whether the count is hidden for its own sake."""
        return count < self.threshold and not (self.zeros_are_safe and count == 0)


@dataclass(frozen=True, slots=True)
class Hidden:
    """A hidden place: why (the operator's knowledge only), and what the reader can work out when asked for."""

    place: Place
    primary: bool
    exposed: bool = False
    bounds: tuple[int, int | None] | None = None
