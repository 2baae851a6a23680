"""The register of obstacles, and one of them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.base.filtering import narrowed, narrowing
from rodtrad.foundation.base.paging import Page, linked
from rodtrad.foundation.org.permissions import may, require
from rodtrad.work.trials.choices.noticed import ASKED
from rodtrad.work.trials.forms.obstacles import CloseForm, InHandForm, ObstacleFilter, ObstacleForm
from rodtrad.work.trials.queries import obstacles as queries
from rodtrad.work.trials.queries.board import places_tried_at
from rodtrad.work.trials.queries.trials import people_at
from rodtrad.work.trials.services import obstacles as services
from rodtrad.work.trials.views.common import allowed_trial, answered, data_of, to


@require_http_methods(["GET", "POST"])
@login_required
def register(request: HttpRequest) -> HttpResponse:
    """What stands in the way of trials, and what repeats itself (TID-80)."""
    form = register_filter(request)
    wanted = form.wanted()
    if (onward := narrowed(request, form)) is not None:
        return onward
    page: Page[Any] = Page()
    if not form.is_refused:
        page = queries.obstacle_page(request.actor, wanted, request.GET.get("after", ""))
    context = {
        "form": form, "rows": [(row, ASKED.get(row.check_code, "")) for row in page.rows],
        "page": linked(page, request.GET), "narrowed": wanted != queries.Wanted(),
        "repeated": queries.repeated(request.actor), "query": request.GET.urlencode(),
    }  # fmt: skip
    return render(request, "trials/obstacles.html", context, status=422 if form.is_refused else 200)


def register_filter(request: HttpRequest) -> ObstacleFilter:
    """The register's form, bound to what was asked for."""
    return ObstacleFilter(places_tried_at(request.actor), narrowing(request))


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Write down what stands in the way of a trial."""
    trial = allowed_trial(request.actor, code, "trials.note")
    form = ObstacleForm(people_at(trial.item.place), data_of(request))
    return answered(
        request, form, lambda: services.add_obstacle(request.actor, trial, **form.cleaned_data),
        lambda: to("show", code), _("It stands in the register of obstacles."), "obstacle_form", trial=trial,
        item=trial.item,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def obstacle(request: HttpRequest, code: str) -> HttpResponse:
    """One obstacle: what is done about it."""
    row = queries.obstacle_by_code(request.actor, code)
    item = row.trial.item
    if request.method == "POST":
        require(request.actor, "trials.note", item)
    initial = {"action": row.action, "owner": row.owner, "due": row.due}
    form = InHandForm(people_at(item.place), data_of(request), initial=initial)
    return answered(
        request, form, lambda: services.take_in_hand(request.actor, row, **form.cleaned_data),
        lambda: to("obstacle", code), _("Saved."), "obstacle", row=row, trial=row.trial, item=item,
        asked=ASKED.get(row.check_code, ""), may_note=may(request.actor, "trials.note", item),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def close(request: HttpRequest, code: str) -> HttpResponse:
    """Say how an obstacle ended."""
    row = queries.obstacle_by_code(request.actor, code)
    require(request.actor, "trials.note", row.trial.item)
    form = CloseForm(data_of(request))

    def save() -> None:
        services.close_obstacle(request.actor, row, form.cleaned_data["state"], form.cleaned_data["reason"])

    return answered(
        request, form, save, lambda: to("show", row.trial.item.code), _("Closed."), "obstacle_close", row=row,
        trial=row.trial, item=row.trial.item,
    )  # fmt: skip
