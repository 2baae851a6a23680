"""Value maps, user journeys and invented families."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.base.answering import sent
from rodtrad.foundation.base.paging import linked
from rodtrad.foundation.org.permissions import may, may_somewhere, require
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.insights.choices import Phase, Picture
from rodtrad.work.insights.forms.lists import StepForm, ValueMapForm
from rodtrad.work.insights.queries import insights, value_maps
from rodtrad.work.insights.rules.value import Step, ins_61_value_map
from rodtrad.work.insights.services import value_maps as services
from rodtrad.work.insights.views.common import saved, shown, to


@require_GET
@login_required
def map_list(request: HttpRequest) -> HttpResponse:
    """All maps one may see, by what they are."""
    form = request.GET.get("form", "")
    page = value_maps.value_map_page(request.actor, form, request.GET.get("after", ""))
    kinds = [("", _("All")), *((value, capfirst(label)) for value, label in Picture.choices)]
    tabs = [{"title": title, "url": f"?form={value}", "current": value == form} for value, title in kinds]
    context = {"page": linked(page, request.GET), "rows": page.rows, "tabs": tabs,
               "may_add": may_somewhere(request.actor, "insights.map-value")}  # fmt: skip
    return render(request, "insights/value_maps.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """A new map, with nothing on it yet."""
    places = insights.places_to_write(request.actor, "insights.map-value")
    if not places:
        raise PermissionDenied("insights.map-value")
    families = value_maps.families(request.actor)
    form = ValueMapForm(sent(request), places=places, families=families, initial={"form": Picture.VALUE})
    made = saved(request, form, lambda: services.make_value_map(request.actor, **form.values()))
    if made is None:
        return shown(request, form, "value_map_form")
    return to("value-map", made.item.code)


@require_http_methods(["GET", "POST"])
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    """One map: what creates value before, during and after, what is missing; one more thing is added at the foot."""
    found = value_maps.value_map_by_code(request.actor, code)
    may_edit = may(request.actor, "insights.map-value", found.item)
    if request.method == "POST" and not may_edit:
        raise PermissionDenied("insights.map-value")
    form = StepForm(sent(request))
    if saved(request, form, lambda: _add(request, found, form)) is not None:
        return to("value-map", code)
    steps = value_maps.steps_of(request.actor, found)
    picture = ins_61_value_map(
        Step(row.phase, row.text, row.is_gap, "x" if sees else "") for row, sees in steps
    )
    phases = [(label, [pair for pair in steps if pair[0].phase == value]) for value, label in Phase.choices]
    context = {
        "map": found, "item": found.item, "phases": phases, "picture": picture, "may_edit": may_edit,
        "gone": value_maps.steps_of(request.actor, found, retired=True) if may_edit else [],
    }  # fmt: skip
    return shown(request, form, "value_map", **context)


def _add(request: HttpRequest, found, form: StepForm):
    values = form.values()
    code = values.pop("insight").strip().strip("/").rpartition("/")[2]
    try:
        insight = insights.insight_by_code(request.actor, code) if code else None
    except ItemNotFound as error:
        text = _("There is no such insight that you may see. Copy its address.")
        raise ValidationError({"insight": text}) from error
    return services.add_step(request.actor, found, insight=insight, **values)


@require_POST
@login_required
def step(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Put a step away, or bring it back."""
    found = value_maps.value_map_by_code(request.actor, code)
    require(request.actor, "insights.map-value", found.item)
    row = value_maps.step_of(found, number)
    if (row.retired is None) != ("back" in request.POST):
        services.take_step(request.actor, row, back="back" in request.POST)
    return to("value-map", code)
