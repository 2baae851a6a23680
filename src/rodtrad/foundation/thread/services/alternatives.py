"""Texts that lost when two people saved the same field: saved, then settled."""

from __future__ import annotations

from django.db import transaction

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.models import Alternative, Item
from rodtrad.foundation.thread.permissions import require_edit
from rodtrad.foundation.thread.services.holding import hold
from rodtrad.foundation.thread.services.log import note


@transaction.atomic
def save_alternative(actor: Actor, item: Item, field: str, text: str) -> Alternative:
    """Keep a text that lost. The same text for the same field is kept once. The caller has asked may()."""
    hold(item.home)
    rows = Alternative.objects.filter(item=item, field=field, settled__isnull=True)
    for row in rows:
        if row.text == text:
            return row
    row = Alternative(item=item, field=field, text=text, author_id=actor.user_id, created=clock.now())
    row.clean_fields(exclude=["item", "author", "settled"])
    row.save(force_insert=True)
    note(actor, "thread.alternative-saved", item, {field: ("", text)})
    return row


@transaction.atomic
def settle_alternative(actor: Actor, alternative: Alternative) -> None:
    """Mark that somebody has decided about it; settling twice changes nothing."""
    require_edit(actor, alternative.item)
    hold(alternative.item.home)
    settled = Alternative.objects.filter(pk=alternative.pk, settled__isnull=True).update(settled=clock.now())
    if settled:
        note(
            actor, "thread.alternative-settled", alternative.item, {alternative.field: (alternative.text, "")}
        )
    alternative.refresh_from_db(fields=["settled"])
