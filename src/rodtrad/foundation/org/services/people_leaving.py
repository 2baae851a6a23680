"""People leave: their memberships end, and what they hold is handed over in one step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock, events
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import queries
from rodtrad.foundation.org.models import Membership, ObjectRole, Place, User
from rodtrad.foundation.org.queries.actors import valid_q
from rodtrad.foundation.org.services.memberships import add_membership
from rodtrad.foundation.org.services.object_roles import end_object_role, give_object_role
from rodtrad.foundation.org.services.passwords import PasswordReplaced


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Published when what one person held goes to another; modules with owners of their own subscribe."""

    actor: Actor
    from_user_id: int
    to_user_id: int


@dataclass(frozen=True, slots=True)
class Left:
    """What a person who left still held: (item code, role). Empty when it was handed over."""

    memberships: int
    holds: tuple[tuple[str, str], ...]


@transaction.atomic
def hand_over(actor: Actor, *, user: User, to: User) -> int:
    """Everything a person holds on items goes to another person. Says how many roles."""
    if not queries.may_change_person(actor, user):
        raise PermissionDenied("org.manage-people")
    if to.pk == user.pk or not to.is_active:
        raise ValidationError(_("Choose another person, with an active account."), code="person")
    rows = queries.what_they_hold(user)
    for row in rows:
        give_object_role(actor, to, row.item, row.role)
        end_object_role(actor, user, row.item, row.role)
    events.publish(HandedOver(actor, user.pk, to.pk))
    record(actor, "org.handed-over", item=user.code, changes={"person": (user.name, to.name)})
    return len(rows)


@transaction.atomic
def deactivate_user(actor: Actor, user: User, *, hand_over_to: User | None = None) -> Left:
    """The person has left: no sign-in, no memberships, no sessions. Reports what they still hold.

    What is not handed over stays theirs on paper (history is not rewritten), without giving them anything.
    """
    if not queries.may_change_person(actor, user):
        raise PermissionDenied("org.manage-people")
    if user.pk == actor.user_id:
        raise ValidationError(_("You cannot end your own account."), code="myself")
    if hand_over_to is not None:
        hand_over(actor, user=user, to=hand_over_to)
    holds = tuple((row.item, row.role) for row in queries.what_they_hold(user))
    day = clock.today() - timedelta(days=1)
    ended = Membership.objects.filter(valid_q(clock.today()), user=user).update(until=day)
    Membership.objects.filter(user=user, since__gt=day).update(until=day)
    ObjectRole.objects.filter(valid_q(clock.today()), user=user).update(until=day)
    user.is_active, user.left = False, clock.today()
    user.set_unusable_password()
    user.save(update_fields=["is_active", "left", "password"])
    events.publish(PasswordReplaced(user.pk))
    record(actor, "org.user-left", item=user.code, changes={"left": ("", user.left)})
    return Left(ended, holds)


@transaction.atomic
def bring_back_user(
    actor: Actor, user: User, *, place: Place, role: str, since: date | None = None, until: date | None = None
) -> User:
    """The person is back, in a role at a place, with a new one-time password to come. Old roles stay ended."""
    if not queries.may_change_person(actor, user):
        raise PermissionDenied("org.manage-people")
    left = user.left
    user.is_active, user.left, user.must_change_password = True, None, True
    user.save(update_fields=["is_active", "left", "must_change_password"])
    record(actor, "org.user-returned", item=user.code, place=place.code, changes={"left": (left, None)})
    add_membership(actor, user=user, place=place, role=role, since=since, until=until)
    return user
