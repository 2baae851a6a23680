"""What the trials hear: people who leave, and the thread's changes that the checks read."""

from __future__ import annotations

from rodtrad.foundation.org.services.people_leaving import HandedOver
from rodtrad.foundation.thread.events import ItemChanged, ItemRetired, LinkChanged
from rodtrad.work.trials.models import Obstacle, Programme, Regular, Trial
from rodtrad.work.trials.services.noticing import look_at

KINDS = ("trial", "trial-lesson")


def on_handed_over(event: HandedOver) -> None:
    """Somebody leaves: what they were responsible for goes to the other."""
    change = {"from": event.from_user_id, "to": event.to_user_id}
    Trial.objects.filter(responsible_id=change["from"]).update(responsible_id=change["to"])
    Regular.objects.filter(responsible_id=change["from"]).update(responsible_id=change["to"])
    Programme.objects.filter(owner_id=change["from"]).update(owner_id=change["to"])
    Obstacle.objects.filter(owner_id=change["from"], state="open").update(owner_id=change["to"])


def on_item(event: ItemChanged | ItemRetired) -> None:
    """A trial or lesson was put away or brought back: other changes are looked at by their services."""
    if event.item.kind in KINDS and (isinstance(event, ItemRetired) or "life" in event.fields):
        _look(event.item.home)


def on_link(event: LinkChanged) -> None:
    """A measure was linked to a trial, or is no longer."""
    if event.link.rel == "measured-by" and event.link.source.kind == "trial":
        _look(event.link.source.code)


def _look(code: str) -> None:
    trial = Trial.objects.select_related("item__place", "responsible").filter(item__code=code).first()
    if trial is not None:
        look_at(trial)
