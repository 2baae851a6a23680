"""Centre line and limits of one part, chart by chart (sections 2, 3, 4 and 13)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rodtrad.kernel.spc.arithmetic import mean, median, power, ratio, sign
from rodtrad.kernel.spc.charts import CONSTANTS
from rodtrad.kernel.spc.plan import Plan
from rodtrad.kernel.spc.settings import TOLERANCE, Settings


@dataclass(frozen=True, slots=True)
class Band:
    """The limits of a point, on the scale on which it is compared."""

    lower: float
    upper: float
    lower_2s: float
    upper_2s: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """The rows of one part on the scale on which they are compared.

    ``values`` is None where a row is not included; ``gaps`` says which rows are missing (a moving range does
    not reach across them, as it does across ghosted ones). The first ``baseline`` rows give line and limits.
    """

    values: Sequence[float | None]
    gaps: Sequence[bool]
    nums: Sequence[float | None]
    dens: Sequence[float | None]
    baseline: int

    def base(self) -> list[float]:
        """Return the included values of the baseline."""
        return [value for value in self.values[: self.baseline] if value is not None]

    def tolerance(self) -> float:
        """Return the difference below which two numbers of this part are equal."""
        return TOLERANCE * max((abs(value) for value in self.values if value is not None), default=0.0)


@dataclass(frozen=True, slots=True)
class Fit:
    """Centre line and limits; a band is None where the row has none.

    ``spread``: there is a variation above 0. ``judges``: a point can be outside; with moving ranges of 0 only
    the line is drawn and nothing is (section 12.2).
    """

    centre: float | None
    bands: Sequence[Band | None]
    spread: bool = False
    judges: bool = True


def fit_run(stretch: Stretch, _plan: Plan, _settings: Settings) -> Fit:
    """Section 2: the median, and no limits."""
    base = stretch.base()
    return Fit(median(base) if base else None, [None] * len(stretch.values))


def fit_moving(stretch: Stretch, plan: Plan, settings: Settings) -> Fit:
    """Section 3, charts i, xmr and, on its own scale, t: mean ± constant × mean moving range."""
    base = stretch.base()
    centre = mean(base) if base else None
    spread = mean_moving_range(
        moving_ranges(stretch.values, stretch.gaps, stretch.baseline),
        plan.screen,
        stretch.tolerance(),
        settings,
    )
    if centre is None or spread is None:
        return Fit(centre, [None] * len(stretch.values))
    sigma = CONSTANTS[plan.constant or ""] * spread / settings.sigma_limits
    lowest = 0.0 if plan.kind.name == "t" else -math.inf
    band = _band(centre, sigma, settings, lowest, math.inf)
    return Fit(centre, [band] * len(stretch.values), spread > 0, spread > 0)


def fit_count(stretch: Stretch, _plan: Plan, settings: Settings) -> Fit:
    """Section 4, c: mean count ± 3 √mean, the lower limit cut to 0."""
    base = stretch.base()
    if not base:
        return Fit(None, [None] * len(stretch.values))
    centre = mean(base)
    band = _band(centre, math.sqrt(centre), settings, 0.0, math.inf)
    return Fit(centre, [band] * len(stretch.values), centre > 0)


def fit_gaps(stretch: Stretch, _plan: Plan, settings: Settings) -> Fit:
    """Section 13, g: limits around the mean, m ± 3 √(m (m + 1)), but the median as centre line."""
    base = stretch.base()
    if not base:
        return Fit(None, [None] * len(stretch.values))
    m = mean(base)
    band = _band(m, math.sqrt(m * (m + 1)), settings, 0.0, math.inf)
    return Fit(median(base), [band] * len(stretch.values), m > 0)


def fit_shares(stretch: Stretch, plan: Plan, settings: Settings) -> Fit:
    """Section 4, p, u and the primed ones: pooled centre line, limits of each point by its denominator."""
    base = [place for place in range(stretch.baseline) if stretch.values[place] is not None]
    if not base:
        return Fit(None, [None] * len(stretch.values))
    centre = ratio(
        [stretch.nums[place] or 0.0 for place in base], [stretch.dens[place] or 0.0 for place in base]
    )
    is_share = plan.kind.name in ("p", "pp")
    variance = max(centre * (1 - centre), 0.0) if is_share else centre
    sigmas = [
        None if gap or not den else math.sqrt(variance / den)
        for gap, den in zip(stretch.gaps, stretch.dens, strict=True)
    ]
    factor = _laney_factor(stretch, centre, sigmas, plan, settings) if plan.kind.screens else 1.0
    bands = [
        None
        if sigma is None or factor is None
        else _band(centre, sigma * factor, settings, 0.0, 1.0 if is_share else math.inf)
        for sigma in sigmas
    ]
    return Fit(centre, bands, variance > 0 and bool(factor), factor != 0)


FITS: Mapping[str, Callable[[Stretch, Plan, Settings], Fit]] = {
    "run": fit_run,
    "i": fit_moving,
    "xmr": fit_moving,
    "t": fit_moving,
    "p": fit_shares,
    "pp": fit_shares,
    "u": fit_shares,
    "up": fit_shares,
    "c": fit_count,
    "g": fit_gaps,
}


def moving_ranges(values: Sequence[float | None], gaps: Sequence[bool], baseline: int) -> list[float]:
    """Return the differences of neighbours in the baseline: over ghosted rows, never over missing ones."""
    ranges = []
    before: float | None = None
    for value, gap in zip(values[:baseline], gaps, strict=False):
        if value is not None and before is not None:
            ranges.append(abs(value - before))
        if value is not None or gap:
            before = value
    return ranges


def mean_moving_range(
    ranges: Sequence[float], screen: bool | None, tolerance: float, settings: Settings
) -> float | None:
    """Return the mean, screened once when asked; unscreened where that leaves 0 or nothing (section 12.2)."""
    if not ranges:
        return None
    whole = mean(ranges)
    if not screen:
        return whole
    kept = [each for each in ranges if sign(settings.screening * whole - each, tolerance) > 0]
    return (mean(kept) if kept else 0.0) or whole


def to_t_scale(value: float, settings: Settings) -> float:
    """Return y on the scale of the t chart, y^(1/3.6)."""
    return power(value, 1 / settings.t_power)


def from_t_scale(value: float, settings: Settings) -> float:
    """Return a line of the t chart as time again; limits below 0 are 0 already."""
    return power(value, settings.t_power)


def _band(centre: float, sigma: float, settings: Settings, lowest: float, highest: float) -> Band | None:
    far, near = settings.sigma_limits * sigma, settings.sigma_warning * sigma
    ends = (centre - far, centre + far, centre - near, centre + near)
    if not all(map(math.isfinite, ends)):
        return None
    return Band(*(min(max(end, lowest), highest) for end in ends))


def _laney_factor(
    stretch: Stretch, centre: float, sigmas: Sequence[float | None], plan: Plan, settings: Settings
) -> float | None:
    """Section 4, s_z = mean moving range of z through 1.128; None without a moving range."""
    close = stretch.tolerance()
    z = [
        None
        if value is None
        else 0.0
        if not sigma or not sign(value - centre, close)
        else (value - centre) / sigma
        for value, sigma in zip(stretch.values, sigmas, strict=True)
    ]
    close_z = TOLERANCE * max((abs(each) for each in z if each is not None), default=0.0)
    spread = mean_moving_range(
        moving_ranges(z, stretch.gaps, stretch.baseline), plan.screen, close_z, settings
    )
    return None if spread is None else spread / settings.laney_divisor
