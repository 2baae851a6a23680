"""Where the actor may begin a case."""

from __future__ import annotations

from django.db.models import Q

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import paths_for
from rodtrad.foundation.org.queries import valid_q


def places_to_begin(actor: Actor, limit: int = 500) -> list[Place]:
    """The open places within municipalities where the actor may begin a case: own ones first, then by name."""
    under = Q()
    for path in paths_for(actor, "canvas.create"):
        under |= Q(path__startswith=path)
    if not under:
        return []
    rows = Place.objects.filter(under, valid_q(clock.today()), municipality__isnull=False)
    own = {grant.place_id for grant in actor.grants}
    return sorted(
        rows.select_related("municipality")[:limit], key=lambda place: (place.pk not in own, place.name)
    )
