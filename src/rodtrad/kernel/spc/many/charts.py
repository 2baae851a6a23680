"""The three charts of a batch, each with its defaults (section 14.1); arrays with one entry for each series."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rodtrad.kernel.spc.charts import CHARTS, NHS
from rodtrad.kernel.spc.many import rules
from rodtrad.kernel.spc.many.groups import Flags, Floats, Groups, Signs, Whole, signs
from rodtrad.kernel.spc.many.limits import Limits, beyond, moving_limits
from rodtrad.kernel.spc.many.runs import RunCounts, run_counts
from rodtrad.kernel.spc.settings import DEFAULT, Settings

LETTERS = {
    "outside": (b"A", b"B"),
    "trend": (b"U", b"D"),
    "two_of_three": (b"t", b"b"),
    "shift": (b"s", b"z"),
}
"""Up or above, and down or below, in a batch."""
NO_LETTER = b"."


@dataclass(frozen=True, slots=True)
class Runs:
    """Run chart: ``sizes`` counts all rows, missing ones included (n_obs)."""

    sizes: Whole
    centre: Floats
    runs: RunCounts


@dataclass(frozen=True, slots=True)
class Individuals:
    """I chart under anhoej; ``outside`` has one entry for each row."""

    sizes: Whole
    limits: Limits
    runs: RunCounts
    outside: Flags


@dataclass(frozen=True, slots=True)
class Xmr:
    """XmR chart under nhs; ``sizes`` counts the rows with a value, and ``letters`` (ASCII) has one for each."""

    sizes: Whole
    limits: Limits
    short: Flags
    letters: NDArray[np.uint8]


def run_charts(series: Groups, settings: Settings = DEFAULT) -> Runs:
    """Chart every series as a run chart."""
    present = series.present()
    centre = present.medians()
    return Runs(series.sizes(), centre, run_counts(present, centre, present.closeness(), settings))


def i_charts(series: Groups, settings: Settings = DEFAULT) -> Individuals:
    """Chart every series as an I chart; missing rows stay and break the moving range."""
    limits = moving_limits(series, CHARTS["i"].constants[0], settings)
    present = series.present()
    outside = np.zeros(len(series.values), bool)
    outside[~np.isnan(series.values)] = beyond(present, limits.lower, limits.upper, limits) != 0
    runs = run_counts(present, limits.centre, limits.close, settings)
    return Individuals(series.sizes(), limits, runs, outside)


def xmr_charts(series: Groups, settings: Settings = DEFAULT) -> Xmr:
    """Chart every series as an XmR chart; missing rows are left out first, and moving ranges bridge them."""
    present = series.present()
    limits = moving_limits(present, CHARTS["xmr"].constants[0], settings)
    sides = signs(present.values - limits.centre[present.group], limits.close[present.group])
    held: dict[str, Signs] = {
        "outside": beyond(present, limits.lower, limits.upper, limits),
        "trend": rules.trend(present, NHS),
        "two_of_three": rules.two_of_three(present, sides, limits, NHS, settings),
        "shift": rules.shift(present, sides, NHS),
    }
    letters = np.full(len(present.values), ord(NO_LETTER), np.uint8)
    for name in reversed(NHS.labels):
        up, down = LETTERS[name]
        letters[held[name] > 0] = ord(up)
        letters[held[name] < 0] = ord(down)
    sizes = present.sizes()
    return Xmr(sizes, limits, sizes < settings.short_group_below, letters)
