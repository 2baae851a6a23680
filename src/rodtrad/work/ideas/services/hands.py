"""Hands raised for an idea in a workshop (GIN-41, votes): one each, lowered again as easily."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import may_somewhere
from rodtrad.foundation.thread.services.log import note
from rodtrad.work.ideas.models import Idea, Vote
from rodtrad.work.ideas.queries.board import ENDED


@transaction.atomic
def raise_hand(actor: Actor, idea: Idea) -> None:
    """Raise one's hand for an idea that goes on; once raised it stays up. Raises ValidationError for one that ended."""
    _may(actor)
    if idea.item.is_retired or idea.held or idea.item.state in ENDED:
        raise ValidationError(_("This idea does not go on, so no hands are counted."), code="state")
    _vote, made = Vote.objects.get_or_create(
        idea=idea, person_id=actor.person_id, defaults={"at": clock.now()}
    )
    if made:
        note(actor, "ideas.hand-raised", idea.item)


@transaction.atomic
def lower_hand(actor: Actor, idea: Idea) -> None:
    """Lower it again."""
    _may(actor)
    if Vote.objects.filter(idea=idea, person_id=actor.person_id).delete()[0]:
        note(actor, "ideas.hand-lowered", idea.item)


def _may(actor: Actor) -> None:
    if not may_somewhere(actor, "ideas.vote"):
        raise PermissionDenied("ideas.vote")
