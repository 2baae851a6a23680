"""What waits for a person about their sign-in."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from rodtrad.foundation.access import permissions, queries
from rodtrad.foundation.access.models import FactorState
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.declarations import Todo
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import User


def second_step(actor: Actor) -> list[Todo]:
    """A second step that must be added before a day; one that somebody else has taken away."""
    state = FactorState.objects.filter(user_id=actor.person_id, reset__isnull=False).first()
    todos = []
    if state is not None and state.reset is not None:
        title = _("Your second step when signing in was taken away")
        why = _("the one who looks after Rödtråd did it")
        todos.append(Todo("access.reset", title, reverse("mfa_index"), why, state.reset))
    if permissions.administers(actor):
        todos += _to_add(actor, User.objects.get(pk=actor.person_id))
    return todos


def _to_add(actor: Actor, user: User) -> list[Todo]:
    if queries.factors_of(user).exists() or not permissions.must_have_factor(actor, user):
        return []
    last = permissions.last_day_without(actor, user)
    title = _("Add a second step to your sign-in")
    return [Todo("access.add", title, reverse("mfa_index"), _("you may administer here"), clock.now(), last)]
