"""Thought tests: the list of a case, a knot with its clock and alternatives, making one a card."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.base.answering import back, sent
from rodtrad.foundation.base.paging import linked
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.permissions import may, require
from rodtrad.work.canvas.choices import PIECE_TITLES
from rodtrad.work.canvas.choices.asking import ThoughtWay
from rodtrad.work.canvas.forms.asking import AlternativeForm, OutcomeForm, PromoteForm, ThoughtForm
from rodtrad.work.canvas.queries import cases
from rodtrad.work.canvas.queries import thoughts as queries
from rodtrad.work.canvas.services import thought_tests as services
from rodtrad.work.canvas.views.boards import _take


@require_GET
@login_required
def thoughts(request: HttpRequest, code: str) -> HttpResponse:
    """The knots of a work."""
    detail = cases.case_by_code(request.actor, code)
    page = queries.thought_page(request.actor, detail, request.GET.get("after", ""))
    context = {
        "detail": detail, "item": detail.item, "page": linked(page, request.GET),
        "may_think": may(request.actor, "canvas.think", detail.item) and not detail.item.is_retired,
    }  # fmt: skip
    return render(request, "canvas/asking/thoughts.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Open a knot."""
    detail = cases.case_by_code(request.actor, code)
    require(request.actor, "canvas.think", detail.item)
    start = {"minutes": settings.value("canvas.thought-minutes", detail.item.place), "way": "team"}
    form = ThoughtForm(sent(request), initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            test = services.begin_thought_test(request.actor, detail, form.cleaned_data)
            return back(request, reverse("canvas:thought", args=[test.code]))
        except ValidationError as error:
            _take(form, error)
    context = {"form": form, "detail": detail, "item": detail.item}
    return render(request, "canvas/asking/thought_new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def thought(request: HttpRequest, code: str) -> HttpResponse:
    """One knot: its clock, its alternatives, and what came of it."""
    test = queries.thought_by_code(request.actor, code)
    if request.method == "POST":
        require(request.actor, "canvas.think", test.case.item)
    start = {"outcome": test.outcome, "next_test": test.next_test}
    form = OutcomeForm(sent(request), initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_thought_test(request.actor, test, form.cleaned_data)
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(request, _("Saved."))
            return back(request, request.path)
    return _page(request, test, form, AlternativeForm(prefix="a"))


def _page(request: HttpRequest, test, form, alternative_form, status: int = 200) -> HttpResponse:
    tried = queries.alternatives_of(request.actor, test)
    context = {
        "test": test, "detail": test.case, "item": test.case.item, "form": form, "alternative_form": alternative_form,
        "ours": [row for row in tried if not row.row.not_ours], "others": [row for row in tried if row.row.not_ours],
        "box": queries.time_box(test), "pieces": [PIECE_TITLES[name] for name in test.pieces],
        "may_think": may(request.actor, "canvas.think", test.case.item),
        "may_edit": may(request.actor, "canvas.edit", test.case.item),
        "way": ThoughtWay(test.way).label if test.way else "",
    }  # fmt: skip
    status = 422 if form.errors or alternative_form.errors else status
    return render(request, "canvas/asking/thought.html", context, status=status)


@require_POST
@login_required
def start_clock(request: HttpRequest, code: str) -> HttpResponse:
    """Begin the time-box."""
    test = queries.thought_by_code(request.actor, code)
    try:
        services.start_clock(request.actor, test)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    return back(request, reverse("canvas:thought", args=[code]))


@require_POST
@login_required
def new_alternative(request: HttpRequest, code: str) -> HttpResponse:
    """One more alternative."""
    test = queries.thought_by_code(request.actor, code)
    require(request.actor, "canvas.think", test.case.item)
    form = AlternativeForm(request.POST, prefix="a")
    if form.is_valid():
        try:
            services.add_alternative(request.actor, test, form.values())
            return back(request, reverse("canvas:thought", args=[code]) + "#alternativ")
        except ValidationError as error:
            _take(form, error)
    start = OutcomeForm(initial={"outcome": test.outcome, "next_test": test.next_test})
    return _page(request, test, start, form, 422)


@require_http_methods(["GET", "POST"])
@login_required
def alternative(request: HttpRequest, code: str) -> HttpResponse:
    """Change one alternative."""
    row = queries.alternative_by_code(request.actor, code)
    require(request.actor, "canvas.think", row.test.case.item)
    start = {name: getattr(row, name) for name in (*services.WORDING, "not_ours")}
    start["keep"] = {True: "yes", False: "no"}.get(row.keep, "")
    form = AlternativeForm(sent(request), initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_alternative(request.actor, row, form.values())
            return back(request, reverse("canvas:thought", args=[row.test.code]))
        except ValidationError as error:
            _take(form, error)
    context = {"form": form, "row": row, "detail": row.test.case, "item": row.test.case.item}
    return render(request, "canvas/asking/alternative.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def promote(request: HttpRequest, code: str) -> HttpResponse:
    """Make an alternative a card."""
    row = queries.alternative_by_code(request.actor, code)
    require(request.actor, "canvas.edit", row.test.case.item)
    form = PromoteForm(sent(request), initial={"type": "intervention-element"})
    if request.method == "POST" and form.is_valid():
        try:
            card = services.promote_alternative(request.actor, row, form.cleaned_data["type"])
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(request, _("The card is on the canvas."))
            return back(request, reverse("canvas:card", args=[card.item.code]))
    context = {"form": form, "row": row, "detail": row.test.case, "item": row.test.case.item}
    return render(request, "canvas/asking/promote.html", context, status=422 if form.errors else 200)
