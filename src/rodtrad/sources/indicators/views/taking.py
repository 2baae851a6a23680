"""Many values at once: a file or a paste, a preview, a yes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.base.answering import saved, sent
from rodtrad.foundation.base.tables import MOST_BYTES, TableRefused
from rodtrad.foundation.base.uploads import takes_uploads_of
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import require_somewhere
from rodtrad.foundation.org.views.common import form_page, found
from rodtrad.sources.indicators import imports
from rodtrad.sources.indicators.choices import Sex, Status, Way
from rodtrad.sources.indicators.forms.values import ConfirmForm, TakeInForm, columns_of, example_period
from rodtrad.sources.indicators.models import Batch, Measure
from rodtrad.sources.indicators.permissions import ENTER
from rodtrad.sources.indicators.queries.measures import seen
from rodtrad.sources.indicators.rules import numbers, periods
from rodtrad.sources.indicators.services import batches, packing
from rodtrad.sources.indicators.services.readings import Done
from rodtrad.sources.indicators.views.common import allowed, tabs
from rodtrad.sources.indicators.views.values import told

SHOWN = 60


@takes_uploads_of(MOST_BYTES + 1)
@require_http_methods(["GET", "POST"])
@login_required
def take_in(request: HttpRequest, code: str = "") -> HttpResponse:
    """Choose a file or paste cells; every row that cannot be brought in is told, and nothing is saved."""
    measure = allowed(request, code, ENTER) if code else None
    if measure is None:
        require_somewhere(request.actor, ENTER)
    form = TakeInForm(measure, sent(request), request.FILES if request.method == "POST" else None)
    read = _read(request, measure, form) if request.method == "POST" and form.is_valid() else None
    if read is not None and not read.problems:
        file = form.cleaned_data["file"]
        way, name = (Way.FILE, file.name) if file else (Way.PASTED, _("Pasted cells"))
        batch = batches.keep_batch(
            request.actor, measure, way, name, packing.packed(read.rows), len(read.rows)
        )
        return see_other_preview(batch)
    context: dict[str, Any] = {"measure": measure, "read": read}
    if measure is not None:
        context |= {"item": measure.item, "columns": columns_of(measure), "example": example_period(measure),
                    "tabs": tabs(request, measure, "take-in")}  # fmt: skip
    response = form_page(request, "indicators/take_in.html", form, **context)
    response.status_code = 422 if request.method == "POST" else 200
    return response


def see_other_preview(batch: Batch) -> HttpResponse:
    return redirect("indicators:preview", code=batch.code)


def _read(request: HttpRequest, measure: Measure | None, form: TakeInForm) -> imports.Read | None:
    file = form.cleaned_data["file"]
    try:
        if file or measure is None:
            return imports.read_file(request.actor, measure, file.read())
        return imports.read_paste(request.actor, measure, form.cleaned_data["pasted"])
    except TableRefused as refused:
        form.add_error("file" if file else "pasted", str(refused))
        return None


@require_http_methods(["GET", "POST"])
@login_required
def preview(request: HttpRequest, code: str) -> HttpResponse:
    """What the file would bring, before anything is saved; then yes, or throw it away."""
    batch = _batch(request, code)
    back = (
        redirect("indicators:show", code=batch.measure.item.code)
        if batch.measure
        else redirect("indicators:list")
    )
    if "erase" in request.POST:
        batches.throw_away(request.actor, batch)
        return back
    rows = packing.unpacked(bytes(batch.packed))
    form, done = ConfirmForm(sent(request)), []
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        if batch.rows > settings.value("indicators.import-rows", None):
            return redirect("jobs:show", code=batches.take_in_later(request.actor, batch, why).code)
        if saved(form, lambda: done.append(_take(request, batch, rows, why))):
            messages.success(request, told(done[0]))
            return back
    context = {"batch": batch, "measure": batch.measure, "rows": _shown(request, rows[:SHOWN]),
               "more": max(0, len(rows) - SHOWN)}  # fmt: skip
    return form_page(request, "indicators/preview.html", form, **context)


def _take(request: HttpRequest, batch: Batch, rows: list[packing.Row], why: str) -> Done:
    together = packing.together(request.actor, rows)
    if together.gone:
        raise ValidationError(_("Some of the measures are no longer there. Send the file again."))
    return batches.take_in(request.actor, batch, together.values, why)


def _batch(request: HttpRequest, code: str) -> Batch:
    rows = Batch.objects.select_related("measure__item__place").filter(brought_in__isnull=True)
    return found(rows.filter(code=code, kind="values", owner_id=request.actor.person_id).first())


def _shown(request: HttpRequest, rows: list[packing.Row]) -> list[dict[str, Any]]:
    """The first rows in words."""
    known = {
        each.item.code: each
        for each in seen(request.actor).filter(item__code__in={row.measure for row in rows})
    }
    codes = {row.incoming.breakdown["place"] for row in rows if "place" in row.incoming.breakdown}
    words = dict(Place.objects.filter(code__in=codes).values_list("code", "name")) | dict(Sex.choices)
    shown = []
    for row in rows:
        measure, value = known.get(row.measure), row.incoming
        told_ = " / ".join(
            numbers.plain(each) for each in (value.value, value.num, value.den) if each is not None
        )
        shown.append({
            "line": row.line, "measure": measure.item.title if measure else row.measure,
            "period": periods.said(measure.period_kind, value.at) if measure else str(value.at),
            "part": ", ".join(str(words.get(each, each)) for each in value.breakdown.values()),
            "value": told_ or ("-" if value.status == Status.MISSING else ".."),
        })  # fmt: skip
    return shown
