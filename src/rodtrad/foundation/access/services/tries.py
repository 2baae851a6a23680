"""Wrong codes are counted in the database, for all web processes; and no code of an app works twice."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from rodtrad.foundation.access import rules
from rodtrad.foundation.access.models import FactorState
from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import User


@transaction.atomic
def begin_try(user: User) -> bool:
    """Count a try before it is judged, so that many at once cannot slip past. False: closed for a while."""
    FactorState.objects.get_or_create(user=user)
    mine, now = FactorState.objects.filter(user=user), clock.now()
    mine.filter(tried__lt=now - rules.WAIT).update(missed=0)
    return bool(mine.filter(missed__lt=rules.MOST_MISSES).update(missed=F("missed") + 1, tried=now))


@transaction.atomic
def missed(actor: Actor, user: User) -> None:
    """The code was wrong. When it was the last that is allowed, the person can read of it afterwards."""
    if FactorState.objects.filter(user=user, missed=rules.MOST_MISSES).exists():
        record(actor, "access.codes-closed", item=user.code)


def right(user: User) -> None:
    """The code was right: the count begins anew."""
    FactorState.objects.filter(user=user).update(missed=0)


def spend(user: User, period: int) -> bool:
    """Use up a code of the app. False when it, or a later one, has been used already."""
    return bool(FactorState.objects.filter(user=user, period__lt=period).update(period=period))
