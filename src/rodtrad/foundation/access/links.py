"""On a person's page, for who looks after accounts: taking away a lost second step."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from rodtrad.foundation.access import queries
from rodtrad.foundation.base.declarations import HeaderLink
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.queries import may_change_person


def reset(actor: Actor, user: User) -> HeaderLink | None:
    """Only when there is something to take away."""
    if (
        user.pk == actor.user_id
        or not may_change_person(actor, user)
        or not queries.factors_of(user).exists()
    ):
        return None
    return HeaderLink(_("Lost second step"), reverse("access:reset", args=[user.code]), "key")
