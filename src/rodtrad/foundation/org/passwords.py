"""A rule for passwords, beside Django's own."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _

from rodtrad.foundation.base.fields import refuse_identity_numbers


class NoIdentityNumber:
    """A password is not an identity number: those are known to many, and kept nowhere here, not even as a hash."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        refuse_identity_numbers(password)

    def get_help_text(self) -> str:
        return _("Your password cannot hold a personal identity number.")
