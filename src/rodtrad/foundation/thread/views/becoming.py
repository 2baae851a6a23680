"""Making something new of an item."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.answering import back, show_errors, wanted_next
from rodtrad.foundation.thread import addresses, becoming, queries, services


@require_http_methods(["GET", "POST"])
@login_required
def become(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """One offer of the menu: what it asks, and the new thing when that is answered."""
    item = queries.item_by_code(request.actor, code)
    offer = manifests.becomes.get(name)
    if offer is None or not becoming.takes(offer, item):
        raise Http404
    form = becoming.form_of(offer, request.actor, item, request.POST if request.method == "POST" else None)
    if form is None:
        raise PermissionDenied
    if request.method == "POST" and form.is_valid():
        try:
            made = services.become(request.actor, item, offer, form.cleaned_data)
        except ValidationError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("It is made, and the thread leads back here."))
            return back(request, addresses.item_url(made))
    context = {"item": item, "offer": offer, "form": form, "next": wanted_next(request)}
    return render(request, "thread/become.html", context, status=422 if form.errors else 200)
