"""What waits for a person among the trials: one query for each."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q, QuerySet

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import visible_q
from rodtrad.work.trials.choices import Gate, ObstacleState, State
from rodtrad.work.trials.models import FollowUp, Obstacle, Trial
from rodtrad.work.trials.queries.board import past_end_q

AHEAD = timedelta(days=14)


def _mine(actor: Actor, prefix: str = "") -> Q:
    return Q(**{f"{prefix}responsible_id": actor.person_id}) & visible_q(actor, f"{prefix}item__")


def past_their_end(actor: Actor) -> QuerySet[Trial]:
    """Trials one is responsible for that run past their last day: what happened?"""
    rows = Trial.objects.filter(_mine(actor), past_end_q(clock.today()), item__life="current")
    return rows.select_related("item").order_by("ends", "item")


def undecided(actor: Actor) -> QuerySet[Trial]:
    """Trials one is responsible for in which it is known what happened, and nobody has decided."""
    rows = Trial.objects.filter(_mine(actor), item__state=State.STUDYING, item__life="current")
    return rows.select_related("item").order_by("since", "item")


def without_gate(actor: Actor) -> QuerySet[Trial]:
    """Trials one is responsible for that worked, and whose gate nobody has answered."""
    rows = Trial.objects.filter(_mine(actor), item__state=State.ADOPTED, item__life="current")
    open_gate = Q(regular__isnull=True) | Q(regular__gate=Gate.NOT_SHOWN)
    return rows.filter(open_gate).select_related("item").order_by("since", "item")


def follow_ups_due(actor: Actor) -> QuerySet[FollowUp]:
    """Follow-ups of what one answers for, due within two weeks or late."""
    rows = FollowUp.objects.filter(visible_q(actor, "regular__trial__item__"), done__isnull=True)
    rows = rows.filter(regular__responsible_id=actor.person_id, due__lte=clock.today() + AHEAD)
    rows = rows.filter(regular__trial__item__life="current").select_related("regular__trial__item")
    return rows.order_by("due", "pk")


def obstacles_mine(actor: Actor) -> QuerySet[Obstacle]:
    """Obstacles one has taken on, with a day that is near or over."""
    rows = Obstacle.objects.filter(visible_q(actor, "trial__item__"), state=ObstacleState.OPEN)
    rows = rows.filter(owner_id=actor.person_id, due__lte=clock.today() + AHEAD, trial__item__life="current")
    return rows.select_related("trial__item").order_by("due", "pk")
