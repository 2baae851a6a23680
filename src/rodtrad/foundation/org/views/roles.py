"""Who may do what: the table of all permissions, read from the manifests."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from rodtrad.foundation.org.tables import permission_groups, role_rows


@require_GET
@login_required
def roles(request: HttpRequest) -> HttpResponse:
    return render(request, "org/roles.html", {"groups": permission_groups(), "roles": role_rows()})
