"""Signing in, and choosing a password: allauth's forms, which refuse identity numbers before anything counts or keeps
what was sent (axes keeps the user name of a failed try, and the rest of the form)."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rodtrad.foundation.base.fields import IdentityNumberFound, refuse_identity_numbers


class LoginForm(allauth.LoginForm):
    """User name and password."""

    def clean_login(self) -> str:
        try:
            refuse_identity_numbers(self.cleaned_data["login"])
        except IdentityNumberFound:
            text = _("This looks like a personal identity number. Sign in with your user name here.")
            raise ValidationError(text, code="identity-number") from None
        return str(super().clean_login())

    def clean(self) -> dict[str, Any]:
        """Nothing else that was sent may hold one either: it would be kept with the failed try."""
        if not self.errors:
            _refuse_in_others(self)
        cleaned: dict[str, Any] = super().clean()
        return cleaned


class ReauthenticateForm(allauth.ReauthenticateForm):
    """The password once more, before something sensitive."""

    def clean_password(self) -> str:
        _refuse_in_others(self)
        return str(super().clean_password())


def _refuse_in_others(form: Any) -> None:
    """All that was sent beside the password."""
    refuse_identity_numbers({name: form.data.getlist(name) for name in form.data if name != "password"})
