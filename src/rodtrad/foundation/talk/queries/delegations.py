"""What has been handed over, to whom it can be, and who stands in for whom."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.declarations import Todo
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import ObjectRole, User
from rodtrad.foundation.org.permissions import may
from rodtrad.foundation.org.queries import actors_for, people, valid_q
from rodtrad.foundation.org.rules import path_ids, sees
from rodtrad.foundation.talk.models import Delegation, StandIn
from rodtrad.foundation.talk.permissions import may_comment
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.permissions import may_edit
from rodtrad.foundation.thread.queries import ItemNotFound

MOST = 60


def can_do(actor: Actor, todo: Todo, item: Item) -> bool:
    """Whether this person both sees the item and may do what is to be done."""
    if not sees(actor, item.audience, item.home, item.author_id):
        return False
    if todo.action == "talk.comment":
        return may_comment(actor)
    return may(actor, todo.action, item) if todo.action else may_edit(actor, item)


def takers(actor: Actor, todo: Todo, item: Item) -> list[User]:
    """Whom the actor can hand this to: those in the work and those the actor knows of, who may do it. By name."""
    team = ObjectRole.objects.filter(valid_q(clock.today()), item=item.home).values("user_id")
    beside = Q(memberships__place_id__in=path_ids(item.path)) & valid_q(clock.today(), "memberships__")
    known = people(actor).filter(beside).order_by().values("pk")
    rows = User.objects.filter(Q(pk__in=team) | Q(pk__in=known), is_active=True).exclude(pk=actor.person_id)
    users = list(rows.order_by("name", "id")[:MOST])
    actors = actors_for(users)
    return [user for user in users if can_do(actors[user.pk], todo, item)]


def delegation_by_code(actor: Actor, code: str) -> Delegation:
    """An open one that the actor gave or got. Raises ItemNotFound."""
    rows = Delegation.objects.select_related("item__place", "giver", "taker")
    mine = Q(giver_id=actor.user_id) | Q(taker_id=actor.user_id)
    found = rows.filter(mine, code=code, ended__isnull=True).first()
    if found is None:
        raise ItemNotFound(code)
    return found


def _holding(day: date) -> Q:
    return Q(ended__isnull=True, until__gte=day)


def stand_ins_of(actor: Actor) -> list[StandIn]:
    """Those that stand in for the actor, now or later, and those the actor stands in for. One query."""
    mine = Q(person_id=actor.user_id) | Q(by_id=actor.user_id)
    rows = StandIn.objects.filter(mine & _holding(clock.today())).select_related("person", "by")
    return list(rows.order_by("since", "id"))


def stand_in_by_code(actor: Actor, code: str) -> StandIn:
    """One's own, whether one is away or stands in. Raises ItemNotFound."""
    found = next((row for row in stand_ins_of(actor) if row.code == code), None)
    if found is None:
        raise ItemNotFound(code)
    return found
