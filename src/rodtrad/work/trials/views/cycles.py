"""One cycle: plan, start, note on the way, tell what happened, decide."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rodtrad.foundation.base import clock
from rodtrad.work.trials.choices import Scale
from rodtrad.work.trials.forms.cycles import (
    DecisionForm,
    HappenedForm,
    ObservationForm,
    PlanForm,
    is_locked,
    plan_of,
)
from rodtrad.work.trials.models import Trial
from rodtrad.work.trials.queries.trials import (
    latest_cycle,
    latest_note,
    measures_near,
    measures_of,
    note_by_code,
)
from rodtrad.work.trials.rules.cycles import carried_on
from rodtrad.work.trials.services import cycles as services
from rodtrad.work.trials.services.deciding import Act
from rodtrad.work.trials.services.deciding import decide as decide_service
from rodtrad.work.trials.views.common import allowed_cycle, allowed_trial, answered, data_of, refused, to


@require_http_methods(["GET", "POST"])
@login_required
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """The next cycle, carried on from the last."""
    trial = allowed_trial(request.actor, code, "trials.edit")
    form = PlanForm(measures_near(request.actor, trial), data_of(request), initial=_carried(request, trial))
    return answered(
        request, form,
        lambda: services.plan_cycle(request.actor, trial, form.plan(), measures=form.measured_by()),
        lambda: to("show", code), _("The cycle is planned."), "plan", trial=trial, item=trial.item, cycle=None,
        last=latest_cycle(trial),
    )  # fmt: skip


def _carried(request: HttpRequest, trial: Trial) -> dict[str, Any]:
    last = latest_cycle(trial)
    initial: dict[str, Any] = {"scale": Scale.FEW, "measured_by": measures_of(request.actor, trial)}
    if last is None:
        return initial
    plan = {
        name: value for name, value in plan_of(last).items() if name not in ("prediction", "starts", "ends")
    }
    return {**initial, **plan, **carried_on(plan_of(last), last.decision)}


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, code: str, cycle: str) -> HttpResponse:
    """Change a plan; once started without what one compares with."""
    row = allowed_cycle(request.actor, code, cycle, "trials.edit")
    trial = row.trial
    initial = {**plan_of(row), "measured_by": measures_of(request.actor, trial)}
    form = PlanForm(
        measures_near(request.actor, trial), data_of(request), locked=is_locked(row), initial=initial
    )
    return answered(
        request, form,
        lambda: services.change_plan(request.actor, row, form.plan(), measures=form.measured_by()),
        lambda: to("show", code), _("Saved."), "plan", trial=trial, item=trial.item, cycle=row, last=None,
    )  # fmt: skip


@require_POST
@login_required
def start(request: HttpRequest, code: str, cycle: str) -> HttpResponse:
    """Lock what is expected, and begin."""
    row = allowed_cycle(request.actor, code, cycle, "trials.edit")
    try:
        services.start_cycle(request.actor, row)
    except ValidationError as error:
        refused(request, error)
        return to("plan-edit", code, cycle)
    messages.success(request, _("It runs. What you expect is locked."))
    return to("show", code)


@require_http_methods(["GET", "POST"])
@login_required
def observe(request: HttpRequest, code: str, cycle: str) -> HttpResponse:
    """Note something on the way."""
    row = allowed_cycle(request.actor, code, cycle, "trials.note")
    last = latest_note(row)
    initial = {
        "day": clock.today(),
        "counted": last.counted if last else row.measures.partition("\n")[0].strip()[:120],
    }
    form = ObservationForm(data_of(request), initial=initial)
    return answered(
        request, form, lambda: services.observe(request.actor, row, **form.cleaned_data), lambda: to("show", code),
        _("Noted."), "observe", trial=row.trial, item=row.trial.item, cycle=row,
    )  # fmt: skip


@require_POST
@login_required
def take_back(request: HttpRequest, code: str, note: str) -> HttpResponse:
    """Take a note back."""
    try:
        services.take_back(request.actor, note_by_code(request.actor, code, note))
        messages.success(request, _("Taken back. It stays in the history."))
    except ValidationError as error:
        refused(request, error)
    return to("show", code)


@require_http_methods(["GET", "POST"])
@login_required
def happened(request: HttpRequest, code: str, cycle: str) -> HttpResponse:
    """What happened, beside what was expected."""
    row = allowed_cycle(request.actor, code, cycle, "trials.note")
    initial = {name: getattr(row, name) for name in ("happened", "turned", "compared")}
    form = HappenedForm(data_of(request), initial=initial)
    return answered(
        request, form, lambda: services.tell_what_happened(request.actor, row, **form.cleaned_data),
        lambda: to("show", code), _("Written down. Now decide what it leads to."), "happened", trial=row.trial,
        item=row.trial.item, cycle=row,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def decide(request: HttpRequest, code: str, cycle: str) -> HttpResponse:
    """What it leads to."""
    row = allowed_cycle(request.actor, code, cycle, "trials.edit")
    form = DecisionForm(row.turned, data_of(request))
    return answered(
        request, form, lambda: decide_service(request.actor, row, Act(**form.cleaned_data)),
        lambda: to("show", code), _("Decided."), "decide", trial=row.trial, item=row.trial.item, cycle=row,
    )  # fmt: skip
