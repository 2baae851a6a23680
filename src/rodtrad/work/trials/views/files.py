"""What is taken out: the list, one trial's cycles (TID-74), obstacles (TID-80), introductions (TID-77)."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from rodtrad.foundation.base import clock
from rodtrad.foundation.letterhead.queries import letterhead_of
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.render.blocks import Document
from rodtrad.foundation.render.forms import FORMS, render
from rodtrad.work.trials import documents
from rodtrad.work.trials.queries import obstacles, regular, trials
from rodtrad.work.trials.views.lists import filter_of
from rodtrad.work.trials.views.obstacles import register_filter

MOST = 5_000
_LISTS = ("csv", "xlsx")
_REPORTS = ("pdf", "docx", "pptx", "xlsx", "html")


@require_GET
@login_required
def trial_file(request: HttpRequest) -> HttpResponse:
    """The trials of the list as it is narrowed; ``vad=nivaer``: by prevention level (TID-73)."""
    form = filter_of(request)
    rows = trials.narrowed(request.actor, form.wanted()).order_by(*trials.ORDER)[:MOST]
    if request.GET.get("vad") == "nivaer":
        return _sent(request, documents.tid_73_portfolio(rows, clock.today()), "forsok-nivaer", _LISTS)
    return _sent(request, documents.trial_list(rows, clock.today()), "forsok", _LISTS)


@require_GET
@login_required
def obstacle_file(request: HttpRequest) -> HttpResponse:
    """The register of obstacles as it is narrowed (TID-80)."""
    form = register_filter(request)
    rows = obstacles.narrowed(request.actor, form.wanted()).order_by(*obstacles.ORDER)[:MOST]
    document = documents.tid_80_obstacles(rows, obstacles.repeated(request.actor), clock.today())
    return _sent(request, document, "hinder", _LISTS)


@require_GET
@login_required
def introduction_file(request: HttpRequest) -> HttpResponse:
    """What has become regular work (TID-77)."""
    rows = regular.introductions(request.actor)[:MOST]
    return _sent(request, documents.tid_77_introductions(rows, clock.today()), "vardag", _LISTS)


@require_GET
@login_required
def report(request: HttpRequest, code: str) -> HttpResponse:
    """One trial, cycle by cycle (TID-74)."""
    trial = trials.trial_by_code(request.actor, code)
    document = documents.tid_74_cycle_report(
        trial, trials.cycles_of(trial), trials.lessons_of(request.actor, trial), clock.today(),
        request.LANGUAGE_CODE[:2],
    )  # fmt: skip
    return _sent(request, document, f"forsok-{code}", _REPORTS, trial.item.place)


def _sent(
    request: HttpRequest, document: Document, name: str, forms: tuple[str, ...], place: Place | None = None
) -> HttpResponse:
    form = request.GET.get("form", forms[0])
    if form not in forms:
        raise Http404
    chosen = FORMS[form]
    made = render(document, form, letterhead_of(place))
    response = HttpResponse(made.data, content_type=chosen.media_type)
    filename = f"{name}.{chosen.ending}"
    response["Content-Disposition"] = content_disposition_header(True, filename)
    return response
