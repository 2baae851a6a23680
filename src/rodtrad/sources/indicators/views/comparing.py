"""Comparing a measure with its past and its target, and its parts with each other."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from rodtrad.foundation.org.permissions import may
from rodtrad.foundation.render.blocks import Chart
from rodtrad.sources.indicators.choices import Status
from rodtrad.sources.indicators.documents.charts import look_of, parts_spec, spec_of, unit_of
from rodtrad.sources.indicators.models import Aim, Measure
from rodtrad.sources.indicators.permissions import ENTER
from rodtrad.sources.indicators.queries import charts, comparing, fetching, readings
from rodtrad.sources.indicators.queries.compared import compared_of
from rodtrad.sources.indicators.queries.measures import measure_by_code
from rodtrad.sources.indicators.rules import periods, wording
from rodtrad.sources.indicators.views.common import drawn, tabs

MOST_LINES = 6


@require_GET
@login_required
def compare(request: HttpRequest, code: str) -> HttpResponse:
    """The newest value against others, then sexes, ages and units: the ends first. One part can be charted alone."""
    measure = measure_by_code(request.actor, code)
    strands = readings.strands_of(measure)
    total = next((strand for strand in strands if not strand.dimension), None)
    aims = Aim.objects.filter(measure=measure, retired=False)
    found = comparing.compared(measure, total, list(aims))
    part = next(
        (each for each in strands if each.dimension and each.split.code == request.GET.get("del")), None
    )
    context = {
        "measure": measure, "item": measure.item, "tabs": tabs(request, measure, "compare"), "part": part,
        "found": found, "period": periods.said(measure.period_kind, found.at) if found else "",
        "value": _said(measure, found.number) if found else "",
        "rows": [(row, _said(measure, row.number), _said(measure, row.difference))
                 for row in (found.rows if found else ())],
        "dimensions": [_dimension(request, measure, each) for each in comparing.dimensions(measure, strands)],
        "chart": _part(request, measure, part) if part else "", "beside": _beside(request, measure),
        "compared": compared_of(measure), "away": compared_of(measure, put_away=True),
        "may_write": may(request.actor, ENTER, measure.item) and not measure.item.is_retired,
    }  # fmt: skip
    return render(request, "indicators/compare.html", context)


def _beside(request: HttpRequest, measure: Measure) -> dict[str, Any] | None:
    """National yearly figures of the same measure, in words."""
    found = fetching.beside(request.actor, measure)
    if found is None:
        return None
    rows = [(name, [_cell(found.measure, *cell) for cell in cells]) for name, cells in found.rows]
    return {"measure": found.measure, "origin": found.origin, "years": found.years, "rows": rows}


def _cell(measure: Measure, status: str, number: float | None) -> str:
    if number is None:
        return ".." if status == Status.SUPPRESSED else "–"
    return _said(measure, number)


def _said(measure: Measure, number: float) -> str:
    return wording.number(number, measure.decimals, unit_of(measure))


def _part(request: HttpRequest, measure: Measure, part: readings.Strand) -> str:
    """One part as a chart of its own, by the same engine."""
    picture = charts.picture_of(measure, part.spots, whole=False)
    return drawn(request, Chart(spec_of(look_of(measure, part.name), picture)))


def _dimension(request: HttpRequest, measure: Measure, found: comparing.Dimension) -> dict[str, Any]:
    """One dimension in words: the ends, what is between, all rows, and lines when they are few enough to tell apart."""
    ends = found.ends
    few = len(found.strands) <= MOST_LINES
    return {
        "name": found.name, "period": periods.said(measure.period_kind, found.at), "kept": found.kept_back,
        "lowest": [(strand, _said(measure, number)) for strand, number in ends.lowest],
        "highest": [(strand, _said(measure, number)) for strand, number in ends.highest], "between": ends.between,
        "spread": _said(measure, ends.spread) if ends.spread is not None else "",
        "rows": [(strand, _said(measure, number)) for strand, number in found.rows],
        "chart": drawn(request, Chart(parts_spec(measure, found.strands, found.name))) if few else "",
    }  # fmt: skip
