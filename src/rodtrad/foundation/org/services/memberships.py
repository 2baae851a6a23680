"""People come to places and leave them. Memberships are ended, never deleted."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import permissions, rules
from rodtrad.foundation.org.choices import ROLES
from rodtrad.foundation.org.models import Membership, Place, User


@transaction.atomic
def add_membership(
    actor: Actor,
    *,
    user: User,
    place: Place,
    role: str,
    since: date | None = None,
    until: date | None = None,
) -> Membership:
    """Give a person a role at a place, from today or ``since``, until further notice or ``until``."""
    permissions.require(actor, "org.manage-people", place)
    start = since or clock.today()
    check_membership(place, role, start, until)
    if not user.is_active:
        raise ValidationError(_("This person has left. Bring the account back first."), code="left")
    for row in Membership.objects.filter(user=user, place=place, role=role):
        if rules.is_valid(row.since, row.until, start):
            raise ValidationError(_("The person already has this role here."), code="twice")
    made = Membership.objects.create(user=user, place=place, role=role, since=start, until=until)
    told = {"role": ("", role), "since": ("", start), "until": ("", until)}
    record(actor, "org.membership-added", item=user.code, place=place.code, changes=told)
    return made


def check_membership(place: Place, role: str, since: date, until: date | None) -> None:
    """What must hold of every new membership."""
    if role not in ROLES:
        raise ValidationError(_("There is no such role."), code="role")
    if until and until < since:
        raise ValidationError(_("The last day lies before the first."), code="dates")
    if not rules.is_valid(None, place.until, since):
        raise ValidationError(_("The place is closed."), code="closed")


@transaction.atomic
def end_membership(actor: Actor, membership: Membership, *, last_day: date | None = None) -> Membership:
    """End a membership. Without a day it ends now: the person loses it at the next click."""
    permissions.require(actor, "org.manage-people", membership.place)
    day = last_day or clock.today() - timedelta(days=1)
    told = {"role": (membership.role, membership.role), "until": (membership.until, day)}
    membership.until = day
    membership.save(update_fields=["until"])
    record(
        actor, "org.membership-ended", item=membership.user.code, place=membership.place.code, changes=told
    )
    return membership
