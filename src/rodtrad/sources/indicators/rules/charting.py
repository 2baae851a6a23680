"""From values to the chart of kernel.spc, in the measure's own terms. The one engine of page, file, list and signal."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from rodtrad.kernel import spc
from rodtrad.sources.indicators.choices import EVENT_CHARTS, SHARE_CHARTS, Status
from rodtrad.sources.indicators.rules import periods
from rodtrad.sources.indicators.rules.spots import Spot


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a line is charted. ``direction``: up, down, none; ``target`` in the unit that is shown."""

    chart: str
    period_kind: str
    per: int = 1
    rules: str = ""
    constant: str = ""
    screen: bool = True
    freeze: int = 0
    direction: str = "none"
    target: float | None = None
    phases: Mapping[date, str] | None = None
    ghosts: Collection[date] = ()


@dataclass(frozen=True, slots=True)
class Charted:
    """A chart with the periods of its points. ``scale``: from the numbers of the chart to those that are shown."""

    chart: spc.Chart
    spots: tuple[Spot, ...]
    scale: float
    wanted: Wanted
    refused: str = ""

    @property
    def last_part(self) -> spc.Part | None:
        return self.chart.parts[-1] if self.chart.parts else None

    def y(self, at: int) -> float | None:
        """The point as it is shown."""
        value = self.chart.points[at].y
        return None if value is None else value * self.scale


NUMBERS = (
    "run-allowance", "crossings-percent", "screening", "sigma-limits", "sigma-warning", "laney-divisor", "t-power",
    "limits-shown-from", "settled-limits-from", "settled-baseline-from", "verdict-from", "shift", "trend",
    "zone-points", "zone-window",
)  # fmt: skip
"""The numbers of the charts that a place may change; those with decimals are kept in thousandths."""


def engine_settings(numbers: Mapping[str, int]) -> spc.Settings:
    """The engine's numbers from the place's settings (name without "indicators.")."""

    def thousandths(name: str) -> float:
        return numbers[name] / 1000

    return spc.Settings(
        run_allowance=numbers["run-allowance"], crossings_share=Fraction(numbers["crossings-percent"], 100),
        screening=thousandths("screening"), sigma_limits=thousandths("sigma-limits"),
        sigma_warning=thousandths("sigma-warning"), laney_divisor=thousandths("laney-divisor"),
        t_power=thousandths("t-power"), limits_shown_from=numbers["limits-shown-from"],
        settled_limits_from=numbers["settled-limits-from"], settled_baseline_from=numbers["settled-baseline-from"],
        verdict_from=numbers["verdict-from"],
    )  # fmt: skip


def chart(spots: Sequence[Spot], wanted: Wanted, numbers: Mapping[str, int]) -> Charted:
    """The chart of a line, its gaps filled with rows without a value.

    ``refused`` says why another chart had to do: a run chart is drawn when the numbers do not fit the chosen one.
    """
    shares = _reads_shares(spots)
    filled = tuple(spots) if wanted.chart in EVENT_CHARTS else tuple(_filled(spots, wanted.period_kind))
    why = _misfit(filled, wanted, shares)
    if why:
        wanted = replace(wanted, chart="run", rules="anhoej", constant="", freeze=0)
    rows = _rows(filled, wanted, shares)
    made = spc.chart_of(rows, _plan(wanted, shares, rows, numbers), engine_settings(numbers))
    return Charted(made, filled, wanted.per if shares else 1.0, wanted, why)


def _reads_shares(spots: Sequence[Spot]) -> bool:
    return not any(spot.value is not None for spot in spots) and any(spot.den is not None for spot in spots)


def _filled(spots: Sequence[Spot], kind: str) -> list[Spot]:
    if not spots:
        return []
    known = {spot.at: spot for spot in spots}
    return [
        known.get(at) or Spot(at, Status.MISSING) for at in periods.between(kind, spots[0].at, spots[-1].at)
    ]


def _misfit(spots: Sequence[Spot], wanted: Wanted, shares: bool) -> str:
    """Why the numbers do not fit the chart, as a key of wording.MISFITS; "" when they do."""
    given = [spot for spot in spots if spot.status == Status.GIVEN]
    if wanted.chart in SHARE_CHARTS and given and not shares:
        return "needs-shares"
    if wanted.chart in ("c", "g", "t") and shares:
        return "needs-value"
    if wanted.chart in ("p", "pp") and any((spot.num or 0) > (spot.den or 0) for spot in given):
        return "more-than-all"
    numbers = [spot.value for spot in given if spot.value is not None]
    if wanted.chart in ("c", "g") and any(number < 0 or not number.is_integer() for number in numbers):
        return "whole"
    return "above-zero" if wanted.chart == "t" and any(number <= 0 for number in numbers) else ""


def _rows(spots: Sequence[Spot], wanted: Wanted, shares: bool) -> list[spc.Row]:
    """One row a period. When some values are finished shares, all are taken as numbers."""
    rows, label = [], None
    phases = wanted.phases or {}
    for t, spot in enumerate(spots, start=1):
        begun = [at for at in phases if at <= spot.at]
        label = phases[max(begun)] if begun else "0" if phases else None
        ghost = spot.at in wanted.ghosts
        if shares:
            rows.append(spc.Row(t, None, spot.num, spot.den or None, phase=label, ghost=ghost))
        else:
            rows.append(spc.Row(t, spot.number(wanted.per), phase=label, ghost=ghost))
    return rows


def _plan(wanted: Wanted, shares: bool, rows: Sequence[spc.Row], numbers: Mapping[str, int]) -> spc.Plan:
    kind = spc.CHARTS[wanted.chart]
    rules = wanted.rules if wanted.rules in kind.rule_sets else kind.rule_sets[0]
    more: dict[str, Any] = {}
    if rules == "nhs":
        target = None if wanted.target is None else wanted.target / (wanted.per if shares else 1)
        more = {"direction": wanted.direction, "target": target}
    parts = len({row.phase for row in rows})
    plan = spc.make_plan(
        wanted.chart, rules=rules, constant=wanted.constant if wanted.constant in kind.constants else None,
        screen=wanted.screen if kind.screens else None,
        freeze=wanted.freeze if wanted.freeze and parts < 2 else None, **more,
    )  # fmt: skip
    own = replace(plan.rules, shift=numbers["shift"], trend=numbers["trend"],
                  zone_points=numbers["zone-points"], zone_window=numbers["zone-window"])  # fmt: skip
    return replace(plan, rules=own)
