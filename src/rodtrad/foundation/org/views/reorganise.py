"""Moving, closing and merging places."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.base.answering import saved, sent
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import permissions, queries, services
from rodtrad.foundation.org.forms import ClosePlaceForm, MergePlaceForm, MovePlaceForm
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.views.common import form_page, found

form_view = require_http_methods(["GET", "POST"])


def _managed(actor: Actor, code: str) -> Place:
    place = found(queries.place(actor, code))
    permissions.require(actor, "org.manage-places", place.parent or place)
    return place


@form_view
@login_required
def move(request: HttpRequest, code: str) -> HttpResponse:
    place = _managed(request.actor, code)
    form = MovePlaceForm(sent(request), actor=request.actor, place=place)
    if saved(form, lambda: services.move_place(request.actor, place, parent=form.cleaned_data["parent"])):
        messages.success(request, _("Moved."))
        return redirect("org:place", code)
    return form_page(request, "org/place_move.html", form, place=place)


@form_view
@login_required
def close(request: HttpRequest, code: str) -> HttpResponse:
    place = _managed(request.actor, code)
    form = ClosePlaceForm(sent(request))
    if saved(
        form, lambda: services.close_place(request.actor, place, last_day=form.cleaned_data["last_day"])
    ):
        messages.success(request, _("The place is closed."))
        return redirect("org:place", code)
    return form_page(request, "org/place_close.html", form, place=place)


@form_view
@login_required
def merge(request: HttpRequest, code: str) -> HttpResponse:
    place = _managed(request.actor, code)
    form = MergePlaceForm(sent(request), actor=request.actor, place=place)
    if saved(form, lambda: services.merge_place(request.actor, place, into=form.cleaned_data["into"])):
        messages.success(request, _("The places are merged."))
        return redirect("org:place", form.cleaned_data["into"].code)
    return form_page(request, "org/place_merge.html", form, place=place)
