"""Networks: which municipalities belong to which."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.base.answering import saved, sent
from rodtrad.foundation.org import permissions, queries, services
from rodtrad.foundation.org.forms import JoinForm
from rodtrad.foundation.org.views.common import form_page, found


@require_GET
@login_required
def networks(request: HttpRequest) -> HttpResponse:
    permissions.require_somewhere(request.actor, "org.see-places")
    return render(request, "org/networks.html", {"networks": queries.networks(request.actor)})


@require_http_methods(["GET", "POST"])
@login_required
def join(request: HttpRequest, code: str) -> HttpResponse:
    actor = request.actor
    network = found(queries.place(actor, code))
    permissions.require(actor, "org.manage-networks", network)
    form = JoinForm(sent(request), actor=actor)
    if saved(form, lambda: services.join_network(actor, network=network, **form.cleaned_data)):
        return redirect("org:networks")
    return form_page(request, "org/network_join.html", form, network=network)


@require_POST
@login_required
def leave(request: HttpRequest, code: str, municipality: str) -> HttpResponse:
    network = found(queries.place(request.actor, code))
    member = found(queries.place(request.actor, municipality))
    if not any(permissions.may(request.actor, "org.manage-networks", side) for side in (network, member)):
        raise PermissionDenied("org.manage-networks")
    services.leave_network(request.actor, network=network, municipality=member)
    return redirect("org:networks")
