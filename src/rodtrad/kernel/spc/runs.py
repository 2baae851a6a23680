"""Runs analysis with the limits of Anhøj (section 2): made on every chart, with that chart's centre line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise

from rodtrad.kernel.spc.settings import Settings

_EXACT_TO = 2000
_NEGLIGIBLE = 1e-30


@dataclass(frozen=True, slots=True)
class Runs:
    """What the runs of a part say; all None without a useful point."""

    longest: int | None = None
    longest_max: int | None = None
    crossings: int | None = None
    crossings_min: int | None = None

    @property
    def signal(self) -> bool:
        """Rule 4: longest > Lmax or crossings < Cmin, strict both ways."""
        if self.longest is None or self.longest_max is None:
            return False
        if self.crossings is None or self.crossings_min is None:
            return False
        return self.longest > self.longest_max or self.crossings < self.crossings_min


def runs_of(signs: Sequence[int], settings: Settings) -> Runs:
    """Count the runs of the useful points' signs (1 or −1), put next to each other in order (rules 1 and 2)."""
    if not signs:
        return Runs()
    longest = length = 1
    crossings = 0
    for before, now in pairwise(signs):
        length = length + 1 if now == before else 1
        crossings += now != before
        longest = max(longest, length)
    n = len(signs)
    return Runs(
        longest,
        longest_allowed(n, settings.run_allowance),
        crossings,
        fewest_allowed(n, settings.crossings_share),
    )


def longest_allowed(n: int, allowance: int) -> int:
    """Rule 3, Lmax = round(log2(n)) + allowance, exact: log2 of a whole number is never halfway. ``n`` ≥ 1."""
    return (n * n).bit_length() // 2 + allowance


@cache
def fewest_allowed(n: int, share: Fraction) -> int:
    """Rule 3, Cmin: the smallest c with P(X ≤ c) ≥ share for X of Binomial(n − 1, ½). ``n`` ≥ 1."""
    return _exact_quantile(n - 1, share) if n <= _EXACT_TO else _near_quantile(n - 1, float(share))


def _exact_quantile(trials: int, share: Fraction) -> int:
    wanted = share.numerator << trials
    term = total = 1
    c = 0
    while total * share.denominator < wanted:
        c += 1
        term = term * (trials - c + 1) // c
        total += term
    return c


def _near_quantile(trials: int, share: float) -> int:
    """Add up the terms as parts of the middle one: whole numbers of thousands of figures would take minutes."""
    middle = trials // 2
    terms = [1.0]
    while terms[-1] > _NEGLIGIBLE:
        k = middle - len(terms) + 1
        terms.append(terms[-1] * k / (trials - k + 1))
    # Symmetric: the terms above the middle are those below it, and an odd number of trials has two middle ones.
    whole = 2 * math.fsum(terms) - (0 if trials % 2 else 1)
    total, below = 0.0, len(terms)
    while total < share * whole:
        below -= 1
        total += terms[below]
    return middle - below
