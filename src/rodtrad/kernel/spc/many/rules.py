"""The four rules of section 5 on many series at once; each returns 1, −1 or 0 for every row that has a value."""

from __future__ import annotations

import numpy as np

from rodtrad.kernel.spc.charts import RuleSet
from rodtrad.kernel.spc.many.groups import Flags, Groups, Signs, stretches
from rodtrad.kernel.spc.many.limits import Limits, beyond
from rodtrad.kernel.spc.settings import Settings


def shift(present: Groups, sides: Signs, rules: RuleSet) -> Signs:
    """Rule 2: the sides in stretches that are long enough."""
    return _in_long_stretches(sides, present.begins(), rules.shift)


def trend(present: Groups, rules: RuleSet) -> Signs:
    """Rule 3: steps in stretches that are long enough, and the point before the first step of each."""
    first = present.begins()
    steps = np.zeros(len(present.values), np.int8)
    steps[1:] = (present.values[1:] > present.values[:-1]).astype(np.int8) - (
        present.values[1:] < present.values[:-1]
    )
    steps[first] = 0  # no step leads into a series, and the 0 parts it from the one before
    long = _in_long_stretches(steps, first, rules.trend - 1)
    after = np.zeros_like(long)
    after[:-1] = long[1:]
    return np.where(after != 0, after, long)  # where two trends meet: the later one


def two_of_three(present: Groups, sides: Signs, limits: Limits, rules: RuleSet, settings: Settings) -> Signs:
    """Rule 4: those beyond two sigma and not beyond three in windows on one side with enough of them."""
    near = settings.sigma_warning * limits.sigma(settings)
    zone = beyond(present, limits.centre - near, limits.centre + near, limits)
    zone[beyond(present, limits.lower, limits.upper, limits) != 0] = 0
    width = rules.zone_window
    windows = len(zone) - width + 1
    if windows < 1:
        return np.zeros_like(zone)
    whole = present.group[width - 1 :] == present.group[:windows]
    inside = np.zeros(windows, np.int64)
    for place in range(width):
        whole &= sides[place : place + windows] == sides[:windows]
        inside += zone[place : place + windows] != 0
    fires = whole & (inside >= rules.zone_points)
    near_one = np.zeros(len(zone), bool)
    for place in range(width):
        near_one[place : place + windows] |= fires
    return np.where(near_one, zone, 0).astype(np.int8)


def _in_long_stretches(values: Signs, begins: Flags, points: int) -> Signs:
    _, lengths = stretches(values, begins)
    return np.where(np.repeat(lengths >= points, lengths), values, 0).astype(np.int8)
