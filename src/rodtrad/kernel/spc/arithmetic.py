"""Sums, means and powers that neither lose an equality nor stop on numbers of any size (section 10)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction


def mean(values: Sequence[float]) -> float:
    """Return the sum, without loss, through the number of values. At least one value."""
    return ratio(values, (len(values),))


def ratio(above: Sequence[float], below: Sequence[float]) -> float:
    """Return the sum of the first through the sum of the second, each without loss."""
    try:
        return math.fsum(above) / math.fsum(below)
    except OverflowError:  # a sum beyond the largest float, though the ratio may be within
        return float(sum(map(Fraction, above)) / sum(map(Fraction, below)))


def median(values: Sequence[float]) -> float:
    """Return the middle value, or the mean of the two middle ones. At least one value."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else mean(ordered[middle - 1 : middle + 1])


def power(base: float, exponent: float) -> float:
    """Return base to the power, infinity where that is beyond the largest float. ``base`` ≥ 0."""
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return math.inf


def sign(number: float, tolerance: float) -> int:
    """Return 1, −1, or 0 when the number is as good as 0."""
    return (number > tolerance) - (number < -tolerance)
