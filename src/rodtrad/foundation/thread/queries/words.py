"""Words of the catalogues, counted over what an actor may see."""

from __future__ import annotations

from django.db.models import Count

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.choices import Life
from rodtrad.foundation.thread.models import Label
from rodtrad.foundation.thread.queries.items import visible


def words_in_use(actor: Actor, catalogue: str, *kinds: str, limit: int = 200) -> list[tuple[str, int]]:
    """The words of a catalogue with how many visible, not retired items carry each: most used first."""
    items = visible(actor).exclude(life=Life.RETIRED)
    if kinds:
        items = items.filter(kind__in=kinds)
    rows = Label.objects.filter(catalogue=catalogue, item__in=items.values("pk")).order_by()
    counted = rows.values_list("word").annotate(items=Count("item")).order_by("-items", "word")
    return [(word, count) for word, count in counted[:limit]]
