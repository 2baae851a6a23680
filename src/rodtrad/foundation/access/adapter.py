"""How second factors work here (MFA_ADAPTER): secrets are kept sealed, and the QR code is drawn by us."""

from __future__ import annotations

import base64
import hashlib
import secrets

import segno
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rodtrad.foundation.access import permissions, queries, rules
from rodtrad.foundation.access.choices import BROWSERS, SYSTEMS
from rodtrad.foundation.access.services.factors import LAST
from rodtrad.foundation.base import scope
from rodtrad.foundation.org.models import User


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Hooks that allauth.mfa calls."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("That was not right. Try once more."),
        "cannot_delete_authenticator": LAST,
        "cannot_generate_recovery_codes": gettext_lazy("Add an app or a passkey first."),
    }

    def _get_user_identifier(self, user: User) -> str:
        return user.username

    def _get_site_name(self) -> str:
        return "Rödtråd"

    def build_totp_svg(self, url: str) -> str:
        """As decisions/0008: one path, no style of its own."""
        code = segno.make(url, error="m", micro=False)
        return code.svg_inline(
            scale=6, svgclass="qr", lineclass=None, omitsize=True, title=_("The key as a QR code")
        )

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002 - allauth's name
        """What a new passkey is called until its owner calls it something: the browser it was made in."""
        browser, system = rules.device(context.request.META.get("HTTP_USER_AGENT", ""))
        return _("%(browser)s on %(system)s") % {"browser": BROWSERS[browser], "system": SYSTEMS[system]}

    def encrypt(self, text: str) -> str:
        """Sealed with the installation's secret: a copy of the database alone gives nobody a code."""
        return _sealer().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What was sealed. With another secret than it was sealed by: something that no code fits, never an error."""
        try:
            return _sealer().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whoever must have a factor keeps one."""
        user = authenticator.user
        others = queries.factors_of(user).exclude(pk=authenticator.pk)
        return others.exists() or not permissions.must_have_factor(scope.current_actor(), user)


def _sealer() -> Fernet:
    return Fernet(
        base64.urlsafe_b64encode(hashlib.sha256(f"rodtrad.mfa{settings.SECRET_KEY}".encode()).digest())
    )
