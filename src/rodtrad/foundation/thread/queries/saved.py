"""A person's own saved searches, what they ask for, and what is new in them. Nobody else sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.models import Item, SavedHit, SavedSearch
from rodtrad.foundation.thread.queries.items import ItemNotFound
from rodtrad.foundation.thread.rules.search import Question, narrowed_by, question_of

MOST_SAVED = 50
MOST_NEW = 200
_NOWHERE = 0  # no place has it


@dataclass(frozen=True, slots=True)
class SavedRow:
    """A saved search in the list, with how much of what is new the person still sees."""

    search: SavedSearch
    new: int


def _mine(actor: Actor) -> QuerySet[SavedSearch]:
    return SavedSearch.objects.filter(owner_id=actor.person_id)


def saved_rows(actor: Actor, *, removed: bool = False) -> list[SavedRow]:
    """One's searches by name, or those taken away. Two queries."""
    searches = list(_mine(actor).filter(retired__isnull=not removed)[:MOST_SAVED])
    hits = SavedHit.objects.filter(visible_q(actor, "item__"), search__in=searches, seen__isnull=True)
    new = dict(hits.order_by().values_list("search").annotate(number=Count("pk")))
    return [SavedRow(row, new.get(row.pk, 0)) for row in searches]


def saved_by_code(actor: Actor, code: str) -> SavedSearch:
    """One of one's own. Raises ItemNotFound."""
    row = _mine(actor).filter(code=code).first()
    if row is None:
        raise ItemNotFound(code)
    return row


def new_items(actor: Actor, search: SavedSearch) -> list[Item]:
    """What is new in a saved search, the latest first, as far as the person still sees it."""
    hits = SavedHit.objects.filter(search=search, seen__isnull=True).values("item")
    rows = Item.objects.filter(visible_q(actor), pk__in=hits).select_related("place")
    return list(rows.order_by("-pk")[:MOST_NEW])


def question_of_saved(search: SavedSearch) -> Question:
    """What it asks for today. A place that is gone gives nothing, never everything."""
    code, place = search.choices.get("place", ""), None
    if code:
        place = Place.objects.filter(code=code).values_list("pk", flat=True).first() or _NOWHERE
    return question_of(search.words, narrowed_by(search.choices, place, clock.today()))


def to_look_at(before: datetime, limit: int) -> list[SavedSearch]:
    """The searches that have not been looked at since then, the longest waiting first, of people who still come."""
    rows = SavedSearch.objects.filter(retired__isnull=True, looked__lt=before, owner__is_active=True)
    return list(rows.select_related("owner").order_by("looked", "pk")[:limit])


def anything_changed(since: datetime) -> bool:
    return Item.objects.filter(changed__gte=since).exists()


def known_of(search: SavedSearch, items: Iterable[Item]) -> set[int]:
    """Which of these the search has found before."""
    ids = [item.pk for item in items]
    return set(SavedHit.objects.filter(search=search, item__in=ids).values_list("item", flat=True))
