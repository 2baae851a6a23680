"""What fits a saved search exactly, and what a search can be narrowed to."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import connection
from django.db.models.expressions import RawSQL
from django.utils.module_loading import import_string

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import Node, place_tree
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.queries.search import places_of
from rodtrad.foundation.thread.queries.words import words_in_use
from rodtrad.foundation.thread.rules.search import (
    Question,
    as_fts5,
    as_tsquery,
    every_word,
    joined,
    seen_by,
)

MOST_THEMES = 60


def matching(
    actor: Actor,
    question: Question,
    limit: int,
    *,
    changed: datetime | None = None,
    but_not: Collection[int] = (),
) -> list[Item]:
    """The newest items the actor may see that hold all the words. ``changed``: only what was changed since then."""
    ask = joined(every_word(question), seen_by(actor), question.narrowed)
    if connection.vendor == "postgresql":
        fits = RawSQL("SELECT item_id FROM thread_search WHERE tokens @@ %s::tsquery", [as_tsquery(ask)])
    else:
        fits = RawSQL("SELECT rowid FROM thread_search WHERE thread_search MATCH %s", [as_fts5(ask)])
    rows = Item.objects.filter(pk__in=fits)
    if changed is not None:
        rows = rows.filter(changed__gte=changed)
    return list(rows.exclude(pk__in=but_not).select_related("place").order_by("-pk")[:limit])


def organisations_of(actor: Actor) -> list[tuple[Place, int]]:
    """The places a search can be narrowed to, with how deep each stands: those of one's own tree, then the
    municipalities one shares a network with."""
    tree = [row for node in place_tree(actor) for row in _with_depth(node, 0)]
    own = {place.pk for place, _depth in tree}
    return tree + [(place, 0) for place in places_of(actor) if place.pk not in own]


def _with_depth(node: Node, depth: int) -> list[tuple[Place, int]]:
    below = [row for child in node.children for row in _with_depth(child, depth + 1)]
    return [(node.place, depth), *below]


def themes_to_choose(actor: Actor) -> list[str]:
    """The themes of the modules, then the words people have set as themes on what the actor may see."""
    declared = [
        name
        for manifest in manifests.all_manifests()
        if manifest.themes
        for name in import_string(manifest.themes)()
    ]
    used = [word for word, _number in words_in_use(actor, "theme", limit=MOST_THEMES)]
    return list(dict.fromkeys([*declared, *used]))
