"""Flat arrays of many series, and sums, means, medians and longest runs of each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rodtrad.kernel.spc.settings import TOLERANCE

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
Signs = NDArray[np.int8]
_LARGE = 2.0**64


@dataclass(frozen=True, slots=True)
class Groups:
    """``group[k]`` is the number of the series (from 0, rising) that row k belongs to, of ``count`` series.

    ``values`` has one entry for each row, NaN where it is missing.
    """

    group: Whole
    values: Floats
    count: int

    def sizes(self) -> Whole:
        """Return the rows of each series."""
        return np.bincount(self.group, minlength=self.count)

    def only(self, kept: Flags) -> Groups:
        """Return the same series with the kept rows only."""
        return Groups(self.group[kept], self.values[kept], self.count)

    def present(self) -> Groups:
        """Return the same series without their missing rows."""
        return self.only(~np.isnan(self.values))

    def means(self) -> Floats:
        """Return the mean of each series without missing rows; NaN where there is none."""
        sizes = self.sizes()
        with np.errstate(invalid="ignore", over="ignore"):
            found: Floats = np.bincount(self.group, weights=self.values, minlength=self.count) / sizes
            if np.isinf(found).any():  # the sum is beyond the largest float, the mean is not
                small = np.bincount(self.group, weights=self.values / _LARGE, minlength=self.count)
                found = small / sizes * _LARGE
        return found

    def medians(self) -> Floats:
        """Return the median of each series without missing rows; NaN where there is none."""
        found = np.full(self.count, np.nan)
        sizes = self.sizes()
        width = 0
        while (sizes > width).any():
            # Series of similar size are sorted together, as rows filled up to a power of two.
            narrow, width = width, max(8, 2 * width)
            some = (sizes > narrow) & (sizes <= width)
            found[some] = _middles(self.values[some[self.group]], sizes[some], width)
        return found

    def largest(self) -> Floats:
        """Return the largest value, regardless of sign, of each series without missing rows; 0 where there is none."""
        found = np.zeros(self.count)
        sizes = self.sizes()
        some = sizes > 0
        if some.any():
            found[some] = np.maximum.reduceat(np.abs(self.values), (np.cumsum(sizes) - sizes)[some])
        return found

    def closeness(self) -> Floats:
        """Return for each series the difference below which two numbers are equal (see ``TOLERANCE``)."""
        return TOLERANCE * self.largest()

    def begins(self) -> Flags:
        """Say of each row whether it is the first of its series."""
        first = np.ones(len(self.group), bool)
        first[1:] = self.group[1:] != self.group[:-1]
        return first


def signs(numbers: Floats, close: Floats) -> Signs:
    """Return 1, −1, or 0 where the number is as good as 0 (or NaN)."""
    return (numbers > close).astype(np.int8) - (numbers < -close)


def stretches(values: Signs, begins: Flags) -> tuple[Whole, Whole]:
    """Return where each stretch of equal values starts, and its length; a new series begins a new one."""
    new = begins.copy()
    new[1:] |= values[1:] != values[:-1]
    starts = np.flatnonzero(new)
    return starts, np.diff(starts, append=len(values))


def _middles(values: Floats, sizes: Whole, width: int) -> Floats:
    grid = np.full((len(sizes), width), np.inf)
    grid[np.arange(width) < sizes[:, None]] = values
    grid.sort(axis=1)
    rows = np.arange(len(sizes))
    lower, upper = grid[rows, (sizes - 1) // 2], grid[rows, sizes // 2]
    return np.where(sizes % 2, lower, lower / 2 + upper / 2)
