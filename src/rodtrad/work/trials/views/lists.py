"""The board of trials, and the list behind it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.filtering import narrowed, narrowing
from rodtrad.foundation.base.paging import Page, linked
from rodtrad.foundation.org import settings
from rodtrad.foundation.thread.states import state_title
from rodtrad.work.trials.choices.settings import KINDS
from rodtrad.work.trials.forms.trials import TrialFilter
from rodtrad.work.trials.queries import trials as queries
from rodtrad.work.trials.queries.board import board as columns_of
from rodtrad.work.trials.queries.board import places_tried_at
from rodtrad.work.trials.queries.obstacles import repeated
from rodtrad.work.trials.rules.standing import Where, past_its_end


@require_GET
@login_required
def board(request: HttpRequest) -> HttpResponse:
    """Which trials wait, run, have stalled and teach; of one place when it is chosen."""
    places = places_tried_at(request.actor)
    place = next((row for row in places if row.code == request.GET.get("plats")), None)
    columns = columns_of(request.actor, place)
    context = {
        "columns": [(column, [_shown(row) for row in column.trials]) for column in columns],
        "places": places, "place": place, "repeated": repeated(request.actor, place),
        "is_empty": not any(column.number for column in columns),
        "may_begin": bool(queries.places_to_begin(request.actor)),
    }  # fmt: skip
    return render(request, "trials/board.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def trial_list(request: HttpRequest) -> HttpResponse:
    """Trials one may see, narrowed to what was asked for."""
    form = filter_of(request)
    wanted = form.wanted()
    if (onward := narrowed(request, form)) is not None:
        return onward
    page: Page[Any] = Page()
    if not form.is_refused:
        page = queries.trial_page(request.actor, wanted, request.GET.get("after", ""))
    context = {
        "form": form, "rows": [_shown(row) for row in page.rows], "page": linked(page, request.GET),
        "narrowed": wanted != queries.Wanted(), "query": request.GET.urlencode(),
        "may_begin": bool(queries.places_to_begin(request.actor)),
    }  # fmt: skip
    return render(request, "trials/list.html", context, status=422 if form.is_refused else 200)


def filter_of(request: HttpRequest) -> TrialFilter:
    """The list's form, bound to what was asked for."""
    return TrialFilter(
        places_tried_at(request.actor), settings.value(KINDS, None), narrowing(request),
    )  # fmt: skip


def _shown(trial: Any) -> dict[str, Any]:
    where = Where(trial.item.state, trial.since, trial.last_entry, trial.ends)
    return {
        "trial": trial, "item": trial.item, "state": state_title("trial", trial.item.state),
        "past_end": past_its_end(where, clock.today()),
    }  # fmt: skip
