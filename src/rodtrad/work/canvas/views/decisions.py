"""Decision points: the list, a new one, one of them, still valid or taken up anew."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.answering import back, sent
from rodtrad.foundation.base.paging import linked
from rodtrad.foundation.org.permissions import may, require
from rodtrad.foundation.thread.queries import flags_of, history_of
from rodtrad.work.canvas.forms.decisions import DecisionForm, KeepForm
from rodtrad.work.canvas.queries import cases, decisions
from rodtrad.work.canvas.services import decisions as services
from rodtrad.work.canvas.views.boards import _take


@require_GET
@login_required
def decision_list(request: HttpRequest, code: str) -> HttpResponse:
    """The decisions of a work, newest first."""
    detail = cases.case_by_code(request.actor, code)
    page = decisions.decision_page(request.actor, detail, request.GET.get("after", ""))
    context = {
        "detail": detail, "item": detail.item, "page": linked(page, request.GET), "today": clock.today(),
        "may_edit": may(request.actor, "canvas.edit", detail.item) and not detail.item.is_retired,
    }  # fmt: skip
    return render(request, "canvas/over_time/decisions.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest, code: str) -> HttpResponse:
    """A new decision; ``omprovar``: the code of the one that it takes up anew."""
    detail = cases.case_by_code(request.actor, code)
    require(request.actor, "canvas.edit", detail.item)
    follows = _followed(request, detail)
    start = {"question": follows.item.text} if follows else {}
    form = DecisionForm(decisions.cards_to_ground(request.actor, detail), sent(request), initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            point = services.decide(request.actor, detail, form.decision(), follows=follows)
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(request, _("The decision is saved, and the sketch as it stood."))
            return back(request, reverse("canvas:decision", args=[point.item.code]))
    context = {"form": form, "detail": detail, "item": detail.item, "follows": follows}
    return render(request, "canvas/over_time/decision_new.html", context, status=422 if form.errors else 200)


def _followed(request: HttpRequest, detail):
    code = request.GET.get("omprovar", "")
    if not code:
        return None
    point = decisions.decision_by_code(request.actor, code)
    if point.case.pk != detail.pk:
        raise Http404
    return point


@require_GET
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    """One decision with all that it says."""
    actor, point = request.actor, decisions.decision_by_code(request.actor, code)
    followed = list(point.followed_by.select_related("item"))
    context = {
        "point": point, "item": point.item, "detail": point.case, "grounds": decisions.grounds_of(actor, point),
        "followed": followed, "is_due": bool(point.due and point.due <= clock.today()),
        "may_edit": may(actor, "canvas.edit", point.item) and not point.item.is_retired,
        "flags": flags_of(actor, point.item), "entries": history_of(actor, point.item),
    }  # fmt: skip
    return render(request, "canvas/over_time/decision.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def keep(request: HttpRequest, code: str) -> HttpResponse:
    """The decision is still valid, until another day."""
    point = decisions.decision_by_code(request.actor, code)
    require(request.actor, "canvas.edit", point.item)
    form = KeepForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.keep_decision(request.actor, point, **form.cleaned_data)
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(request, _("Saved. You are asked again on that day."))
            return back(request, reverse("canvas:decision", args=[code]))
    context = {"form": form, "point": point, "item": point.item, "detail": point.case}
    return render(request, "canvas/over_time/decision_keep.html", context, status=422 if form.errors else 200)
