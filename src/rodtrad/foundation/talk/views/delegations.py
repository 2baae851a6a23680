"""Handing over one thing that waits, giving it back, and standing in for somebody."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rodtrad.foundation.base.answering import back, saved, sent
from rodtrad.foundation.org.queries import people
from rodtrad.foundation.talk import queries, services
from rodtrad.foundation.talk.forms import DelegateForm, ReasonForm, StandInForm
from rodtrad.foundation.thread.queries import ItemNotFound, item_by_code

form_view = require_http_methods(["GET", "POST"])
LIST = "/att-gora/"
MOST_PEOPLE = 300


@form_view
@login_required
def delegate(request: HttpRequest, key: str) -> HttpResponse:
    """Hand something of one's own list to somebody who may do it."""
    actor = request.actor
    line = next((line for line in queries.own_todos(actor) if line.todo.key == key), None)
    if line is None or not line.todo.item:
        raise ItemNotFound(key)
    takers = queries.takers(actor, line.todo, item_by_code(actor, line.todo.item))
    form = DelegateForm(sent(request), people=takers)

    def save() -> None:
        given = form.cleaned_data
        services.delegate(actor, key, given["to"], text=given["text"], until=given["until"])

    if saved(form, save):
        messages.success(request, _("Handed over. It stays in your list as handed over until it is done."))
        return back(request, LIST)
    context = {"form": form, "todo": line.todo, "has_takers": bool(takers)}
    return render(request, "talk/delegate.html", context, status=422 if form.errors else 200)


@form_view
@login_required
def give_back(request: HttpRequest, code: str) -> HttpResponse:
    """Give back what one was handed, with a reason."""
    row = queries.delegation_by_code(request.actor, code)
    if row.taker_id != request.actor.user_id:
        raise PermissionDenied("talk.return")
    form = ReasonForm(sent(request))
    if saved(form, lambda: services.return_delegation(request.actor, row, form.cleaned_data["reason"])):
        messages.success(request, _("Given back."))
        return back(request, LIST)
    return render(
        request, "talk/give_back.html", {"form": form, "row": row}, status=422 if form.errors else 200
    )


@require_POST
@login_required
def end(request: HttpRequest, code: str) -> HttpResponse:
    """Take back what one handed over, or say that what one got is done."""
    try:
        services.end_delegation(request.actor, queries.delegation_by_code(request.actor, code))
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    return back(request, LIST)


@form_view
@login_required
def stand_ins(request: HttpRequest) -> HttpResponse:
    """Who stands in for me and for whom I stand in; choose a stand-in for a time."""
    actor = request.actor
    known = people(actor).exclude(pk=actor.user_id).order_by("name", "id")[:MOST_PEOPLE]
    form = StandInForm(sent(request), people=known)

    def save() -> None:
        given = form.cleaned_data
        services.add_stand_in(actor, given["by"], since=given["since"], until=given["until"])

    if saved(form, save):
        messages.success(request, _("Saved."))
        return redirect("talk:stand-ins")
    rows = queries.stand_ins_of(actor)
    context = {"form": form, "rows": rows, "me": actor.user_id, "has_people": len(form.people) > 0}
    return render(request, "talk/stand_ins.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def stand_in_end(request: HttpRequest, code: str) -> HttpResponse:
    services.end_stand_in(request.actor, queries.stand_in_by_code(request.actor, code))
    return redirect("talk:stand-ins")
