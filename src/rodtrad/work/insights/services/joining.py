"""Joining insights that say the same (a link, never a move), and counting what rests on an insight."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from rodtrad.foundation.base import scope
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread.events import LinkChanged
from rodtrad.foundation.thread.models import Item, Link
from rodtrad.foundation.thread.services import add_link, retire_link
from rodtrad.work.insights.models import Insight
from rodtrad.work.insights.services.findings import look_at

SAME = "says-the-same"
_OWN = frozenset({"insight", "insight-work", "insight-feedback"})
_SYSTEM = scope.system("insights")


@transaction.atomic
def join(actor: Actor, insight: Insight, other: Insight, reason: str = "") -> Link:
    """A person says that two insights say the same. Both stay where they are, with their own words."""
    require(actor, "insights.curate", insight.item)
    first, second = sorted((insight.item, other.item), key=lambda item: item.pk)
    return add_link(actor, second, SAME, first, reason=reason)


@transaction.atomic
def part(actor: Actor, link: Link, reason: str) -> None:
    """They do not say the same after all."""
    if link.rel != SAME:
        raise PermissionDenied("insights.curate")
    require(actor, "insights.curate", link.source)
    retire_link(actor, link, reason)


def on_link_changed(event: LinkChanged) -> None:
    """Keep who is joined with whom, and what rests on an insight."""
    link = event.link
    with scope.acting(_SYSTEM):
        if link.rel == SAME:
            _rejoin({link.source_id, link.target_id})
        elif link.upper.kind == "insight" and link.lower.kind not in _OWN:
            _count_uses(event.actor, link.upper)


def _rejoin(ids: set[int]) -> None:
    """Walk the links of likeness out from these items, and name each whole by its first item."""
    left = set(ids)
    while left:
        whole, edge = {min(left)}, {min(left)}
        while edge:
            rows = Link.objects.filter(Q(source__in=edge) | Q(target__in=edge), rel=SAME).exclude(
                life="retired"
            )
            ends = {pk for pair in rows.values_list("source_id", "target_id") for pk in pair}
            edge = ends - whole
            whole |= ends
        first = Item.objects.filter(pk=min(whole)).values_list("code", flat=True)[0]
        Insight.objects.filter(pk__in=whole).update(joined=first if len(whole) > 1 else "")
        left -= whole


def _count_uses(actor: Actor, item: Item) -> None:
    """How many things rest on the insight, how many of them outside its unit, and since when the latest does."""
    rows = Link.objects.filter(upper=item).exclude(life="retired").exclude(lower__kind__in=_OWN)
    found = list(rows.values_list("lower__place_id", "created"))
    latest = max((created for _place, created in found), default=None)
    Insight.objects.filter(pk=item.pk).update(
        uses=len(found),
        uses_elsewhere=sum(place != item.place_id for place, _created in found),
        last_used=latest.date() if latest else None,
    )
    look_at(actor, item)
