"""Bringing insights in from a file, in two steps; taking them out; the accounts."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base import clock
from rodtrad.foundation.org.permissions import require_somewhere
from rodtrad.foundation.render.forms import FORMS
from rodtrad.foundation.render.forms import render as render_document
from rodtrad.foundation.render.sheets import render_csv
from rodtrad.work.insights import exports, imports
from rodtrad.work.insights.forms.lists import UploadForm
from rodtrad.work.insights.queries import accounts, asking, insights
from rodtrad.work.insights.services import importing
from rodtrad.work.insights.views.common import data_of, file_response, ready, saved, to
from rodtrad.work.insights.views.insights import filter_of

CSV = "text/csv; charset=utf-8"


@require_http_methods(["GET", "POST"])
@login_required
def import_file(request: HttpRequest) -> HttpResponse:
    """Take a file in and judge it. One with a fault is not kept anywhere; every fault is listed with its line."""
    ready(request)
    require_somewhere(request.actor, "insights.import")
    places = insights.places_to_write(request.actor, "insights.import")
    if not places:
        raise PermissionDenied("insights.import")
    form = UploadForm(places, data_of(request), request.FILES or None)
    plan = None

    def save():
        nonlocal plan
        file, place = form.cleaned_data["file"], form.cleaned_data["place"]
        data = file.read()
        plan = imports.plan(request.actor, place, file.name, data)
        return None if plan.problems else importing.keep_upload(request.actor, place, file.name, data)

    upload = saved(request, form, save)
    if upload is None or (plan is not None and plan.problems):
        return render(
            request,
            "insights/import.html",
            {"form": form, "plan": plan},
            status=422 if form.errors or plan else 200,
        )
    return to("import-preview", upload.code)


@require_http_methods(["GET", "POST"])
@login_required
def import_preview(request: HttpRequest, code: str) -> HttpResponse:
    """What the file would do; saying yes does it, all or nothing."""
    require_somewhere(request.actor, "insights.import")
    upload = importing.upload_of(request.actor, code)
    if "erase" in request.POST:
        importing.erase_upload(upload)
        return to("import")
    plan = imports.plan(request.actor, upload.place, upload.name, bytes(upload.data))
    if request.method == "POST" and not plan.problems:
        number = importing.bring_in(request.actor, upload.place, plan.rows)
        importing.erase_upload(upload)
        text = ngettext("%(number)s insight is brought in.", "%(number)s insights are brought in.", number)
        messages.success(request, text % {"number": number})
        return to("list")
    status = 422 if request.method == "POST" else 200
    return render(request, "insights/import_preview.html", {"plan": plan, "upload": upload}, status=status)


@require_GET
@login_required
def export(request: HttpRequest) -> HttpResponse:
    """The insights of the list as it is narrowed, as Excel or CSV."""
    form = filter_of(request)
    form.is_valid()
    rows = insights.insights(request.actor, form.wanted()).order_by(*insights.ORDER)
    found = insights.with_words(rows)[: exports.MOST]
    name = f"insikter-{clock.today().isoformat()}"
    if request.GET.get("form") == "xlsx":
        rendered = render_document(exports.insight_document(found), "xlsx")
        return file_response(rendered, f"{name}.xlsx", FORMS["xlsx"].media_type)
    return file_response(render_csv(exports.insight_table(found)), f"{name}.csv", CSV)


@require_GET
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Insight accounts of a year, unit by unit (INS-60, INS-75)."""
    towns = asking.towns_of(request.actor)
    place = next((row for row in towns if row.code == request.GET.get("kommun")), towns[0] if towns else None)
    years = accounts.years(request.actor)
    year = int(request.GET["ar"]) if request.GET.get("ar", "").isdigit() else years[0]
    rows = accounts.ins_75_accounts(request.actor, place, year) if place else []
    if request.GET.get("form") == "csv":
        table = exports.account_table(rows, year)
        return file_response(render_csv(table), f"insiktsbokslut-{year}.csv", CSV)
    tabs = [
        {
            "title": str(each),
            "url": f"?ar={each}" + (f"&kommun={place.code}" if place else ""),
            "current": each == year,
        }
        for each in years
    ]
    context = {"rows": rows, "year": year, "place": place, "tabs": tabs, "towns": towns}
    return render(request, "insights/accounts.html", context)
