"""Taking insights and works out; the accounts."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from rodtrad.foundation.base import clock
from rodtrad.foundation.render.forms import FORMS
from rodtrad.foundation.render.forms import render as render_document
from rodtrad.foundation.render.sheets import render_csv
from rodtrad.work.insights import exports
from rodtrad.work.insights.queries import accounts, asking, insights, works
from rodtrad.work.insights.views.common import file_response
from rodtrad.work.insights.views.insights import filter_of
from rodtrad.work.insights.views.works import work_filter

CSV = "text/csv; charset=utf-8"


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
def export_works(request: HttpRequest) -> HttpResponse:
    """The register of insight works as it is narrowed, as Excel or CSV."""
    form = work_filter(request)
    form.is_valid()
    rows = works.works(request.actor, form.wanted()).select_related("item__place", "municipality", "owner")
    found = list(rows.prefetch_related("groups", "themes").order_by(*works.ORDER)[: exports.MOST])
    lines = works.work_rows(request.actor, found)
    name = f"insiktsarbeten-{clock.today().isoformat()}"
    if request.GET.get("form") == "xlsx":
        rendered = render_document(exports.work_document(lines), "xlsx")
        return file_response(rendered, f"{name}.xlsx", FORMS["xlsx"].media_type)
    return file_response(render_csv(exports.work_table(lines)), f"{name}.csv", CSV)


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
