"""Timeline, a card's story, conditions, and the mandate."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.answering import back, sent
from rodtrad.foundation.org import queries as org
from rodtrad.foundation.org.permissions import may, require
from rodtrad.work.canvas.choices import CHANGE_TITLES, CONDITION_TITLES, TYPE_TITLES
from rodtrad.work.canvas.forms.over_time import ConditionsForm, MandateForm, TimelineForm
from rodtrad.work.canvas.models import Mandate
from rodtrad.work.canvas.queries import ancestry, cards, cases, conditions, timeline
from rodtrad.work.canvas.services import conditions as services
from rodtrad.work.canvas.services.mandates import give_mandate
from rodtrad.work.canvas.views.answering import canvas_url
from rodtrad.work.canvas.views.boards import _take


@require_GET
@login_required
def show_timeline(request: HttpRequest, code: str) -> HttpResponse:
    """All that happened in a work, as a picture and as a list. ``slag``: one kind; ``manad``: one month."""
    detail = cases.case_by_code(request.actor, code)
    everything = timeline.moments_of(request.actor, detail)
    form = TimelineForm([month.key for month in timeline.by_month(everything)], request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    kind, month = wanted.get("slag", ""), wanted.get("manad", "")
    shown = [
        moment for moment in everything
        if (not kind or moment.kind == kind) and (not month or f"{moment.day:%Y-%m}" == month)
    ]  # fmt: skip
    context = {
        "detail": detail, "item": detail.item, "form": form, "months": timeline.by_month(shown),
        "picture": timeline.picture_of(shown),
    }  # fmt: skip
    return render(request, "canvas/over_time/timeline.html", context)


@require_GET
@login_required
def card_story(request: HttpRequest, code: str) -> HttpResponse:
    """How a card came to be."""
    card = cards.card_by_code(request.actor, code)
    found = ancestry.ancestry_of(request.actor, card)
    rows = [
        {"version": row.version, "what": ", ".join(str(CHANGE_TITLES[what]) for what in row.whats)}
        for row in found.appearances
    ]
    context = {
        "card": card, "item": card.item, "detail": card.case, "story": found, "rows": rows,
        "type_title": TYPE_TITLES[card.item.kind],
    }  # fmt: skip
    return render(request, "canvas/over_time/story.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def case_conditions(request: HttpRequest, code: str) -> HttpResponse:
    """The three conditions of a work through time."""
    detail = cases.case_by_code(request.actor, code)
    allowed = may(request.actor, "canvas.conditions", detail.item)
    if request.method == "POST":
        require(request.actor, "canvas.conditions", detail.item)
    form = ConditionsForm(sent(request), initial={"day": clock.today()})
    if request.method == "POST" and _recorded(request, form, services.record_for_case, detail):
        return back(request, request.path)
    context = {
        "detail": detail,
        "item": detail.item,
        **_drawn(conditions.rows_of_case(detail), form, allowed),
    }
    return render(request, "canvas/over_time/conditions.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def place_conditions(request: HttpRequest, code: str) -> HttpResponse:
    """The three conditions of a place through time, for those who answer for it."""
    place = org.place(request.actor, code)
    if place is None:
        raise Http404
    require(request.actor, "canvas.conditions", place)
    form = ConditionsForm(sent(request), initial={"day": clock.today()})
    if request.method == "POST" and _recorded(request, form, services.record_for_place, place):
        return back(request, request.path)
    context = {"place": place, **_drawn(conditions.rows_of_place(place), form, True)}
    return render(
        request, "canvas/over_time/place_conditions.html", context, status=422 if form.errors else 200
    )


def _recorded(request: HttpRequest, form: ConditionsForm, act, target) -> bool:
    if not form.is_valid():
        return False
    try:
        act(request.actor, target, **form.values())
    except ValidationError as error:
        _take(form, error)
        return False
    messages.success(request, _("Saved."))
    return True


def _drawn(rows, form: ConditionsForm, allowed: bool) -> dict[str, object]:
    return {
        "form": form, "may_record": allowed, "trends": conditions.trends_of(rows) if rows else [],
        "rows": conditions.rows_in_words(rows), "titles": CONDITION_TITLES.values(),
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def mandate(request: HttpRequest, code: str) -> HttpResponse:
    """A manager gives the mandate for regular work."""
    detail = cases.case_by_code(request.actor, code)
    require(request.actor, "canvas.mandate", detail.item)
    form = MandateForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            give_mandate(request.actor, detail, **form.cleaned_data)
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(request, _("The mandate is recorded."))
            return back(request, canvas_url(code))
    given = Mandate.objects.filter(case=detail).select_related("by")
    context = {"form": form, "detail": detail, "item": detail.item, "given": given}
    return render(request, "canvas/over_time/mandate.html", context, status=422 if form.errors else 200)
