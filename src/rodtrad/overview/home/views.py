"""The start page, for those signed in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rodtrad.foundation.base.scope import current_actor
from rodtrad.overview.home import queries


@require_safe
@login_required
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "home/start.html", {"blocks": queries.start_blocks(current_actor())})
