"""The axis of values: round steps that hold every point."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rodtrad.foundation.render.charts.spec import ChartSpec
from rodtrad.foundation.render.values import number

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``low`` to ``high`` in equal steps."""

    low: float
    high: float
    step: float

    @property
    def ticks(self) -> tuple[float, ...]:
        count = round((self.high - self.low) / self.step)
        return tuple(round(self.low + self.step * place, 10) for place in range(count + 1))

    def share(self, value: float) -> float:
        """Where the value lies: 0 at the bottom, 1 at the top."""
        return (value - self.low) / (self.high - self.low)


def extremes(spec: ChartSpec) -> tuple[float, float]:
    """The lowest and highest value that must be seen. Bars begin at zero; lines do when it is near."""
    if spec.kind == "stacked":
        columns = zip(*(row.values for row in spec.series), strict=True)
        found = [sum(number(value) or 0.0 for value in column) for column in columns]
    else:
        found = [value for row in spec.series for each in row.values if (value := number(each)) is not None]
    found += [value for level in spec.levels for value in level.values if value is not None]
    if not found:
        return 0.0, 1.0
    low, high = min(found), max(found)
    if spec.kind in ("bar", "stacked") or 0 <= low < 0.6 * high:
        low, high = min(low, 0.0), max(high, 0.0)
    return low, high


def scale_of(spec: ChartSpec, most_ticks: int = 6) -> Scale:
    """A scale with at most ``most_ticks`` steps."""
    low, high = extremes(spec)
    if high == low:
        high = low + 1.0
    rough = (high - low) / most_ticks
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * each for each in _STEPS if power * each >= rough * 0.999)
    return Scale(math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step, step)
