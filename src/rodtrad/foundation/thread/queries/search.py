"""Searching: what an actor may see, best first, a page at a time. The same hits in the same order on both databases."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core import signing
from django.db import connection

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.choices import PlaceKind
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.rules.search import (
    Ask,
    Question,
    as_fts5,
    as_tsquery,
    joined,
    levels,
    seen_by,
)

SIZE = 30
_SALT = "thread.search"


@dataclass(frozen=True, slots=True)
class Hits:
    """One page. ``following``: where the next one begins; empty = there is none."""

    items: list[Item] = field(default_factory=list)
    following: str = ""


def search(actor: Actor, question: Question, after: str = "", size: int = SIZE) -> Hits:
    """The next ``size`` items: at most one query a level of the question, and one for the items.

    ``after``: ``following`` of an earlier page; a bad one gives the first page. The number of queries depends on the
    question's words, never on what there is.
    """
    seen, asked = seen_by(actor), levels(question)
    place, before = _read(after, len(asked))
    found: list[tuple[int, int]] = []
    while place < len(asked) and len(found) <= size:
        ask = joined(asked[place], seen, question.narrowed)
        found += [(place, pk) for pk in _ids(ask, before, size + 1 - len(found))]
        place, before = place + 1, None
    shown = found[:size]
    rows = Item.objects.select_related("place").in_bulk([pk for _level, pk in shown])
    following = signing.dumps(list(shown[-1]), salt=_SALT) if len(found) > size else ""
    return Hits([rows[pk] for _level, pk in shown if pk in rows], following)


def places_of(actor: Actor) -> list[Place]:
    """The municipalities a search can be narrowed to: those the actor belongs to or shares a network with."""
    shared = {int(key[2:]) for key in actor.audiences if key[:2] in ("m:", "N:")}
    return list(Place.objects.filter(pk__in=shared, kind=PlaceKind.MUNICIPALITY).order_by("name"))


def is_place_in_search(cursor: str) -> bool:
    """Whether a cursor is one of ours: for machines, which must not be led to the first page again."""
    try:
        return bool(signing.loads(cursor, salt=_SALT))
    except signing.BadSignature:
        return False


def _read(cursor: str, number: int) -> tuple[int, int | None]:
    try:
        place, before = signing.loads(cursor, salt=_SALT) if cursor else (0, None)
    except signing.BadSignature:
        return 0, None
    return (place, before) if isinstance(place, int) and 0 <= place < number else (0, None)


def _ids(ask: Ask, before: int | None, limit: int) -> list[int]:
    """Ids of the items that fit, the newest first."""
    if connection.vendor == "postgresql":
        key, fits, said = "item_id", "tokens @@ %s::tsquery", as_tsquery(ask)
    else:
        key, fits, said = "rowid", "thread_search MATCH %s", as_fts5(ask)
    older = f"AND {key} < %s" if before is not None else ""
    sql = f"SELECT {key} FROM thread_search WHERE {fits} {older} ORDER BY {key} DESC LIMIT %s"  # noqa: S608 - no input
    with connection.cursor() as cursor:
        cursor.execute(sql, [said, *([before] if before is not None else []), limit])
        return [row[0] for row in cursor.fetchall()]
