"""From trial to regular work: the gate, the introduction, the follow-ups, and the list of them all."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.base.paging import linked
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.permissions import require
from rodtrad.work.trials.choices.settings import CHECKLIST
from rodtrad.work.trials.forms.regular import (
    FollowUpForm,
    GateForm,
    RegularForm,
    RegularStateForm,
    gate_of,
    regular_initial,
)
from rodtrad.work.trials.models import Regular, Trial
from rodtrad.work.trials.queries import regular as queries
from rodtrad.work.trials.queries.trials import measures_of, people_at
from rodtrad.work.trials.services import regular as services
from rodtrad.work.trials.views.common import allowed_trial, answered, data_of, refused, to


@require_GET
@login_required
def introductions(request: HttpRequest) -> HttpResponse:
    """What has become regular work, or is about to, and when it was last followed up (TID-77)."""
    page = linked(queries.introduction_page(request.actor, request.GET.get("after", "")), request.GET)
    return render(request, "trials/introductions.html", {"rows": page.rows, "page": page})


@require_http_methods(["GET", "POST"])
@login_required
def gate(request: HttpRequest, code: str) -> HttpResponse:
    """Is the new better than the old? (TID-41)"""
    trial = allowed_trial(request.actor, code, "trials.regular")
    form = GateForm(
        measures_of(request.actor, trial), data_of(request), initial=gate_of(queries.regular_of(trial))
    )
    return answered(
        request, form, lambda: services.answer_gate(request.actor, trial, **form.cleaned_data),
        lambda: to("show", code), _("The answer is kept."), "gate", trial=trial, item=trial.item,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """The introduction: who, routine, resources, checklist, days."""
    trial = allowed_trial(request.actor, code, "trials.edit")
    row = _regular(trial)
    checklist = settings.value(CHECKLIST, trial.item.place)
    people = people_at(trial.item.place)
    form = RegularForm(people, checklist, data_of(request), initial=regular_initial(row))
    return answered(
        request, form, lambda: services.change_regular(request.actor, row, form.cleaned_data),
        lambda: to("show", code), _("Saved."), "regular", trial=trial, item=trial.item,
    )  # fmt: skip


@require_POST
@login_required
def move(request: HttpRequest, code: str) -> HttpResponse:
    """How far the introduction has come."""
    trial = allowed_trial(request.actor, code, "trials.regular")
    row, form = _regular(trial), RegularStateForm(request.POST)
    try:
        services.move_regular(request.actor, row, form.data.get("state", ""))
        messages.success(request, _("Saved."))
    except ValidationError as error:
        refused(request, error)
    return to("show", code)


@require_http_methods(["GET", "POST"])
@login_required
def follow_up(request: HttpRequest, code: str) -> HttpResponse:
    """Is it still done as it was meant?"""
    row = queries.follow_up_by_code(request.actor, code)
    trial = row.regular.trial
    require(request.actor, "trials.note", trial.item)
    form = FollowUpForm(data_of(request))
    return answered(
        request, form, lambda: services.follow_up(request.actor, row, **form.cleaned_data),
        lambda: to("show", trial.item.code), _("Followed up."), "follow_up", trial=trial, item=trial.item, row=row,
    )  # fmt: skip


def _regular(trial: Trial) -> Regular:
    row = queries.regular_of(trial)
    if row is None:
        raise Http404
    return row
