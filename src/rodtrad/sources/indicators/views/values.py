"""Values in a grid, and what was corrected."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base.answering import saved, sent
from rodtrad.foundation.org.views.common import form_page
from rodtrad.sources.indicators.choices import Way
from rodtrad.sources.indicators.forms.values import GridForm
from rodtrad.sources.indicators.models import Measure
from rodtrad.sources.indicators.permissions import ENTER
from rodtrad.sources.indicators.queries import gridding, readings
from rodtrad.sources.indicators.rules import periods
from rodtrad.sources.indicators.services.readings import Done, bring_in
from rodtrad.sources.indicators.views.common import allowed, see_other, tabs


@require_http_methods(["GET", "POST"])
@login_required
def grid(request: HttpRequest, code: str) -> HttpResponse:
    """Write values: periods down, parts across. Cells that are the same as before change nothing."""
    measure = allowed(request, code, ENTER)
    if measure.item.is_retired:
        raise PermissionDenied(ENTER)
    window = gridding.window(measure, request.GET.get("till", ""))
    columns = gridding.columns_of(measure)
    before = readings.grid_of(measure, columns, window.first, window.last, {})
    typed = {key: value for key, value in request.POST.items() if "." in key}
    rows = readings.grid_of(measure, columns, window.first, window.last, typed)
    form = GridForm(sent(request), initial={"origin": measure.source})
    done: list[Done] = []
    if request.method == "POST" and form.is_valid():
        values = form.incoming(measure, rows, gridding.parts_of(columns), _texts(before))
        data = form.cleaned_data
        if saved(form, lambda: done.append(bring_in(request.actor, measure, values, data["origin"], way=Way.TYPED,
                                                    why=data["why"]))):  # fmt: skip
            messages.success(request, told(done[0]))
            return see_other(request.get_full_path())
    context = {"measure": measure, "item": measure.item, "rows": rows, "columns": columns, "window": window,
               "reads": readings.fields_of(measure), "tabs": tabs(request, measure, "values")}  # fmt: skip
    return form_page(request, "indicators/grid.html", form, **context)


def _texts(rows: list[readings.GridRow]) -> Mapping[str, str]:
    return {cell.name: cell.text for row in rows for cell in row.cells}


def told(done: Done) -> str:
    """What came of it."""
    said = []
    if done.new:
        said.append(ngettext("%(n)s value written", "%(n)s values written", done.new) % {"n": done.new})
    if done.corrected:
        said.append(ngettext("%(n)s corrected", "%(n)s corrected", done.corrected) % {"n": done.corrected})
    return (", ".join(said) or _("Nothing was changed")) + "."


@require_GET
@login_required
def corrections(request: HttpRequest, code: str) -> HttpResponse:
    """What values were before they were corrected, for those who write them."""
    measure = allowed(request, code, ENTER)
    rows = [_corrected(measure, row) for row in readings.corrections_of(measure)]
    return render(
        request, "indicators/corrections.html", {"measure": measure, "item": measure.item, "rows": rows}
    )


def _corrected(measure: Measure, row: Any) -> dict[str, Any]:
    at: date = row.reading.at
    reads = readings.fields_of(measure)
    return {
        "period": periods.said(measure.period_kind, at), "part": readings.name_of(row.reading.split), "row": row,
        "was": " / ".join(readings.written(row, read) for read in reads),
        "now": " / ".join(readings.written(row.reading, read) for read in reads),
    }  # fmt: skip
