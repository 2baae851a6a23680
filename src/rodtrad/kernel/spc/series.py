"""What goes into a chart and what comes out: rows, and the chart with its parts and points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from rodtrad.kernel.spc.charts import VALUE_OR_SHARE, ChartKind


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a series, in order of t; None is a missing value.

    A phase of None continues the one before. A ghosted row is drawn but takes no part in anything.
    """

    t: int
    value: float | None = None
    num: float | None = None
    den: float | None = None
    phase: str | None = None
    ghost: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch with its own centre line; keys and words as in issue and domain page (section 14)."""

    part: int
    phase: str | None
    from_t: int
    to_t: int
    n_obs: int
    n_useful: int
    centre_line: float | None
    lower: float | None
    upper: float | None
    longest_run: int | None
    longest_run_max: int | None
    n_crossings: int | None
    n_crossings_min: int | None
    runs_signal: bool
    limits_shown: bool
    limits_provisional: bool
    verdict_shown: bool


@dataclass(frozen=True, slots=True)
class Point:
    """One row as it is drawn and judged."""

    t: int
    part: int
    y: float | None
    centre_line: float | None
    lower: float | None
    upper: float | None
    lower_2s: float | None
    upper_2s: float | None
    included: bool
    outside: bool | None
    label: str | None
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """All that the rules say about a series."""

    chart: str
    rules: str
    constant: str | None
    screen: bool | None
    variation: str | None
    assurance: str | None
    parts: tuple[Part, ...]
    points: tuple[Point, ...]


def observed(rows: Sequence[Row], kind: ChartKind) -> list[float | None]:
    """Return y of every row: the value, or num/den; None where it is missing or den is 0."""
    if reads_shares(rows, kind):
        return [share(row) for row in rows]
    return [row.value for row in rows]


def reads_shares(rows: Sequence[Row], kind: ChartKind) -> bool:
    """Say whether y is num/den: always on p, u and the primed, on run, i and xmr when no row has a value."""
    return kind.shares or (kind.name in VALUE_OR_SHARE and all(row.value is None for row in rows))


def share(row: Row) -> float | None:
    """Return num/den, or None when either is missing or den is 0."""
    return None if row.num is None or not row.den else row.num / row.den


def as_dict(chart: Chart) -> dict[str, Any]:
    """Return the chart as plain values for JSON, keys in the order of the issue; what is not finite is None."""
    return {
        **_plain(chart, _CHART_KEYS),
        "parts": [_plain(part, _PART_KEYS) for part in chart.parts],
        "points": [_plain(point, _POINT_KEYS) for point in chart.points],
    }


_CHART_KEYS = tuple(each.name for each in fields(Chart) if each.name not in ("parts", "points"))
_PART_KEYS = tuple(each.name for each in fields(Part))
_POINT_KEYS = tuple(each.name for each in fields(Point))


def _plain(thing: Chart | Part | Point, keys: Sequence[str]) -> dict[str, Any]:
    found = {key: getattr(thing, key) for key in keys}
    for key, value in found.items():
        if type(value) is float:
            found[key] = value + 0.0 if math.isfinite(value) else None  # + 0.0: no -0.0
    return found
