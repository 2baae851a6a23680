"""The counter of a case goes up once in every transaction that writes in it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import F

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.events import FlagChanged, ItemChanged, ItemCreated, ItemRetired, LinkChanged
from rodtrad.foundation.thread.models import Item
from rodtrad.kernel.kubinol.words import CARD_TYPES, RELATIONS
from rodtrad.work.canvas.models import Pulse

_KINDS = frozenset({"case", *CARD_TYPES})


@dataclass(frozen=True, slots=True)
class _Beaten:
    """Stands in the transaction's list of what to do on commit, and so goes with a savepoint that is undone."""

    code: str

    def __call__(self) -> None:
        """Nothing is left to do."""


def beat(actor: Actor, code: str) -> None:
    """The case with this code has changed. Called inside the writer's transaction, as often as one likes."""
    mark = _Beaten(code)
    if any(row[1] == mark for row in connection.run_on_commit):
        return
    transaction.on_commit(mark)
    if Pulse.objects.filter(case__item__code=code).update(number=F("number") + 1, by=actor.user_id):
        return
    case = Item.objects.filter(code=code, kind="case").values_list("pk", flat=True).first()
    if case is not None:
        Pulse.objects.create(case_id=case, by_id=actor.user_id)


def on_item(event: ItemCreated | ItemChanged | ItemRetired) -> None:
    if event.item.kind in _KINDS:
        beat(event.actor, event.item.home)


def on_link(event: LinkChanged) -> None:
    if event.link.home and event.link.rel in RELATIONS:
        beat(event.actor, event.link.home)


def on_flag(event: FlagChanged) -> None:
    if event.flag.item.kind in _KINDS:
        beat(event.actor, event.flag.home)
