"""Letting somebody stand in for oneself, for a time."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import User
from rodtrad.foundation.talk.models import StandIn


@transaction.atomic
def add_stand_in(actor: Actor, by: User, *, since: date, until: date) -> StandIn:
    """From and to a day, both included, ``by`` also sees what waits for the actor (as far as they may see it)."""
    if actor.user_id is None:
        raise PermissionDenied("talk.stand-in")
    if by.pk == actor.user_id or not by.is_active:
        raise ValidationError({"by": _("Choose a colleague.")}, code="by")
    if until < since or until < clock.today():
        raise ValidationError(
            {"until": _("The last day lies before the first, or has passed.")}, code="until"
        )
    row = StandIn.objects.create(person_id=actor.user_id, by=by, since=since, until=until)
    record(actor, "talk.stand-in-added", item=actor.code, changes={"person": ("", by.name)})
    return row


@transaction.atomic
def end_stand_in(actor: Actor, row: StandIn) -> None:
    """It ends now: said by the one who is back, or by the one who stands in."""
    if actor.user_id not in (row.person_id, row.by_id):
        raise PermissionDenied("talk.stand-in")
    if StandIn.objects.filter(pk=row.pk, ended__isnull=True).update(ended=clock.now()):
        record(actor, "talk.stand-in-ended", item=actor.code)
