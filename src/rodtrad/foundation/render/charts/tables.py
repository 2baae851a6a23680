"""The table behind a chart: the same numbers, for those who read rather than look."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rodtrad.foundation.render.blocks import Column, Table
from rodtrad.foundation.render.charts.spec import ChartSpec
from rodtrad.foundation.render.values import Value


def table_of(spec: ChartSpec) -> Table:
    """One row per label, one column per series and level, and what is said of marked points."""
    unit = f" ({spec.unit})" if spec.unit else ""
    named = [row.name + unit for row in spec.lines]
    columns = [Column(_("Point")), *(Column(name, numbers=True) for name in named)]
    told = [(mark.at, mark.text) for mark in spec.marked] + [(each.at, each.text) for each in spec.remarks]
    if told:
        columns.append(Column(_("Remark")))
    rows: list[tuple[Value, ...]] = []
    for at, label in enumerate(spec.labels):
        values: list[Value] = [label, *(row.values[at] for row in spec.lines)]
        if told:
            values.append("; ".join(text for place, text in told if place == at))
        rows.append(tuple(values))
    return Table(spec.title, tuple(columns), tuple(rows))
