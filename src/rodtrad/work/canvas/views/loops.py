"""Learning loops: the list, beginning, ending, the fork at a result, the report."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base.answering import back, sent
from rodtrad.foundation.org.permissions import may, require
from rodtrad.work.canvas.choices import LOOP_SHORT, LoopKind, LoopTrigger
from rodtrad.work.canvas.forms.loops import BeginLoopForm, EndLoopForm, ForkForm
from rodtrad.work.canvas.models import Version
from rodtrad.work.canvas.queries import cards, cases, loops, versions
from rodtrad.work.canvas.services import loops as services
from rodtrad.work.canvas.views.boards import _take


@require_GET
@login_required
def loop_list(request: HttpRequest, code: str) -> HttpResponse:
    """The loops of a work, and what the computer sees between the last sketch and now."""
    actor, detail = request.actor, cases.case_by_code(request.actor, code)
    rows = loops.loops_of(actor, detail)
    allowed = may(actor, "canvas.edit", detail.item) and not detail.item.is_retired
    context = {
        "detail": detail, "item": detail.item, "rows": [_told(loop) for loop in reversed(rows)],
        "stuck": loops.stuck_elements(actor, detail, rows), "may_edit": allowed,
        "suggestion": _suggestion(detail) if allowed else None,
    }  # fmt: skip
    return render(request, "canvas/over_time/loops.html", context)


def _told(loop) -> dict[str, object]:
    return {
        "loop": loop, "kind": LOOP_SHORT.get(loop.kind, ""), "days": loops.days_to_change(loop),
        "trigger": LoopTrigger(loop.trigger).label if loop.trigger else "",
        "assumptions": _as_list(loop.assumptions), "changed": _as_list(loop.changed),
    }  # fmt: skip


def _as_list(value) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def _suggestion(detail) -> dict[str, object] | None:
    """A loop that seems to lie between the last sketch and the board as it is."""
    last = Version.objects.filter(case=detail).order_by("-number").first()
    if last is None:
        return None
    kind, _elements = services.suggest(last.content, services.content_now(detail))
    return {"kind": LoopKind(kind).label, "number": last.number} if kind in ("single", "double") else None


@require_http_methods(["GET", "POST"])
@login_required
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """Something made the team think again."""
    detail = cases.case_by_code(request.actor, code)
    require(request.actor, "canvas.edit", detail.item)
    start = {"from_number": request.GET.get("fran", "")}
    form = BeginLoopForm(versions.versions_to_choose(detail, *start.values()), sent(request), initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            loop = services.begin_loop(request.actor, detail, **form.values())
        except ValidationError as error:
            _take(form, error)
        else:
            return back(request, reverse("canvas:loop", args=[loop.code]))
    context = {"form": form, "detail": detail, "item": detail.item}
    return render(request, "canvas/over_time/loop_new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def loop(request: HttpRequest, code: str) -> HttpResponse:
    """End a loop: how deep it went, what changed, what was learned."""
    found = loops.loop_by_code(request.actor, code)
    detail = found.case
    require(request.actor, "canvas.edit", detail.item)
    suggested = _suggested(found)
    start = {"kind": found.kind or suggested, "assumptions": "\n".join(_as_list(found.assumptions))}
    form = EndLoopForm(sent(request), initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            services.end_loop(request.actor, found, **form.values())
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(request, _("The loop is saved, and the sketch as it is now."))
            return back(request, reverse("canvas:loops", args=[detail.item.code]))
    context = {
        "form": form, "loop": _told(found), "detail": detail, "item": detail.item,
        "suggested": LoopKind(suggested).label if suggested else "", "ended": found.to_number is not None,
    }  # fmt: skip
    return render(request, "canvas/over_time/loop.html", context, status=422 if form.errors else 200)


def _suggested(found) -> str:
    before = Version.objects.filter(case=found.case, number=found.from_number).first()
    kind, _elements = services.suggest(
        before.content if before else {}, services.content_now(found.case), found.trigger
    )
    return kind


@require_http_methods(["GET", "POST"])
@login_required
def fork(request: HttpRequest, code: str) -> HttpResponse:
    """A result did not give what was expected: adjust how, or question why?"""
    card = cards.card_by_code(request.actor, code)
    if card.item.kind != "result":
        raise Http404
    require(request.actor, "canvas.edit", card.item)
    form = ForkForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = services.fork(request.actor, card, **form.cleaned_data)
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(request, _("The sketch is kept. End the loop here when something has changed."))
            return back(request, reverse("canvas:loop", args=[made.code]))
    context = {"form": form, "card": card, "item": card.item, "detail": card.case}
    return render(request, "canvas/over_time/fork.html", context, status=422 if form.errors else 200)


@require_GET
@login_required
def report(request: HttpRequest) -> HttpResponse:
    """Loops by kind over all works one may see, by programme and by work."""
    programmes, works = loops.loop_report(request.actor)
    return render(request, "canvas/over_time/loop_report.html", {"programmes": programmes, "works": works})
