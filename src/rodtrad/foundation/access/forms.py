"""Codes and passkeys: allauth's forms in our words, with tries counted in the database."""

from __future__ import annotations

import time
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.utils import decrypt
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rodtrad.foundation.access import rules
from rodtrad.foundation.access.choices import APP, PASSKEY
from rodtrad.foundation.access.services import tries
from rodtrad.foundation.access.services.factors import NAME_LENGTH
from rodtrad.foundation.base.scope import current_actor
from rodtrad.foundation.org.forms.asking import AskingForm


def _code_field(help_text: Any) -> forms.CharField:
    attrs = {
        "autocomplete": "one-time-code",
        "inputmode": "numeric",
        "autocapitalize": "off",
        "spellcheck": "false",
    }
    return forms.CharField(
        label=gettext_lazy("Code"), help_text=help_text, max_length=20, widget=forms.TextInput(attrs)
    )


class _Counted:
    """A form with a code: each try is counted before it is judged."""

    user: Any
    authenticator: Any = None

    def clean_code(self) -> str:
        if not tries.begin_try(self.user):
            text = _("The code was wrong too many times in a row. Wait a quarter of an hour and try again.")
            raise ValidationError(text, code="closed")
        try:
            code: str = super().clean_code()
            self._spend(code)
        except ValidationError:
            tries.missed(current_actor(), self.user)
            raise
        tries.right(self.user)
        return code

    def _spend(self, code: str) -> None:
        if self.authenticator is None or self.authenticator.type != APP:
            return
        period = rules.period_of(decrypt(self.authenticator.data["secret"]), code, time.time())
        if period is None or not tries.spend(self.user, period):
            raise ValidationError(_("That code has been used. Wait for the next one."), code="used")


class AuthenticateForm(_Counted, base.AuthenticateForm):
    """At sign-in: a code of the app, or a recovery code."""

    code = _code_field(gettext_lazy("Six digits from your app, or one of your recovery codes."))


class ReauthenticateForm(_Counted, base.ReauthenticateForm):
    """The same before something sensitive."""

    code = _code_field(gettext_lazy("Six digits from your app, or one of your recovery codes."))


class ActivateForm(_Counted, totp.ActivateTOTPForm):
    """The first code of a new app."""

    code = _code_field(gettext_lazy("Six digits. They change twice a minute."))


class _Signed:
    """What a browser says of a passkey: an object, or nothing at all."""

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean()
        except (AttributeError, KeyError, TypeError, ValueError):
            raise _not_right() from None
        return cleaned

    def clean_credential(self) -> Any:
        if not isinstance(self.cleaned_data["credential"], dict):
            raise _not_right()
        above: Any = super()
        try:
            return (
                above.clean_credential()
                if hasattr(above, "clean_credential")
                else self.cleaned_data["credential"]
            )
        except (AttributeError, KeyError, TypeError, ValueError):
            raise _not_right() from None


def _not_right() -> ValidationError:
    return ValidationError(_("That was not right. Try once more."), code="incorrect_code")


class AddPasskeyForm(_Signed, webauthn.AddWebAuthnForm):
    """A new passkey. It is named by itself, after the browser; the person names it afterwards."""

    name = None
    passwordless = None

    def clean(self) -> dict[str, Any]:
        return {**super().clean(), "name": get_adapter().generate_authenticator_name(self.user, PASSKEY)}


class AuthenticatePasskeyForm(_Signed, webauthn.AuthenticateWebAuthnForm):
    """A passkey as second step."""


class ReauthenticatePasskeyForm(_Signed, webauthn.ReauthenticateWebAuthnForm):
    """A passkey before something sensitive."""


class LoginPasskeyForm(_Signed, webauthn.LoginWebAuthnForm):
    """A passkey instead of a password."""


class PasskeyNameForm(AskingForm):
    """What one calls a passkey."""

    name = forms.CharField(
        label=gettext_lazy("What do you call it?"),
        help_text=gettext_lazy("So that you know it again: “Work phone” or “Security key on the key ring”."),
        max_length=NAME_LENGTH,
    )


class ConfirmForm(forms.Form):
    """A yes, and nothing to fill in."""
