"""Passwords: one-time ones from an administrator, own ones from the person. They never reach the log."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.contrib.auth import password_validation
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import events, ids
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import queries
from rodtrad.foundation.org.models import User


@dataclass(frozen=True, slots=True)
class PasswordReplaced:
    """Published when the old password is no longer good; ``by_oneself``: the person who is signed in chose the new."""

    user_id: int
    by_oneself: bool = False


@transaction.atomic
def set_password(actor: Actor, user: User, *, password: str = "", one_time: bool = True) -> str:
    """Give a person a password to sign in with once, made here unless given; returns it, to be shown once.

    All sessions of the person end by that: each carries a hash of the password and is checked against it.
    ``one_time=False`` is for the demo.
    """
    if not queries.may_change_person(actor, user):
        raise PermissionDenied("org.manage-people")
    if not user.is_active:
        raise ValidationError(_("This person has left. Bring the account back first."), code="left")
    chosen = password or one_time_password()
    password_validation.validate_password(chosen, user)
    user.set_password(chosen)
    user.must_change_password = one_time
    user.save(update_fields=["password", "must_change_password"])
    record(actor, "org.password-set", item=user.code)
    events.publish(PasswordReplaced(user.pk))
    return chosen


def one_time_password() -> str:
    """Four groups of four letters and digits that are safe to read aloud (about 79 bits)."""
    return "-".join("".join(secrets.choice(ids.ALPHABET) for _place in range(4)) for _group in range(4))


@transaction.atomic
def password_was_changed(actor: Actor, user: User) -> None:
    """The person chose a password of their own; the account adapter has set it on the row."""
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    record(actor, "org.password-changed", item=user.code)
    events.publish(PasswordReplaced(user.pk, by_oneself=True))
