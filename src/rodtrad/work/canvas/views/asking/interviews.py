"""Interviews for tacit knowledge, and the page for those who are new in the intervention."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base.answering import back, sent
from rodtrad.foundation.org.permissions import may, require
from rodtrad.work.canvas.choices.asking import NEEDS_COMPETENCE
from rodtrad.work.canvas.forms.asking import ComponentFormSet, InterviewForm, WhoForm
from rodtrad.work.canvas.queries import cases
from rodtrad.work.canvas.queries import thoughts as queries
from rodtrad.work.canvas.rules.interviews import STEP_TITLES, STEPS
from rodtrad.work.canvas.services import interviews as services
from rodtrad.work.canvas.views.boards import _take


@require_http_methods(["GET", "POST"])
@login_required
def interviews(request: HttpRequest, code: str) -> HttpResponse:
    """The interviews of a work, and the form that begins one."""
    detail = cases.case_by_code(request.actor, code)
    if request.method == "POST":
        require(request.actor, "canvas.edit", detail.item)
    form = WhoForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            row = services.begin_interview(request.actor, detail, form.cleaned_data["who"])
            return back(request, reverse("canvas:interview", args=[row.code]))
        except ValidationError as error:
            _take(form, error)
    context = {
        "detail": detail, "item": detail.item, "form": form, "rows": queries.interviews_of(request.actor, detail),
        "may_edit": may(request.actor, "canvas.edit", detail.item) and not detail.item.is_retired,
    }  # fmt: skip
    return render(request, "canvas/asking/interviews.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def interview(request: HttpRequest, code: str) -> HttpResponse:
    """One interview, saved step by step; when it is finished, what it gave."""
    row = queries.interview_by_code(request.actor, code)
    if row.finished is not None or not may(request.actor, "canvas.edit", row.case.item):
        if request.method == "POST":
            require(request.actor, "canvas.edit", row.case.item)
        return _read(request, row)
    form = InterviewForm(sent(request), initial={name: getattr(row, name) for name in services.TEXTS})
    told = [{"text": each.text, "competence": each.competence, "if_missing": each.if_missing}
            for each in row.components.all()]  # fmt: skip
    formset = ComponentFormSet(sent(request), initial=None if request.method == "POST" else told, prefix="c")
    if request.method == "POST" and form.is_valid() and formset.is_valid():
        try:
            return _saved(request, row, form, formset)
        except ValidationError as error:
            _take(form, error)
    context = {
        "form": form, "formset": formset, "row": row, "detail": row.case, "item": row.case.item,
        "steps": [form[name] for name in STEPS],
    }  # fmt: skip
    return render(request, "canvas/asking/interview.html", context,
                  status=422 if form.errors or formset.total_error_count() else 200)  # fmt: skip


def _saved(request: HttpRequest, row, form, formset) -> HttpResponse:
    """Save what is written; go on to the next step, or make the cards."""
    services.save_interview(
        request.actor, row, form.cleaned_data, [each for each in formset.cleaned_data if each]
    )
    step = request.POST.get("step", "")
    if step == "finish":
        services.finish_interview(request.actor, row)
        messages.success(request, _("The cards are on the canvas."))
        return back(request, request.path)
    messages.success(request, _("Saved."))
    return back(request, f"{request.path}#steg-{step}" if step.isdigit() else request.path)


def _read(request: HttpRequest, row) -> HttpResponse:
    answers = [(STEP_TITLES[name], getattr(row, name)) for name in STEPS if getattr(row, name)]
    context = {
        "row": row, "detail": row.case, "item": row.case.item, "answers": answers,
        "cards": queries.cards_of_interview(request.actor, row), "competences": NEEDS_COMPETENCE,
    }  # fmt: skip
    return render(request, "canvas/asking/interview_read.html", context)


@require_GET
@login_required
def introduction(request: HttpRequest, code: str) -> HttpResponse:
    """One page to print for volunteers and stand-ins."""
    detail = cases.case_by_code(request.actor, code)
    context = {
        "detail": detail, "item": detail.item, "intro": queries.introduction_of(request.actor, detail),
        "competences": NEEDS_COMPETENCE,
    }  # fmt: skip
    return render(request, "canvas/asking/introduction.html", context)
