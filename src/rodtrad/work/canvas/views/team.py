"""The team of a case: who sits where."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.base.answering import back, sent
from rodtrad.foundation.org.permissions import may, require
from rodtrad.work.canvas.forms.cases import SeatForm
from rodtrad.work.canvas.queries import cards, cases
from rodtrad.work.canvas.services import team as services
from rodtrad.work.canvas.views.boards import _take


@require_http_methods(["GET", "POST"])
@login_required
def team(request: HttpRequest, code: str) -> HttpResponse:
    """Everyone in the team, and the form for one more seat."""
    detail = cases.case_by_code(request.actor, code)
    allowed = may(request.actor, "canvas.team", detail.item)
    if request.method == "POST":
        require(request.actor, "canvas.team", detail.item)
    form = SeatForm(cards.people_to_invite(detail), sent(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            services.add_seat(
                request.actor,
                detail,
                person=form.person,
                profession=data["profession"],
                lead=data["lead"],
            )
        except ValidationError as error:
            _take(form, error)
        else:
            return back(request, request.path)
    context = {
        "detail": detail, "item": detail.item, "seats": cards.seats_of(detail), "form": form, "may_change": allowed,
        "me": request.actor.user_id,
    }  # fmt: skip
    return render(request, "canvas/team.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def seat(request: HttpRequest, code: str) -> HttpResponse:
    """One seat: fill it, change it, leave it."""
    found = cards.seat_by_code(request.actor, code)
    mine = found.person_id is not None and found.person_id == request.actor.user_id
    if not mine:
        require(request.actor, "canvas.team", found.case.item)
    start = {
        "profession": found.profession,
        "lead": found.lead,
    }
    form = SeatForm(cards.people_to_invite(found.case), sent(request), initial=start)
    if request.method == "POST" and _seat_done(request, found, form):
        return back(request, reverse("canvas:team", args=[found.case.item.code]))
    allowed = may(request.actor, "canvas.team", found.case.item)
    context = {"seat": found, "form": form, "item": found.case.item, "mine": mine, "may_change": allowed}
    return render(request, "canvas/seat.html", context, status=422 if form.errors else 200)


def _seat_done(request: HttpRequest, found, form) -> bool:
    """Do what the button says; False, and the form says why, when it cannot be done."""
    leaves = request.POST.get("do") == "leave"
    if not form.is_valid() and not leaves:
        return False
    try:
        if leaves:
            services.leave_seat(request.actor, found)
            return True
        data = form.cleaned_data
        if form.person is not None and form.person.pk != found.person_id:
            take = services.take_seat if found.person_id is None else services.hand_over_seat
            take(request.actor, found, form.person)
        services.change_seat(request.actor, found, profession=data["profession"], lead=data["lead"])
    except ValidationError as error:
        _take(form, error)
        return False
    return True
