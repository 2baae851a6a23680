"""What talk hears from the thread and from people leaving, and whom it tells."""

from __future__ import annotations

from rodtrad.foundation.talk.choices import CHANGED, FLAG, RETIRED
from rodtrad.foundation.talk.queries.follows import followers
from rodtrad.foundation.talk.services.delegations import done_with
from rodtrad.foundation.talk.services.notices import tell
from rodtrad.foundation.thread.events import FlagChanged, ItemChanged, ItemRetired
from rodtrad.foundation.thread.models import Item


def _followers(item: Item) -> frozenset[int]:
    return followers(item) if item.life != "draft" else frozenset()


def on_flag_changed(event: FlagChanged) -> None:
    """A flag raised is told to those who follow what it stands on; one answered is no longer handed to anybody."""
    flag = event.flag
    if not flag.is_open:
        done_with(event.actor, f"thread.flag:{flag.code}")
    elif event.actor.user_id is not None:
        tell(event.actor, FLAG, flag.item, _followers(flag.item), because=flag.cause)


def on_item_changed(event: ItemChanged) -> None:
    """A change that its neighbours must look at is told; small ones are not, nor what the system does by itself."""
    item = event.item
    if event.actor.user_id is not None and item.substance_changed == item.changed:
        tell(event.actor, CHANGED, item, _followers(item))


def on_item_retired(event: ItemRetired) -> None:
    if event.actor.user_id is not None:
        tell(event.actor, RETIRED, event.item, _followers(event.item))
