"""What a chart shows, whatever draws it. Points that are missing or kept back are gaps, never zeros."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rodtrad.foundation.render.values import Kept, Number, said

ChartKind = Literal["line", "bar", "stacked", "dots", "control"]


@dataclass(frozen=True, slots=True)
class Series:
    """One row of values, one per label of the chart."""

    name: str
    values: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A line across the chart: a centre line, a limit or a target. ``values``: one per label, steps allowed; None
    where it is not drawn. ``strong``: in the colour of the thread, for what one aims at."""

    name: str
    values: tuple[float | None, ...]
    dashed: bool = True
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A point that stands out: of which series, at which label (both counted from 0), and what is said about it."""

    series: int
    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Words about a label of the axis: numbered on the drawing, in the table behind it in full."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """``description`` says in words what one should see. ``labels`` stand along the axis, in order.

    ``breaks``: labels (from 0) at which a new part begins; neither series nor levels are joined over them.
    ``hollow``: points that are drawn but not reckoned with, as (series, label). ``remarks``: notes on the axis.

    Raises ValueError when a series or level has another number of values than there are labels.
    """

    kind: ChartKind
    title: str
    description: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    source: str = ""
    levels: tuple[Level, ...] = ()
    marked: tuple[Mark, ...] = ()
    decimals: int | None = None
    breaks: tuple[int, ...] = ()
    hollow: tuple[tuple[int, int], ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def lines(self) -> tuple[Series | Level, ...]:
        """Series, then levels: the columns of the table behind."""
        return (*self.series, *self.levels)

    def __post_init__(self) -> None:
        for row in self.lines:
            if len(row.values) != len(self.labels):
                raise ValueError(f"{row.name}: {len(row.values)} values for {len(self.labels)} labels")

    def say(self, series: int, at: int, language: str = "sv") -> str:
        """One point in words: "mars 2026: 12 besök"."""
        value = self.series[series].values[at]
        name = f"{self.series[series].name}, " if len(self.series) > 1 else ""
        unit = f" {self.unit}" if self.unit and value is not None and not isinstance(value, Kept) else ""
        marked = [mark.text for mark in self.marked if (mark.series, mark.at) == (series, at)]
        tail = f" ({'; '.join(marked)})" if marked else ""
        return f"{name}{self.labels[at]}: {said(value, self.decimals, language)}{unit}{tail}"
