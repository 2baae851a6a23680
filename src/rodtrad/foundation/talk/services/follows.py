"""Following an item, or a whole work, and ending it for good."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.talk.models import Follow
from rodtrad.foundation.thread.models import Item


def follow(actor: Actor, item: Item) -> None:
    """Be told of what happens here; on the item of a home, of all that happens in it. The caller has seen the item."""
    _say(actor, item, True)


def stop_following(actor: Actor, item: Item) -> None:
    """Not be told any more; taking part later does not begin it again."""
    _say(actor, item, False)


@transaction.atomic
def _say(actor: Actor, item: Item, on: bool) -> None:
    if actor.user_id is None:
        raise PermissionDenied("talk.follow")
    row, made = Follow.objects.select_for_update().get_or_create(
        user_id=actor.user_id, item=item, defaults={"on": on, "changed": clock.now()}
    )
    if not made and row.on == on:
        return
    if not made:
        row.on, row.changed = on, clock.now()
        row.save(update_fields=["on", "changed"])
    record(
        actor,
        "talk.followed" if on else "talk.unfollowed",
        item=actor.code,
        changes={"item": ("", item.code)},
    )
