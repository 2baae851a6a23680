"""One series to its chart: parts, centre lines, limits, runs, labels, reserves (section 14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from rodtrad.kernel.spc.arithmetic import sign
from rodtrad.kernel.spc.fit import FITS, Fit, Stretch, from_t_scale, to_t_scale
from rodtrad.kernel.spc.plan import Misuse, Plan
from rodtrad.kernel.spc.rules import Included, labels_of, outside
from rodtrad.kernel.spc.runs import runs_of
from rodtrad.kernel.spc.series import Chart, Part, Point, Row, observed
from rodtrad.kernel.spc.settings import DEFAULT, Settings
from rodtrad.kernel.spc.verdicts import assurance, variation


def chart_of(rows: Sequence[Row], plan: Plan, settings: Settings = DEFAULT) -> Chart:
    """Return the chart of the rows, which are in order of t. Raises Misuse: a baseline together with parts."""
    starts = part_starts(rows)
    if plan.freeze is not None and len(starts) > 1:
        raise Misuse("en fryst basperiod hör till en serie med en enda del")
    values = observed(rows, plan.kind)
    parts: list[Part] = []
    points: list[list[Point]] = []
    for number, (start, end) in enumerate(pairwise([*starts, len(rows)]), start=1):
        part, its_points = _part(number, rows[start:end], values[start:end], plan, settings)
        parts.append(part)
        points.append(its_points)
    return Chart(
        chart=plan.kind.name,
        rules=plan.rules.name,
        constant=plan.constant,
        screen=plan.screen,
        variation=variation(plan, parts[-1], points[-1]) if parts else None,
        assurance=assurance(plan, parts[-1]) if parts else None,
        parts=tuple(parts),
        points=tuple(chain.from_iterable(points)),
    )


def part_starts(rows: Sequence[Row]) -> list[int]:
    """Return where each part begins (from 0): a change of label begins one, a row without label continues."""
    starts = [0] if rows else []
    label = rows[0].phase if rows else None
    for place, row in enumerate(rows):
        if row.phase is not None and row.phase != label:
            label = row.phase
            starts.append(place)
    return starts


@dataclass(frozen=True, slots=True)
class _Work:
    """One part under work: its rows, their y, both on the scale of comparison, and the fitted lines."""

    number: int
    rows: Sequence[Row]
    ys: Sequence[float | None]
    stretch: Stretch
    fit: Fit
    plan: Plan
    settings: Settings


def _part(
    number: int, rows: Sequence[Row], ys: Sequence[float | None], plan: Plan, settings: Settings
) -> tuple[Part, list[Point]]:
    stretch = _stretch(rows, ys, plan, settings)
    fit = FITS[plan.kind.name](stretch, plan, settings)
    work = _Work(number, rows, ys, stretch, fit, plan, settings)
    judged = _included(stretch, fit)
    kept = (place for place, value in enumerate(stretch.values) if value is not None)
    found = zip(labels_of(judged, plan.rules), outside(judged, plan.rules), strict=True)
    said = dict(zip(kept, found, strict=True))
    points = [_point(work, place, said.get(place)) for place in range(len(rows))]
    return _part_of(work, [side for side in judged.sides if side], points[0]), points


def _stretch(rows: Sequence[Row], ys: Sequence[float | None], plan: Plan, settings: Settings) -> Stretch:
    values = [None if row.ghost else y for row, y in zip(rows, ys, strict=True)]
    if plan.kind.name == "t":
        values = [None if value is None else to_t_scale(value, settings) for value in values]
    return Stretch(
        values=values,
        gaps=[y is None for y in ys],
        nums=[row.num for row in rows],
        dens=[row.den for row in rows],
        baseline=len(rows) if plan.freeze is None else min(plan.freeze, len(rows)),
    )


def _included(stretch: Stretch, fit: Fit) -> Included:
    close = stretch.tolerance()
    kept = [(value, band) for value, band in zip(stretch.values, fit.bands, strict=True) if value is not None]
    return Included(
        values=[value for value, _ in kept],
        sides=[0 if fit.centre is None else sign(value - fit.centre, close) for value, _ in kept],
        bands=[band if fit.judges else None for _, band in kept],
        tolerance=close,
    )


def _point(work: _Work, place: int, said: tuple[tuple[str, ...], int] | None) -> Point:
    """Return the row as a point; ``said`` holds its labels and whether it is outside, None unless included."""
    centre, lower, upper, lower_2s, upper_2s = _lines(work, place)
    labels, beyond = said or ((), 0)
    return Point(
        t=work.rows[place].t,
        part=work.number,
        y=work.ys[place],
        centre_line=centre,
        lower=lower,
        upper=upper,
        lower_2s=lower_2s,
        upper_2s=upper_2s,
        included=said is not None,
        outside=None if said is None else bool(beyond),
        label=next(iter(labels), None),
        labels=labels,
    )


def _lines(work: _Work, place: int) -> list[float | None]:
    """Return centre line, limits and two-sigma lines of a row as they are drawn."""
    band = work.fit.bands[place]
    ends = (band.lower, band.upper, band.lower_2s, band.upper_2s) if band else (None,) * 4
    lines = [work.fit.centre, *ends]
    if work.plan.kind.name != "t":
        return lines
    return [None if line is None else from_t_scale(line, work.settings) for line in lines]


def _part_of(work: _Work, useful: Sequence[int], first: Point) -> Part:
    """Return the part; ``useful`` holds the sides of its useful points, ``first`` its first row."""
    runs = runs_of(useful, work.settings)
    included = sum(value is not None for value in work.stretch.values)
    base = len(work.stretch.base())
    kind, settings = work.plan.kind, work.settings
    short_baseline = work.plan.freeze is not None and base < settings.settled_baseline_from
    return Part(
        part=work.number,
        phase=work.rows[0].phase,
        from_t=work.rows[0].t,
        to_t=work.rows[-1].t,
        n_obs=sum(y is None or not row.ghost for row, y in zip(work.rows, work.ys, strict=True)),
        n_useful=len(useful),
        centre_line=first.centre_line,
        lower=None if kind.shares else first.lower,
        upper=None if kind.shares else first.upper,
        longest_run=runs.longest,
        longest_run_max=runs.longest_max,
        n_crossings=runs.crossings,
        n_crossings_min=runs.crossings_min,
        runs_signal=runs.signal,
        limits_shown=kind.limits and base >= settings.limits_shown_from and work.fit.spread,
        limits_provisional=kind.limits and (included < settings.settled_limits_from or short_baseline),
        verdict_shown=len(useful) >= settings.verdict_from,
    )
