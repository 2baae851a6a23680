"""Results and lessons of trials, as things on the thread."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.org.permissions import may, require
from rodtrad.foundation.thread.queries import flags_of, links_of
from rodtrad.work.trials.forms.trials import LessonForm
from rodtrad.work.trials.queries.trials import lesson_by_code, outcome_by_code
from rodtrad.work.trials.services import outcomes as services
from rodtrad.work.trials.views.common import allowed_trial, answered, data_of, to


@require_GET
@login_required
def outcome(request: HttpRequest, code: str) -> HttpResponse:
    """One result or lesson, and how it hangs together."""
    actor, row = request.actor, outcome_by_code(request.actor, code)
    item = row.item
    context = {
        "row": row, "item": item, "trial": row.trial, "is_lesson": item.kind == "trial-lesson",
        "may_edit": may(actor, "trials.edit", item), "groups": links_of(actor, item), "flags": flags_of(actor, item),
    }  # fmt: skip
    return render(request, "trials/outcome.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def lesson_new(request: HttpRequest, code: str) -> HttpResponse:
    """A lesson of the trial as a whole."""
    trial, form = allowed_trial(request.actor, code, "trials.note"), LessonForm(data_of(request))

    def save() -> None:
        data = form.cleaned_data
        services.write_lesson(request.actor, trial, data["lesson"], useful_to=data["useful_to"])

    return answered(
        request, form, save, lambda: to("show", code), _("The lesson is written down."), "lesson", trial=trial,
        item=trial.item, lesson=None,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def edit_lesson(request: HttpRequest, code: str) -> HttpResponse:
    """Say a lesson better."""
    row = lesson_by_code(request.actor, code)
    require(request.actor, "trials.edit", row.item)
    initial = {"lesson": row.item.text, "useful_to": row.useful_to}
    form = LessonForm(data_of(request), initial=initial)

    def save() -> None:
        data = form.cleaned_data
        services.change_lesson(request.actor, row, data["lesson"], useful_to=data["useful_to"])

    return answered(
        request, form, save, lambda: to("outcome", code), _("Saved."), "lesson", trial=row.trial, item=row.item,
        lesson=row,
    )  # fmt: skip
