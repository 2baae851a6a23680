"""The rules once more, slow and straight from the text (domain/spc-rules.md), in exact fractions.

Windows are tried one after the other where the product counts runs; nothing is shared with it.
"""

from __future__ import annotations

from fractions import Fraction
from math import comb, log2

CONSTANTS = {"2.66": Fraction("2.66"), "3/1.128": Fraction(3) / Fraction("1.128")}


def exact(number):
    """Return the decimal as given."""
    return None if number is None else Fraction(repr(number))


def median(values):
    ordered = sorted(values)
    n = len(ordered)
    return ordered[n // 2] if n % 2 else (ordered[n // 2 - 1] + ordered[n // 2]) / 2


def longest_max(n):
    return round(log2(n)) + 3


def crossings_min(n):
    c = 0
    while Fraction(sum(comb(n - 1, i) for i in range(c + 1)), 2 ** (n - 1)) < Fraction(5, 100):
        c += 1
    return c


def runs(values, centre):
    """Return useful, longest, longest allowed, crossings, fewest allowed, signal (section 2)."""
    letters = "".join("u" if value > centre else "d" for value in values if value != centre)
    if not letters:
        return 0, None, None, None, None, False
    n = len(letters)
    longest = max(k for k in range(1, n + 1) if "u" * k in letters or "d" * k in letters)
    crossings = letters.replace("ud", "u|d").replace("du", "d|u").count("|")
    signal = longest > longest_max(n) or crossings < crossings_min(n)
    return n, longest, longest_max(n), crossings, crossings_min(n), signal


def limits(rows, ghosts, baseline, constant, screen):
    """Return centre, mean moving range, lower, upper (section 3, 8 and 12.2)."""
    base = [(value, ghost) for value, ghost in zip(rows, ghosts, strict=True)][:baseline]
    values = [value for value, ghost in base if value is not None and not ghost]
    if not values:
        return None, None, None, None
    centre = sum(values) / len(values)
    drawn = [value for value, ghost in base if value is None or not ghost]
    ranges = [
        abs(drawn[i] - drawn[i - 1])
        for i in range(1, len(drawn))
        if drawn[i] is not None and drawn[i - 1] is not None
    ]
    if not ranges:
        return centre, None, None, None
    mean = sum(ranges) / len(ranges)
    if screen:
        kept = [each for each in ranges if each < Fraction("3.267") * mean]
        if kept and sum(kept) > 0:
            mean = sum(kept) / len(kept)
    far = CONSTANTS[constant] * mean
    return centre, mean, centre - far, centre + far


def labels(values, centre, spread, lower, upper, length=7):
    """Return the labels of each included point, in the order of section 5."""
    n = len(values)
    astronomical, trend, zone, shift = [[None] * n for _ in range(4)]
    known = spread is not None and spread > 0
    for i, value in enumerate(values):
        if known and value > upper:
            astronomical[i] = "above"
        if known and value < lower:
            astronomical[i] = "below"
    for start in range(n - length + 1):
        window = values[start : start + length]
        if all(window[k] > window[k - 1] for k in range(1, length)):
            trend[start : start + length] = ["trend_up"] * length
        if all(window[k] < window[k - 1] for k in range(1, length)):
            trend[start : start + length] = ["trend_down"] * length
        if all(value > centre for value in window):
            shift[start : start + length] = ["shift_above"] * length
        if all(value < centre for value in window):
            shift[start : start + length] = ["shift_below"] * length
    if known:
        high, low = centre + (upper - centre) * 2 / 3, centre - (centre - lower) * 2 / 3
        for start in range(n - 2):
            window = range(start, start + 3)
            up = [i for i in window if high < values[i] <= upper]
            down = [i for i in window if lower <= values[i] < low]
            if all(values[i] > centre for i in window) and len(up) >= 2:
                for i in up:
                    zone[i] = "two_of_three_above"
            if all(values[i] < centre for i in window) and len(down) >= 2:
                for i in down:
                    zone[i] = "two_of_three_below"
    return [[each[i] for each in (astronomical, trend, zone, shift) if each[i]] for i in range(n)]
