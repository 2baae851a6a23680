"""What people say about a measure's line: aims, marks, answers to signals."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.answering import sent
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.org.views.common import found
from rodtrad.sources.indicators.forms.lines import AimForm, MarkForm, SignalForm
from rodtrad.sources.indicators.forms.measures import ReasonForm
from rodtrad.sources.indicators.models import Aim, Mark
from rodtrad.sources.indicators.permissions import ANSWER, EDIT
from rodtrad.sources.indicators.queries import readings, signals
from rodtrad.sources.indicators.queries.measures import seen
from rodtrad.sources.indicators.services import marking
from rodtrad.sources.indicators.views.common import allowed, carried_out


@require_http_methods(["GET", "POST"])
@login_required
def aim_new(request: HttpRequest, code: str) -> HttpResponse:
    """Say what one aims at, or what is expected."""
    measure = allowed(request, code, EDIT)
    start = clock.today().replace(month=1, day=1)
    form = AimForm(sent(request), initial={"since": start, "origin": "board"})
    return carried_out(request, "aim", measure, form,
                       lambda: marking.add_aim(request.actor, measure, form.wanted()))  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def aim_end(request: HttpRequest, code: str) -> HttpResponse:
    """Take away what was never aimed at, with a reason."""
    rows = Aim.objects.filter(measure__in=seen(request.actor), retired=False)
    aim = found(rows.select_related("measure__item__place").filter(code=code).first())
    require(request.actor, EDIT, aim.measure.item)
    form = ReasonForm(sent(request))
    return carried_out(request, "aim_end", aim.measure, form,
                       lambda: marking.end_aim(request.actor, aim, form.cleaned_data["reason"]))  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def mark_new(request: HttpRequest, code: str) -> HttpResponse:
    """Begin a new part, leave a point out, or write a note on the line."""
    measure = allowed(request, code, EDIT)
    days = [spot.at for spot in readings.total_of(measure)] or [readings.newest_period(measure)]
    form = MarkForm(measure.period_kind, days, sent(request), initial={"kind": "note"})

    def save() -> None:
        data = form.cleaned_data
        marking.add_mark(request.actor, measure, data["kind"], form.day(), data["text"])

    return carried_out(request, "mark", measure, form, save)


@require_POST
@login_required
def unmark(request: HttpRequest, code: str) -> HttpResponse:
    """Undo a mark."""
    rows = Mark.objects.filter(measure__in=seen(request.actor), retired=False)
    mark = found(rows.select_related("measure__item__place", "measure__owner").filter(code=code).first())
    require(request.actor, EDIT, mark.measure.item)
    marking.take_mark_away(request.actor, mark)
    messages.success(request, _("The mark is taken away."))
    return redirect("indicators:show", code=mark.measure.item.code)


@require_http_methods(["GET", "POST"])
@login_required
def signal(request: HttpRequest, code: str) -> HttpResponse:
    """A person answers a signal."""
    row = signals.signal_by_code(request.actor, code)
    measure = row.measure
    require(request.actor, ANSWER, measure.item)
    if row.answered is not None:
        return redirect("indicators:show", code=measure.item.code)
    form = SignalForm(sent(request))
    form.told = signals.words_of(row, measure)

    def save() -> None:
        data = form.cleaned_data
        marking.answer_signal(request.actor, row, data["answer"], data["reason"])

    return carried_out(request, "signal", measure, form, save)
