"""The list of cases."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.base.filtering import narrowed, narrowing
from rodtrad.foundation.base.paging import Page, linked
from rodtrad.foundation.org.permissions import may_somewhere
from rodtrad.work.canvas.choices import Status
from rodtrad.work.canvas.forms.lists import CaseFilter
from rodtrad.work.canvas.queries import cases
from rodtrad.work.canvas.queries.places import places_to_begin


@require_http_methods(["GET", "POST"])
@login_required
def case_list(request: HttpRequest) -> HttpResponse:
    """Works one may see, narrowed to what was asked for."""
    form = CaseFilter(cases.places_with_cases(request.actor), narrowing(request))
    wanted = form.wanted()
    if (onward := narrowed(request, form)) is not None:
        return onward
    if form.is_refused:
        return _shown(request, form, None, Page(), 422)
    page = cases.case_page(request.actor, wanted, request.GET.get("after", ""))
    return _shown(request, form, wanted, page)


def _shown(request: HttpRequest, form, wanted, page, status: int = 200) -> HttpResponse:
    number, more = cases.case_count(request.actor, wanted) if wanted else (0, False)
    count = ngettext("%(number)s work", "%(number)s works", number) % {"number": number}
    themes = cases.labels_of(page.rows)
    rows = [
        {
            "item": item,
            "case": item.case,
            "state": Status(item.state).label,
            "themes": themes.get(item.pk, ()),
        }
        for item in page.rows
    ]
    context = {
        "form": form, "rows": rows, "page": linked(page, request.GET), "narrowed": wanted != cases.Wanted(),
        "count": _("more than %(count)s") % {"count": count} if more else count,
        "may_create": bool(places_to_begin(request.actor, limit=1)),
        "may_import": may_somewhere(request.actor, "canvas.import"),
    }  # fmt: skip
    return render(request, "canvas/list.html", context, status=status)
