"""Accounts: made and changed by those who manage people; a few things by oneself."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import permissions, queries, rules
from rodtrad.foundation.org.models import Membership, Place, User
from rodtrad.foundation.org.services.memberships import check_membership

MINE = ("name", "title", "language")


@transaction.atomic
def create_user(
    actor: Actor,
    *,
    username: str,
    name: str,
    place: Place,
    role: str,
    title: str = "",
    email: str = "",
    language: str = "sv",
) -> User:
    """A new account with a first role at a place. It cannot sign in until set_password gives it a password."""
    permissions.require(actor, "org.manage-people", place)
    check_membership(place, role, clock.today(), None)
    user = User(
        username=username.strip().lower(),
        name=name.strip(),
        title=title.strip(),
        email=email.strip(),
        language=language,
        must_change_password=True,
    )
    user.set_unusable_password()
    _check(user)
    user.save()
    Membership.objects.create(user=user, place=place, role=role, since=clock.today())
    told = {"username": ("", user.username), "name": ("", user.name), "role": ("", role)}
    record(actor, "org.user-created", item=user.code, place=place.code, changes=told)
    return user


def _check(user: User) -> None:
    if not rules.USERNAME.fullmatch(user.username):
        message = _(
            "A user name is 2 to 80 small letters, digits and . _ @ + -, and begins with a letter or digit."
        )
        raise ValidationError({"username": message}, code="username")
    user.full_clean(exclude=["password"])


@transaction.atomic
def change_user(actor: Actor, user: User, **changes: str) -> User:
    """Change username, name, title, email or language of a person one manages."""
    if not queries.may_change_person(actor, user):
        raise PermissionDenied("org.manage-people")
    return _change(actor, user, {"username", "email", *MINE}, changes)


@transaction.atomic
def change_myself(actor: Actor, user: User, **changes: str) -> User:
    """What everyone may change about oneself: name, title, language."""
    if actor.user_id != user.pk:
        raise PermissionDenied("org.change-myself")
    return _change(actor, user, set(MINE), changes)


def _change(actor: Actor, user: User, allowed: set[str], changes: dict[str, str]) -> User:
    unknown = set(changes) - allowed
    if unknown:
        raise TypeError(f"not changed here: {sorted(unknown)}")
    user = User.objects.select_for_update().get(pk=user.pk)
    if "username" in changes:
        changes = {**changes, "username": changes["username"].strip().lower()}
    told = {
        name: (getattr(user, name), value) for name, value in changes.items() if getattr(user, name) != value
    }
    if told:
        for name, (_before, value) in told.items():
            setattr(user, name, value)
        _check(user)
        user.save(update_fields=list(told))
        record(actor, "org.user-changed", item=user.code, changes=told)
    return user
