"""How the installation is doing, for administrators."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.org import permissions
from rodtrad.foundation.upkeep import queries


@require_http_methods(["GET", "POST"])
@login_required
def health(request: HttpRequest) -> HttpResponse:
    """Looks when asked to (POST): some checks count whole tables, which no page does by being opened."""
    permissions.require_somewhere(request.actor, "upkeep.see")
    looked = request.method == "POST"
    context = {
        "looked": looked,
        "ailments": queries.examine() if looked else [],
        "facts": queries.facts() if looked else {},
    }
    return render(request, "upkeep/health.html", context)
