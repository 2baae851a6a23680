"""Series of other modules, charted like any measure."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from rodtrad.foundation.base import clock, manifests
from rodtrad.foundation.base.registry import RegistryError
from rodtrad.foundation.org import offers
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import visible_places
from rodtrad.foundation.render.blocks import Chart, Document, Section
from rodtrad.sources.indicators.documents.charts import Look, spec_of
from rodtrad.sources.indicators.queries import others as queries
from rodtrad.sources.indicators.views.common import drawn, file_of


@require_GET
@login_required
def series(request: HttpRequest) -> HttpResponse:
    """What other modules count, and for which place."""
    place, places = _place(request)
    context = {"place": place, "places": places, "rows": [(row, str(row.title)) for row in manifests.series]}
    return render(request, "indicators/series.html", context)


@require_GET
@login_required
def one(request: HttpRequest, name: str) -> HttpResponse:
    """One series as a run chart, to read or as a file."""
    place, places = _place(request)
    try:
        offer = offers.series_named(request.actor, name)
    except RegistryError as error:
        raise Http404(name) from error
    if place is None:
        raise Http404(name)
    rows = offers.values_of(request.actor, name, place, queries.a_while(offer.step, clock.today()))
    look = Look(str(offer.title), offer.step, str(offer.unit), 0)
    spec = spec_of(look, queries.picture_of_series(offer, rows, place)) if rows else None
    if spec is not None and (form := request.GET.get("form", "")):
        document = Document(
            look.title, (Section(place.name, (Chart(spec),)),), language=request.LANGUAGE_CODE[:2]
        )
        return file_of(document, form, place, "serie")
    context = {
        "offer": offer, "title": look.title, "place": place, "places": places,
        "chart": drawn(request, Chart(spec)) if spec else "", "empty": _("No values in this place yet."),
    }  # fmt: skip
    return render(request, "indicators/series_one.html", context)


def _place(request: HttpRequest) -> tuple[Place | None, list[Place]]:
    """The chosen place, else the first; and those to choose among."""
    places = list(visible_places(request.actor).filter(municipality__isnull=False).order_by("path")[:300])
    asked = request.GET.get("plats", "")
    return next((place for place in places if place.code == asked), places[0] if places else None), places
