"""Inviting a critical friend to a work: an object role that reads and asks, and never edits the team's cards."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.org.services import end_object_role, give_object_role
from rodtrad.work.canvas.models import CaseDetail, Seat
from rodtrad.work.canvas.queries.counter_questions import supervisors_to_invite
from rodtrad.work.canvas.services.cases import locked


@transaction.atomic
def invite_supervisor(actor: Actor, detail: CaseDetail, person: User) -> None:
    """The person may from now on read the work as its team does, and ask."""
    detail = locked(detail)
    require(actor, "canvas.team", detail.item)
    if Seat.objects.filter(case=detail, person=person).exists():
        text = _("The person is in the team. A critical friend comes from outside it.")
        raise ValidationError({"who": text}, code="in-team")
    if not supervisors_to_invite(detail).filter(pk=person.pk).exists():
        raise ValidationError({"who": _("Choose a supervisor or a colleague.")}, code="person")
    give_object_role(actor, person, detail.item.code, "supervisor")


@transaction.atomic
def end_supervisor(actor: Actor, detail: CaseDetail, person: User) -> None:
    """The person asks no more. What was asked stays."""
    detail = locked(detail)
    if person.pk != actor.user_id:
        require(actor, "canvas.team", detail.item)
    end_object_role(actor, person, detail.item.code, "supervisor")
