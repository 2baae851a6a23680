"""Keeping the search index: an item's row is written in the transaction that changes the item."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils.module_loading import import_string

from rodtrad.foundation.base import manifests
from rodtrad.foundation.thread.choices import Life
from rodtrad.foundation.thread.events import ItemChanged, ItemCreated, ItemRetired, ItemsWritten
from rodtrad.foundation.thread.lanes import lane_of
from rodtrad.foundation.thread.models import Item, Label
from rodtrad.foundation.thread.rules.search import Indexed, tokens

if TYPE_CHECKING:
    from django.db.models import QuerySet

AT_ONCE = 500
THEME = "theme"


def on_item(event: ItemCreated | ItemChanged | ItemRetired) -> None:
    """One item has been made or changed."""
    index([event.item.pk])


def on_items(event: ItemsWritten) -> None:
    """Many items at once, or one whose own fields were saved after the item."""
    index(event.ids)


def index(ids: Collection[int]) -> None:
    """Write the rows of these items anew, as the items are now."""
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), AT_ONCE):
        _write(list(_items().filter(pk__in=wanted[start : start + AT_ONCE])))


def rebuild_all() -> int:
    """Write every row anew, some hundred in a transaction. Says how many."""
    number, after = 0, 0
    while True:
        with transaction.atomic():
            rows = list(_items().filter(pk__gt=after).order_by("pk")[:AT_ONCE])
            _write(rows)
        if not rows:
            return number
        number, after = number + len(rows), rows[-1].pk


def _items() -> QuerySet[Item]:
    return Item.objects.select_related("place")


def row_of(item: Item, more: str = "", themes: Collection[str] = ()) -> list[str]:
    """The tokens of one item; ``more``: texts of its module's own fields, ``themes``: what it is about."""
    above = (int(part) for part in item.place.path.split(".") if part.isdigit())
    places = dict.fromkeys((item.place_id, *above, item.place.municipality_id or item.place_id))
    return tokens(
        Indexed(
            title=item.title, text=f"{item.text}\n{more}", kind=item.kind, lane=lane_of(item.kind),
            audience=item.audience, home=item.home, author_id=item.author_id, places=tuple(places),
            made=item.created.date(), is_retired=item.life == Life.RETIRED, themes=tuple(themes),
        )
    )  # fmt: skip


def more_texts(items: Iterable[Item]) -> dict[int, str]:
    """What the modules let be searched beside title and text, by item id: one call a kind."""
    found: dict[int, str] = {}
    for name, ids in _by_kind(items).items():
        kind = manifests.kinds.get(name)
        if kind is not None and kind.searched:
            found.update(import_string(kind.searched)(ids))
    return found


def themes_of(items: Collection[Item]) -> dict[int, list[str]]:
    """What items are about: the words of the catalogue "theme" and the modules' own themes, by item id."""
    found: dict[int, list[str]] = {}
    for row in Label.objects.filter(item__in=items, catalogue=THEME):
        found.setdefault(row.item_id, []).append(row.word)
    for name, ids in _by_kind(items).items():
        kind = manifests.kinds.get(name)
        if kind is not None and kind.themed:
            for pk, words in import_string(kind.themed)(ids).items():
                found.setdefault(pk, []).extend(words)
    return found


def _by_kind(items: Iterable[Item]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for item in items:
        found.setdefault(item.kind, []).append(item.pk)
    return found


def _write(items: list[Item]) -> None:
    if not items:
        return
    more, themes = more_texts(items), themes_of(items)
    rows = [
        (item.pk, " ".join(row_of(item, more.get(item.pk, ""), themes.get(item.pk, ())))) for item in items
    ]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(
                "INSERT INTO thread_search (item_id, tokens) VALUES (%s, array_to_tsvector(string_to_array(%s, ' ')))"
                " ON CONFLICT (item_id) DO UPDATE SET tokens = EXCLUDED.tokens",
                rows,
            )
        else:
            cursor.executemany("DELETE FROM thread_search WHERE rowid = %s", [(pk,) for pk, _text in rows])
            cursor.executemany("INSERT INTO thread_search (rowid, tokens) VALUES (%s, %s)", rows)
