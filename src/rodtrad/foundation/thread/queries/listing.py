"""Items of every kind one may see, narrowed, for systems that fetch them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.thread.choices import Life
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.queries.items import visible

ORDER = ("-changed", "-id")


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list of items is narrowed to; empty = all. ``place``: a place's code, it and all below; ``home``: the
    code of the item they live in."""

    kind: str = ""
    lane: str = ""
    state: str = ""
    place: str = ""
    home: str = ""
    retired: bool = False
    changed_since: datetime | None = None


def listed(actor: Actor, wanted: Listed) -> QuerySet[Item]:
    """The items the actor may see, with their places; what is put away only when asked for."""
    rows = visible(actor).select_related("place")
    if not wanted.retired:
        rows = rows.exclude(life=Life.RETIRED)
    if wanted.lane:
        rows = rows.filter(kind__in=[kind.name for kind in manifests.kinds if kind.lane == wanted.lane])
    if wanted.place:
        place = Place.objects.filter(code=wanted.place).first()
        rows = rows.filter(place__path__startswith=place.path) if place else rows.none()
    same = {name: getattr(wanted, name) for name in ("kind", "state", "home") if getattr(wanted, name)}
    if wanted.changed_since is not None:
        rows = rows.filter(changed__gte=wanted.changed_since)
    return rows.filter(**same)
