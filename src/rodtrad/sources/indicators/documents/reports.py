"""The block of measures that other modules' reports may take: signals and targets of a place, in a table."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rodtrad.foundation.base.declarations import Period
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.render.blocks import Block, Column, Heading, Table
from rodtrad.foundation.render.values import SUPPRESSED, Value
from rodtrad.sources.indicators.choices import Status
from rodtrad.sources.indicators.documents.charts import unit_of
from rodtrad.sources.indicators.queries.measures import Line, lines_of, seen
from rodtrad.sources.indicators.rules import periods, wording

MOST = 40


def measures_of_place(actor: Actor, place: Place, period: Period) -> list[Block]:
    """Measures of the place and below with a value in the period or later: those with something to say first."""
    rows = seen(actor).exclude(item__life="retired").filter(item__place__path__startswith=place.path)
    found = list(
        rows.filter(latest_at__gte=period.first).order_by("-item__state", "item__title", "pk")[:MOST]
    )
    if not found:
        return []
    columns = (
        Column(_("Measure"), weight=2.5), Column(_("Period")), Column(_("Newest value"), numbers=True),
        Column(_("Unit")), Column(_("What it shows"), weight=2), Column(_("Against the target"), weight=2),
    )  # fmt: skip
    return [
        Heading(_("Measures")),
        Table(_("Measures"), columns, tuple(_row(line) for line in lines_of(found))),
    ]


def _row(line: Line) -> tuple[Value, ...]:
    measure, latest = line.measure, line.latest
    kept = latest is not None and latest.status == Status.SUPPRESSED
    return (
        measure.item.title, periods.said(measure.period_kind, latest.at) if latest else "",
        SUPPRESSED if kept else line.number, unit_of(measure), str(wording.VERDICTS[measure.verdict]),
        str(wording.ASSURANCES.get(measure.assurance, "")),
    )  # fmt: skip
