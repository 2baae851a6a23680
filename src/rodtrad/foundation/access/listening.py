"""What access does when something happens elsewhere: a password is replaced, a factor comes or goes, somebody signs in.

Factors are saved and deleted by allauth.mfa; told here, in the same transaction, however it was done.
"""

from __future__ import annotations

from typing import Any

from allauth.core import context
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy, ngettext

from rodtrad.foundation.access import rules
from rodtrad.foundation.access.choices import APP, CODES, PASSKEY
from rodtrad.foundation.access.models import FactorState
from rodtrad.foundation.access.services.sessions import end_all
from rodtrad.foundation.access.sessions import DEVICE
from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base.scope import current_actor
from rodtrad.foundation.org.services.passwords import PasswordReplaced
from rodtrad.foundation.talk.services.mail import write_account_mail

FEW_CODES = 3
NEW_WAY = gettext_lazy("A new way to confirm that it is you was added to your account.")
LOST_WAY = gettext_lazy("A way to confirm that it is you was removed from your account.")
ADDED = {APP: "access.app-added", PASSKEY: "access.passkey-added", CODES: "access.codes-made"}
GONE = {APP: "access.app-removed", PASSKEY: "access.passkey-removed"}


def on_password_replaced(event: PasswordReplaced) -> None:
    """All sign-ins with the old one end; the one in which the person chose the new stays."""
    request = context.request if event.by_oneself else None
    end_all(event.user_id, but=request.session.session_key if request is not None else None)


def on_factor_saved(instance: Authenticator, created: bool, raw: bool = False, **_more: Any) -> None:
    if not created or raw:
        return
    record(current_actor(), ADDED[instance.type], item=instance.user.code)
    if instance.type != CODES:
        FactorState.objects.filter(user=instance.user).update(reset=None)
        write_account_mail(instance.user, NEW_WAY)


def on_factor_gone(instance: Authenticator, **_more: Any) -> None:
    if instance.type in GONE:
        record(current_actor(), GONE[instance.type], item=instance.user.code)
        write_account_mail(instance.user, LOST_WAY)


def on_factor_used(request: HttpRequest, authenticator: Authenticator, **_more: Any) -> None:
    """A recovery code is for emergencies: told of, with how many there are left."""
    if authenticator.type != CODES:
        return
    record(current_actor(), "access.code-used", item=authenticator.user.code)
    authenticator.refresh_from_db()
    left = len(authenticator.wrap().get_unused_codes())
    if left <= FEW_CODES:
        text = ngettext(
            "You have %(number)s recovery code left. Make new ones under My sign-ins.",
            "You have %(number)s recovery codes left. Make new ones under My sign-ins.",
            left,
        )
        messages.warning(request, text % {"number": left})


def on_signed_in(request: HttpRequest, **_more: Any) -> None:
    request.session[DEVICE] = rules.device(request.META.get("HTTP_USER_AGENT", ""))
