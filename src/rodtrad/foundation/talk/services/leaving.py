"""When what one person held goes to another: what they had handed over or got, what they follow, stand-ins."""

from __future__ import annotations

from django.db.models import Q

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.declarations import Todo
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.queries import actor_for
from rodtrad.foundation.org.services import HandedOver
from rodtrad.foundation.talk.choices import Outcome
from rodtrad.foundation.talk.models import Delegation, Follow, StandIn
from rodtrad.foundation.talk.queries.delegations import can_do


def on_handed_over(event: HandedOver) -> None:
    """Within the hand-over's transaction."""
    to = User.objects.get(pk=event.to_user_id)
    _move_given(event)
    _move_got(event, to)
    _move_follows(event)
    mine = Q(person_id=event.from_user_id) | Q(by_id=event.from_user_id)
    StandIn.objects.filter(mine, ended__isnull=True).update(ended=clock.now())


def _move_given(event: HandedOver) -> None:
    """What the person had handed on is now handed on by the other; what came to that one themselves is theirs."""
    given = Delegation.objects.filter(giver_id=event.from_user_id, ended__isnull=True)
    twice = Delegation.objects.filter(giver_id=event.to_user_id, ended__isnull=True).values("key")
    theirs = given.filter(Q(taker_id=event.to_user_id) | Q(key__in=list(twice.values_list("key", flat=True))))
    theirs.update(ended=clock.now(), outcome=Outcome.TAKEN_BACK)
    given.update(giver_id=event.to_user_id)


def _move_got(event: HandedOver, to: User) -> None:
    """What the person had got goes to the other who may do it, else back to who gave it."""
    rows = Delegation.objects.filter(taker_id=event.from_user_id, ended__isnull=True)
    actor = actor_for(to)
    for row in rows.select_related("item__place"):
        todo = Todo(row.key, row.title, row.url, "", row.created, row.until, row.item.code)
        if row.giver_id != to.pk and can_do(actor, todo, row.item):
            row.taker = to
            row.save(update_fields=["taker"])
        else:
            row.ended, row.outcome = clock.now(), Outcome.RETURNED
            row.save(update_fields=["ended", "outcome"])


def _move_follows(event: HandedOver) -> None:
    """What the person followed by their own word; a no of the other stays a no."""
    rows = Follow.objects.filter(user_id=event.from_user_id, on=True).values_list("item_id", flat=True)
    new = [Follow(user_id=event.to_user_id, item_id=item, on=True, changed=clock.now()) for item in rows]
    Follow.objects.bulk_create(new, ignore_conflicts=True)
    Follow.objects.filter(user_id=event.from_user_id, on=True).delete()
