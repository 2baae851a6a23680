"""The works a person may write in, the one they wrote in last first."""

from __future__ import annotations

from django.db.models import Max, Q

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import may
from rodtrad.foundation.thread.models import Item

MOST = 50


def works_to_write_in(actor: Actor) -> list[Item]:
    """At most fifty, in two queries."""
    mine = Q(home__in=sorted(actor.on_objects)) | Q(author_id=actor.user_id)
    rows = Item.objects.filter(mine, kind="case").exclude(life="retired").select_related("place")
    works = [row for row in rows.order_by("-changed", "-pk")[:MOST] if may(actor, "canvas.edit", row)]
    homes = [row.code for row in works]
    written = Item.objects.filter(author_id=actor.user_id, home__in=homes).exclude(kind="case").order_by()
    last = dict(written.values("home").annotate(at=Max("created")).values_list("home", "at"))
    return sorted(works, key=lambda row: last.get(row.code, row.created), reverse=True)
