"""Look-again flags. A flag whose cause the reader may not see is not shown: it would hint at what is hidden."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.choices import Life
from rodtrad.foundation.thread.models import Flag, Item
from rodtrad.foundation.thread.queries.items import ItemNotFound, visible
from rodtrad.foundation.thread.queries.neighbourhood import ItemRow

MOST_FOR_ME = 50


def _seen(actor: Actor) -> QuerySet[Flag]:
    rows = Flag.objects.select_related("item", "cause")
    if actor.everything:
        return rows
    shown = visible(actor).values("pk")
    return rows.filter(Q(cause__isnull=True) | Q(cause__in=shown), item__in=shown)


def open_flags(actor: Actor, of: str | Iterable[Item]) -> QuerySet[Flag]:
    """The unanswered flags of a home (its code) or of the items given, oldest first, with item and cause.

    Flags on retired items are left out: nobody has to look at those again.
    """
    rows = _seen(actor).filter(answered__isnull=True).exclude(item__life=Life.RETIRED)
    if isinstance(of, str):
        return rows.filter(home=of)
    return rows.filter(item_id__in=[item.pk for item in of])


def flags_of(actor: Actor, item: Item, limit: int = 50) -> list[Flag]:
    """The flags of one item, open ones first, then the latest answered."""
    rows = _seen(actor).filter(item=item).select_related("item__place", "answered_by")
    newest = list(rows.order_by("-raised", "-id")[:limit])
    return sorted(newest, key=lambda flag: not flag.is_open)


def flags_for_me(actor: Actor, limit: int = MOST_FOR_ME) -> list[Flag]:
    """The oldest unanswered flags where the actor is the author or takes part in the work. For the start page."""
    mine = Q(item__home__in=list(actor.on_objects))
    if actor.user_id is not None:
        mine |= Q(item__author_id=actor.user_id)
    rows = _seen(actor).filter(mine, answered__isnull=True).exclude(item__life=Life.RETIRED)
    return list(rows[:limit])


def flag_by_code(actor: Actor, code: str) -> Flag:
    """One flag with its item, place and cause. Raises ItemNotFound."""
    found = _seen(actor).select_related("item__place", "answered_by").filter(code=code).first()
    if found is None:
        raise ItemNotFound(code)
    return found


def flagged_ids(actor: Actor, items: Sequence[Item] | Sequence[ItemRow]) -> set[int]:
    """Which of these items, fetched already, have an unanswered flag. One query, by home: a few instead of hundreds."""
    rows = Flag.objects.filter(answered__isnull=True, home__in={item.home for item in items})
    if not actor.everything:
        rows = rows.filter(Q(cause__isnull=True) | Q(cause__in=visible(actor).values("pk")))
    return {item.pk for item in items} & set(rows.order_by().values_list("item_id", flat=True))
