"""Recovery codes: shown when they are made, and never again."""

from __future__ import annotations

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.access.choices import CODES
from rodtrad.foundation.base import clock

SHOWN = timedelta(minutes=10)


def _shown(request: HttpRequest) -> list[str]:
    """The codes while they may be seen: some minutes from when they were made, or until one says that they are kept."""
    row = Authenticator.objects.filter(user=request.user, type=CODES).first()
    if row is None:
        raise Http404
    codes = row.wrap()
    if codes.did_view or row.created_at < clock.now() - SHOWN:
        return []
    return [f"{code[:4]} {code[4:]}" for code in codes.get_unused_codes()]


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def show(request: HttpRequest) -> HttpResponse:
    """POST: one has kept them."""
    codes = _shown(request)
    if request.method == "POST":
        Authenticator.objects.get(user=request.user, type=CODES).wrap().mark_as_viewed()
        return redirect("mfa_index")
    return render(request, "mfa/recovery_codes/index.html", {"codes": codes})


@require_GET
@never_cache
@login_required
def download(request: HttpRequest) -> HttpResponse:
    """The codes as a text file, while they may be seen."""
    codes = _shown(request)
    if not codes:
        raise Http404
    head = [_("Recovery codes for Rödtråd"), _("Each works once. Keep them where nobody else reads them.")]
    answer = HttpResponse("\r\n".join([*head, "", *codes, ""]), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="rodtrad-reservkoder.txt"'
    return answer
