"""Mean and limits from moving ranges of many series at once (section 3, with the fall-back of section 12.2)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rodtrad.kernel.spc.charts import CONSTANTS
from rodtrad.kernel.spc.many.groups import Floats, Groups, Signs, signs
from rodtrad.kernel.spc.settings import Settings


@dataclass(frozen=True, slots=True)
class Limits:
    """One entry for each series; NaN where it cannot be said. ``spread`` is the mean moving range."""

    centre: Floats
    spread: Floats
    lower: Floats
    upper: Floats
    close: Floats

    def sigma(self, settings: Settings) -> Floats:
        """Return one sigma of each series."""
        return (self.upper - self.centre) / settings.sigma_limits


def moving_limits(series: Groups, constant: str, settings: Settings) -> Limits:
    """Return screened limits; a moving range does not reach across a missing row of ``series``."""
    present = series.present()
    centre, close = present.means(), present.closeness()
    with np.errstate(invalid="ignore", over="ignore"):
        spread = _mean_moving_range(series, close, settings)
        far = CONSTANTS[constant] * spread
        return Limits(centre, spread, centre - far, centre + far, close)


def _mean_moving_range(series: Groups, close: Floats, settings: Settings) -> Floats:
    """Return the mean screened once; unscreened where that leaves 0 or nothing; NaN without a moving range."""
    ranges = np.abs(np.diff(series.values, prepend=np.nan))
    known = ~(series.begins() | np.isnan(ranges))
    moving = Groups(series.group[known], ranges[known], series.count)
    whole = moving.means()
    room = settings.screening * whole[moving.group] - moving.values
    screened = moving.only(room > close[moving.group]).means()
    return np.where(screened > 0, screened, whole)


def beyond(present: Groups, lower: Floats, upper: Floats, limits: Limits) -> Signs:
    """Return 1 for rows above the upper line, −1 below the lower one, else 0; a spread of 0 judges nothing."""
    group = present.group
    close = limits.close[group]
    above = signs(present.values - upper[group], close) > 0
    below = signs(present.values - lower[group], close) < 0
    return (above.astype(np.int8) - below) * (limits.spread > 0)[group]
