"""Texts that lost when two people saved the same field."""

from __future__ import annotations

from django.db.models import QuerySet

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.models import Alternative, Item
from rodtrad.foundation.thread.queries.items import ItemNotFound, visible


def alternatives_of(actor: Actor, item: Item) -> QuerySet[Alternative]:
    """What waits for a decision on ``item``, oldest first; nothing when the actor may not see the item."""
    rows = Alternative.objects.filter(
        item=item, settled__isnull=True, item__in=visible(actor).filter(pk=item.pk)
    )
    return rows.select_related("author")


def alternative_by_code(actor: Actor, code: str) -> Alternative:
    """One alternative with its item and place. Raises ItemNotFound."""
    rows = Alternative.objects.select_related("item", "item__place", "author")
    found = rows.filter(code=code, item__in=visible(actor)).first()
    if found is None:
        raise ItemNotFound(code)
    return found
