"""Gathers what the thread page shows, but for its foot: fourteen queries or fewer, whatever the size of a thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread import queries
from rodtrad.foundation.thread.addresses import item_url
from rodtrad.foundation.thread.lanes import lane_of, lane_title
from rodtrad.foundation.thread.models import Alternative, Flag, Item
from rodtrad.foundation.thread.permissions import may_edit
from rodtrad.foundation.thread.picture import Picture, picture, what_it_is
from rodtrad.foundation.thread.queries import LinkGroup
from rodtrad.foundation.thread.titles import kind_title, value_title


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """``words``: what the focus is, in a sentence. ``crumbs``: the way here, through the item's home."""

    item: Item
    kind: str
    lane: str
    lane_title: str
    state: str
    words: str
    way: str
    picture: Picture
    links: list[LinkGroup]
    flags: list[Flag]
    alternatives: list[Alternative]
    crumbs: list[dict[str, Any]]
    own_url: str
    may_edit: bool
    is_empty: bool


def thread_page(actor: Actor, code: str, *, way: str = "", lane: str = "") -> ThreadPage:
    """Everything about one item's thread that the actor may see. Raises ItemNotFound."""
    found = queries.surroundings(actor, code)
    item = found.focus
    flagged = queries.flagged_ids(actor, found.items)
    shown = picture(found, flagged, way=way, lane=lane)
    own_url = item_url(item)
    return ThreadPage(
        item=item,
        kind=capfirst(str(kind_title(item.kind))),
        lane=lane_of(item.kind),
        lane_title=str(lane_title(lane_of(item.kind))),
        state=str(value_title(item.kind, "state", item.state)),
        words=what_it_is(item.kind, shown),
        way=way if way in {"up", "down"} else "",
        picture=shown,
        links=queries.links_of(actor, item),
        flags=queries.flags_of(actor, item, limit=10),
        alternatives=list(queries.alternatives_of(actor, item)),
        crumbs=[
            {"title": row.title, "url": item_url(row)}
            for row in found.items
            if row.code == item.home != item.code
        ],
        own_url="" if own_url.endswith(f"/trad/{code}/") else own_url,
        may_edit=may_edit(actor, item),
        is_empty=not shown.others,
    )
