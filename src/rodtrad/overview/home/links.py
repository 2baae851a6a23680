"""The way from a person's page to what waits for them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from rodtrad.foundation.base.declarations import HeaderLink
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.permissions import may_person
from rodtrad.foundation.org.queries import memberships_of


def may_see_waiting(actor: Actor, user: User) -> bool:
    """Whether the actor answers for every place where the person belongs."""
    paths = tuple(row.place.path for row in memberships_of(user, past=False))
    return may_person(actor, "talk.see-waiting", paths)


def waits(actor: Actor, user: User) -> HeaderLink | None:
    if not may_see_waiting(actor, user):
        return None
    return HeaderLink(_("What waits for the person"), reverse("home:person", args=[user.code]), "done")
