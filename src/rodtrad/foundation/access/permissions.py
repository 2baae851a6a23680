"""Who must have a second factor."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet

from rodtrad.foundation.access.choices import ADMINISTERING
from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Membership, Place, User
from rodtrad.foundation.org.settings import value_by_place

REQUIRED, DAYS = "access.required", "access.days"


def administering_roles() -> frozenset[str]:
    """The roles that may administer, as the manifests give them."""
    return frozenset().union(*(manifests.permissions[action].roles for action in ADMINISTERING))


def administers(actor: Actor) -> bool:
    """Whether a role of the actor may administer anywhere. Asks no database."""
    roles = administering_roles()
    return any(grant.role in roles for grant in actor.grants)


def must_have_factor(actor: Actor, user: User) -> bool:
    """Whether the person may administer at a place that asks for a second factor, and has a password here.

    Who signs in by the directory is asked for the second step there.
    """
    if not administers(actor) or not user.has_usable_password():
        return False
    return any(value_by_place(REQUIRED, _administered(actor)).values())


def last_day_without(actor: Actor, user: User) -> date | None:
    """The last day that somebody who must have a second factor may be without one, counted from the day the latest
    role that may administer was given; None when no days are given."""
    days = min((int(number) for number in value_by_place(DAYS, _administered(actor)).values()), default=0)
    roles = Membership.objects.filter(user=user, role__in=administering_roles(), since__isnull=False)
    given = roles.order_by("-since").values_list("since", flat=True).first()
    return given + timedelta(days=days) if days and given else None


def _administered(actor: Actor) -> QuerySet[Place]:
    roles = administering_roles()
    return Place.objects.filter(pk__in=[row.place_id for row in actor.grants if row.role in roles])
