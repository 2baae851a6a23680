"""Fetching from Kolada: search, choose, fetch; and what one measure is compared with."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.answering import saved, see_other, sent
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.jobs.services import enqueue
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.permissions import require_somewhere
from rodtrad.foundation.org.views.common import form_page
from rodtrad.sources.indicators.forms.fetching import FetchForm, KoladaForm, initial_of
from rodtrad.sources.indicators.permissions import EDIT
from rodtrad.sources.indicators.queries.measures import places_to_begin
from rodtrad.sources.indicators.services import fetching, sources
from rodtrad.sources.indicators.views.common import allowed, tabs

LIST_JOB = "indicators.kolada-list"


@require_http_methods(["GET", "POST"])
@login_required
def kolada(request: HttpRequest) -> HttpResponse:
    """Search what Kolada measures without asking it, choose, and fetch as background work."""
    places = places_to_begin(request.actor)
    if not places:
        raise PermissionDenied(EDIT)
    since = clock.today().year - int(settings.value("indicators.fetch-years", None))
    initial = {"place": places[0].code, "areas": "Riket", "since": since}
    form = KoladaForm(sources.listed(), places, sent(request), initial=initial)
    jobs: list[Job] = []

    def save() -> None:
        data = form.cleaned_data
        jobs.append(fetching.choose_and_fetch(
            request.actor, form.chosen_place(), data["measures"], data["areas"], data["since"]
        ))  # fmt: skip

    if request.method == "POST" and not form.searching and saved(form, save):
        return redirect("jobs:show", code=jobs[0].code)
    off = sources.off() if sources.kolada() is None else ""
    return form_page(request, "indicators/kolada.html", form, off=off)


@require_POST
@login_required
def fetch_list(request: HttpRequest) -> HttpResponse:
    """Ask Kolada for its whole list of measures, once a day at most."""
    require_somewhere(request.actor, EDIT)
    if sources.kolada() is None:
        messages.warning(request, sources.off())
        return redirect("indicators:kolada")
    job = enqueue(request.actor, LIST_JOB, {}, key=f"{clock.today()}:{request.actor.code}")
    return redirect("jobs:show", code=job.code)


@require_http_methods(["GET", "POST"])
@login_required
def change(request: HttpRequest, code: str) -> HttpResponse:
    """With whom a fetched measure is compared; fetch it now, or fetch it no more."""
    measure = allowed(request, code, EDIT)
    if not measure.is_fetched:
        raise Http404(code)
    fetch = measure.fetch
    if "stop" in request.POST:
        fetching.stop(request.actor, fetch)
        messages.success(request, _("No more is fetched. What has come stays."))
        return see_other(request.path)
    form = FetchForm(sent(request), initial=initial_of(fetch))
    jobs: list[Job] = []

    def save() -> None:
        data = form.cleaned_data
        jobs.append(fetching.change_and_fetch(request.actor, fetch, data["areas"], data["since"]))

    if request.method == "POST" and saved(form, save):
        return redirect("jobs:show", code=jobs[0].code)
    context: dict[str, Any] = {
        "measure": measure, "item": measure.item, "fetch": fetch, "tabs": tabs(request, measure, "fetch"),
        "off": sources.off() if sources.kolada() is None else "",
    }  # fmt: skip
    return form_page(request, "indicators/fetch.html", form, **context)
