"""Runs analysis of many series at once (section 2)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rodtrad.kernel.spc import runs as one
from rodtrad.kernel.spc.many.groups import Flags, Floats, Groups, Whole, signs, stretches
from rodtrad.kernel.spc.settings import Settings


@dataclass(frozen=True, slots=True)
class RunCounts:
    """One entry for each series; without a useful point only ``useful`` (0) and ``signal`` (false) mean anything."""

    useful: Whole
    longest: Whole
    longest_max: Whole
    crossings: Whole
    crossings_min: Whole
    signal: Flags


def run_counts(present: Groups, centres: Floats, close: Floats, settings: Settings) -> RunCounts:
    """Count the runs about the centre line of each series; rows on the line are left out first."""
    sides = signs(present.values - centres[present.group], close[present.group])
    off = sides != 0
    useful = present.only(off)
    starts, lengths = stretches(sides[off], useful.begins())
    runs = Groups(useful.group[starts], lengths.astype(float), present.count)
    number = useful.sizes()
    longest = runs.largest().astype(np.int64)
    crossings = runs.sizes() - 1
    distinct, place = np.unique(number, return_inverse=True)
    longest_max = np.array(
        [one.longest_allowed(max(n, 1), settings.run_allowance) for n in distinct.tolist()]
    )
    crossings_min = np.array(
        [one.fewest_allowed(max(n, 1), settings.crossings_share) for n in distinct.tolist()]
    )
    signal = (number > 0) & ((longest > longest_max[place]) | (crossings < crossings_min[place]))
    return RunCounts(number, longest, longest_max[place], crossings, crossings_min[place], signal)
