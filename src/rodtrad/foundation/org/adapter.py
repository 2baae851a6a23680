"""How accounts work here: made by an administrator, never by signing up; and how wrong passwords are counted."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from rodtrad.foundation.base import scope
from rodtrad.foundation.org import services
from rodtrad.foundation.org.models import User

UNSAID = ("account/messages/logged_in.txt", "mfa/messages/")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Hooks that allauth calls."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *rest: Any, **more: Any
    ) -> None:
        """As allauth says it, except that one is told of a sign-in by being signed in, and of
        factors by our own pages."""
        if not (message_template or "").startswith(UNSAID):
            super().add_message(request, level, message_template, *rest, **more)

    def is_reauthentication_required(self, *, app: str, **_more: Any) -> bool:
        """Not just after signing in, which asked for everything already."""
        records = get_authentication_records(context.request, context.request.user)
        latest = max((record["at"] for record in records), default=0)
        return time.time() - latest > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """Who has a second factor confirms by it: a password alone was not enough to get in either."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [row for row in methods if row["id"].startswith("mfa")] or methods

    def clean_password(self, password: str, user: User | None = None) -> str:
        """The rules of the settings, and: a one-time password is not chosen again."""
        if user is not None and user.must_change_password and user.check_password(password):
            raise ValidationError(_("Choose another password than the one you were given."), code="same")
        return str(super().clean_password(password, user))

    def set_password(self, user: User, password: str) -> None:
        """The person has chosen a password: other sessions end, since they hold the old one's hash."""
        user.set_password(password)
        services.password_was_changed(scope.current_actor(), user)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return resolve_url("home:start")


def address_behind_proxy(request: HttpRequest) -> str:
    """Whose computer it is, for axes: what our own proxy, last in the row, says; what stands before can be made up."""
    said = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return said or str(request.META.get("REMOTE_ADDR", ""))


def attempted_username(request: HttpRequest, credentials: Mapping[str, Any] | None) -> str:
    """Whose password was tried, for axes: as accounts are looked up, so that "Anna" and "anna" share one count."""
    source: Mapping[str, Any] = credentials or {"username": request.POST.get("login", "")}
    return str(source.get("username") or "").strip().lower()[:80]
