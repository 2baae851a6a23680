"""Comparisons from files: sent, mapped, looked at, kept; put away; taken out."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.base.answering import saved, sent
from rodtrad.foundation.base.uploads import takes_uploads_of
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.org.views.common import form_page, found
from rodtrad.sources.indicators.documents.compared import compared_document
from rodtrad.sources.indicators.forms.compared import ComparisonFileForm, ComparisonForm
from rodtrad.sources.indicators.models import Batch, Measure
from rodtrad.sources.indicators.national import comparisons
from rodtrad.sources.indicators.national.comparison_columns import Mapped, propose
from rodtrad.sources.indicators.national.comparison_records import Read
from rodtrad.sources.indicators.national.sheets import Bounds, FileRefused, Sheet, sheets
from rodtrad.sources.indicators.permissions import ENTER
from rodtrad.sources.indicators.queries import compared as queries
from rodtrad.sources.indicators.queries.measures import measure_by_code
from rodtrad.sources.indicators.services import compared as services
from rodtrad.sources.indicators.views.common import allowed, file_of

BOUNDS = Bounds()


@takes_uploads_of(BOUNDS.most_bytes + 1)
@require_http_methods(["GET", "POST"])
@login_required
def send(request: HttpRequest, code: str) -> HttpResponse:
    """Choose a file of Open Comparisons; its columns are looked at next."""
    measure = allowed(request, code, ENTER)
    form = ComparisonFileForm(sent(request), request.FILES if request.method == "POST" else None)
    made: list[Batch] = []

    def save() -> None:
        file = form.cleaned_data["file"]
        made.append(
            services.keep_sheet(
                request.actor, measure, file.name, _sheet(file.read(), form.cleaned_data["sheet"])
            )
        )

    if request.method == "POST" and saved(form, save):
        return redirect("indicators:compared-map", code=made[0].code)
    return form_page(request, "indicators/compared_file.html", form, measure=measure, item=measure.item)


def _sheet(data: bytes, number: int) -> Sheet:
    """The sheet that was asked for, when a line of it looks like a heading."""
    try:
        read = sheets(data, BOUNDS)
    except FileRefused as refused:
        raise ValidationError({"file": str(refused)}) from refused
    if number > len(read):
        said = _("The file has %(number)s sheets with anything in them.") % {"number": len(read)}
        raise ValidationError({"sheet": said})
    if propose(read[number - 1]) is None:
        said = _("No line of the sheet looks like a heading. Choose another sheet, or write its headings.")
        raise ValidationError({"sheet": said})
    return read[number - 1]


@require_http_methods(["GET", "POST"])
@login_required
def map_columns(request: HttpRequest, code: str) -> HttpResponse:
    """What the columns hold; then what that brings, every refused row told; then yes."""
    batch = _batch(request, code)
    measure, sheet = batch.measure, services.sheet_of(batch)
    if measure is None or (mapped := propose(sheet)) is None:
        return redirect("indicators:list")
    require(request.actor, ENTER, measure.item)
    form = ComparisonForm(mapped, sent(request), initial={"source": batch.name.rpartition(".")[0]})
    read = _read(form, measure, sheet, mapped) if request.method == "POST" else None
    if read is not None and "save" in request.POST and saved(form, lambda: _keep(request, batch, form, read)):
        return redirect("indicators:compare", code=measure.item.code)
    context = {"measure": measure, "item": measure.item, "read": read, "sheet": sheet}
    response = form_page(request, "indicators/compared_map.html", form, **context)
    if request.method == "POST" and (read is None or read.problems):
        response.status_code = 422
    return response


def _batch(request: HttpRequest, code: str) -> Batch:
    rows = Batch.objects.select_related("measure__item__place__municipality").filter(brought_in__isnull=True)
    return found(rows.filter(code=code, kind="comparison", owner_id=request.actor.person_id).first())


def _read(form: ComparisonForm, measure: Measure, sheet: Sheet, mapped: Mapped) -> Read | None:
    """What the file says as its columns are mapped; None when the form itself does not hold."""
    form.fields["indicators"].choices = [(each, each) for each in form.data.getlist("indicators")]
    if not form.is_valid():
        return None
    read = comparisons.read(sheet, *form.chosen(measure), BOUNDS)
    form.choose_among(read)
    return read


def _keep(request: HttpRequest, batch: Batch, form: ComparisonForm, read: Read) -> None:
    data = form.cleaned_data
    if read.problems:
        raise ValidationError(_("Put right what stands above first."))
    records = [each for each in read.records if each.indicator in data["indicators"]]
    if not records:
        raise ValidationError({"indicators": _("Choose at least one indicator.")})
    number = services.keep(request.actor, batch, records, data["used_in"], comments=data["comments"])
    said = ngettext("%(number)s comparison is kept.", "%(number)s comparisons are kept.", number)
    messages.success(request, said % {"number": number})


@require_POST
@login_required
def put_away(request: HttpRequest, code: str) -> HttpResponse:
    """Take a comparison away, or bring it back."""
    compared = queries.compared_by_code(request.actor, code)
    require(request.actor, ENTER, compared.measure.item)
    services.put_away(request.actor, compared)
    return redirect("indicators:compare", code=compared.measure.item.code)


@require_GET
@login_required
def taken(request: HttpRequest, code: str) -> HttpResponse:
    """The comparisons of a measure as CSV or Excel."""
    measure = measure_by_code(request.actor, code)
    document = compared_document(measure, queries.compared_of(measure), request.LANGUAGE_CODE[:2])
    return file_of(document, request.GET.get("form", "xlsx"), measure.item.place, f"jamforelser-{code}")
