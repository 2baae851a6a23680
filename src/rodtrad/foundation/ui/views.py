"""Pages about the pages."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rodtrad.foundation.ui import examples


@require_safe
@login_required
def style(request: HttpRequest) -> HttpResponse:
    """The living style page: every component with its examples."""
    return render(request, "ui/style_page.html", {"components": examples.rendered(request)})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What works for whom, what does not yet, and whom to tell."""
    return render(request, "ui/accessibility.html")
