"""Whoever may administer sets up a second factor before anything else; and a sign-in that is used is noted."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from rodtrad.foundation.access import queries
from rodtrad.foundation.access.services.sessions import seen_now
from rodtrad.foundation.org.middleware import OPEN_BEFORE_CHANGE
from rodtrad.foundation.org.models import User

OPEN = (
    *OPEN_BEFORE_CHANGE, "access:enrol", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate",
    "mfa_view_recovery_codes", "mfa_download_recovery_codes",
)  # fmt: skip


class SecondFactorMiddleware:
    """Stands inside ActorMiddleware, which says who asks. One query for who may administer, none for others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if isinstance(user, User):
            row = getattr(request.session, "row", None)
            if row is not None:
                seen_now(row)
            if queries.must_enrol(request.actor, user) and not self.is_open(request.path):  # type: ignore[attr-defined]
                return HttpResponseRedirect(reverse("access:enrol"))
        return self.get_response(request)

    @staticmethod
    def is_open(path: str) -> bool:
        return path in {reverse(name) for name in OPEN}
