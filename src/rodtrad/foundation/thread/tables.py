"""What lists of items show of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise

from rodtrad.foundation.base.declarations import Text
from rodtrad.foundation.thread.addresses import item_url
from rodtrad.foundation.thread.lanes import LANE_TITLES, lane_of
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.titles import kind_title

SHOWN = 220


@dataclass(frozen=True, slots=True)
class HitRow:
    """One found item. ``text``: the beginning of what it says, when that is more than its title."""

    title: str
    url: str
    kind: Text
    lane: str
    place: str
    item: Item
    text: str = ""


def hit_rows(items: Iterable[Item]) -> list[HitRow]:
    """Items as search results. They have their place."""
    return [
        HitRow(
            item.title,
            item_url(item),
            kind_title(item.kind),
            lane_of(item.kind),
            item.place.name,
            item,
            _more(item),
        )
        for item in items
    ]


def _more(item: Item) -> str:
    text = " ".join(item.text.split())
    if text in ("", item.title):
        return ""
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rsplit(" ", 1)[0] + "…"


@dataclass(frozen=True, slots=True)
class Narrower:
    """A lane one may narrow a search to. ``is_chosen``: the link takes the choice away again."""

    title: Promise
    lane: str
    url: str
    is_chosen: bool


def narrower_links(params: QueryDict) -> list[Narrower]:
    """The lanes as links that keep everything else of the search."""
    links = []
    for lane, title in LANE_TITLES.items():
        other = params.copy()
        other.pop("after", None)
        is_chosen = params.get("lane") == lane
        if is_chosen:
            other.pop("lane")
        else:
            other["lane"] = lane
        links.append(Narrower(title, lane, f"?{other.urlencode()}", is_chosen))
    return links
