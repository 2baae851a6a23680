"""What the views share: a form bound or fresh, saved by a service, shown again with its refusal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from rodtrad.foundation.base.answering import show_errors
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.work.trials.models import Cycle, Trial
from rodtrad.work.trials.queries.trials import cycle_by_code, trial_by_code


def to(name: str, *args: Any) -> HttpResponseRedirect:
    """303, so that nothing is sent twice."""
    response = HttpResponseRedirect(reverse(f"trials:{name}", args=args))
    response.status_code = 303
    return response


def data_of(request: HttpRequest) -> Any:
    """What a form is bound to: also an empty POST is an answer, and shows what is missing."""
    return request.POST if request.method == "POST" else None


def answered(
    request: HttpRequest, form: Any, save: Callable[[], object], go: Callable[[], HttpResponse], said: Any,
    template: str = "form", **context: Any,
) -> HttpResponse:  # fmt: skip
    """Save a form that holds and go on; otherwise its page, 422 when it is refused, with all that was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            save()
        except ValidationError as error:
            show_errors(form, error)
        else:
            messages.success(request, said)
            return go()
    status = 422 if form.errors else 200
    return render(request, f"trials/{template}.html", {"form": form, **context}, status=status)


def allowed_trial(actor: Actor, code: str, action: str) -> Trial:
    """One trial to which the actor may do this: 404 unseen, 403 not allowed."""
    trial = trial_by_code(actor, code)
    require(actor, action, trial.item)
    return trial


def allowed_cycle(actor: Actor, code: str, cycle: str, action: str) -> Cycle:
    """The same for one of its cycles."""
    found = cycle_by_code(actor, code, cycle)
    require(actor, action, found.trial.item)
    return found


def refused(request: HttpRequest, error: ValidationError) -> None:
    """A refusal without a form: said above the page one comes to."""
    messages.warning(request, " ".join(error.messages))
