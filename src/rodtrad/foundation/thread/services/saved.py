"""Saved searches: kept, changed, taken away and brought back by their owner; and told of what is new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.events import NoticeDue
from rodtrad.foundation.thread.models import Item, SavedHit, SavedSearch
from rodtrad.foundation.thread.queries.matching import matching
from rodtrad.foundation.thread.queries.saved import MOST_SAVED, known_of, question_of_saved

KIND = "thread.saved-hit"
MOST_KNOWN = 1_000
MOST_TOLD = 5


@transaction.atomic
def save_search(
    actor: Actor, *, name: str, words: str, choices: Mapping[str, str], tells: bool
) -> SavedSearch:
    """Keep a search. What fits it now is known already, so that only what comes later is new.

    Raises ValidationError for one that asks for everything, or when one has as many as one can have.
    """
    if not words.strip() and not choices:
        raise ValidationError(_("Write a word or choose something first."), code="empty")
    if SavedSearch.objects.filter(owner_id=actor.person_id, retired__isnull=True).count() >= MOST_SAVED:
        raise ValidationError(_("You have saved many searches. Take one away first."), code="many")
    now = clock.now()
    row = SavedSearch(
        owner_id=actor.person_id, name=" ".join(name.split()), words=words.strip(), choices=dict(choices),
        tells=tells, created=now, looked=now,
    )  # fmt: skip
    row.clean_fields(exclude=["owner", "choices", "retired"])
    row.save(force_insert=True)
    found = matching(actor, question_of_saved(row), MOST_KNOWN)
    SavedHit.objects.bulk_create(SavedHit(search=row, item=item, found=now, seen=now) for item in found)
    if len(found) == MOST_KNOWN:
        row.above = found[0].pk
        row.save(update_fields=["above"])
    record(actor, "thread.search-saved", item=row.code, changes={"name": ("", row.name)})
    return row


@transaction.atomic
def change_saved(actor: Actor, search: SavedSearch, *, name: str, tells: bool) -> None:
    """Call it something else; be told or not."""
    _require(actor, search)
    before = search.name
    search.name, search.tells = " ".join(name.split()), tells
    search.clean_fields(exclude=["owner", "choices", "retired"])
    search.save(update_fields=["name", "tells"])
    record(actor, "thread.search-changed", item=search.code, changes={"name": (before, search.name)})


@transaction.atomic
def take_away_saved(actor: Actor, search: SavedSearch) -> None:
    """Take it away, or bring one back that was: nothing is found meanwhile."""
    _require(actor, search)
    back, now = search.retired is not None, clock.now()
    search.retired, search.looked = (None if back else now), now
    search.save(update_fields=["retired", "looked"])
    record(actor, "thread.search-brought-back" if back else "thread.search-taken-away", item=search.code)


@transaction.atomic
def mark_seen(actor: Actor, search: SavedSearch) -> None:
    """All that is new has been seen."""
    _require(actor, search)
    SavedHit.objects.filter(search=search, seen__isnull=True).update(seen=clock.now())


def _require(actor: Actor, search: SavedSearch) -> None:
    if search.owner_id != actor.user_id:
        raise PermissionDenied("thread.saved-search")


def keep_found(system: Actor, search: SavedSearch, items: Sequence[Item]) -> int:
    """What a look gave, in the caller's transaction: what is not known is new, and the owner is told of the newest.

    What the owner wrote is no news to them. Says how much was new.
    """
    now, known = clock.now(), known_of(search, items)
    new = [item for item in items if item.pk not in known and item.pk > search.above]
    SavedHit.objects.bulk_create(
        (
            SavedHit(
                search=search, item=item, found=now, seen=now if item.author_id == search.owner_id else None
            )
            for item in new
        ),
        ignore_conflicts=True,
    )
    told = [item for item in new if item.author_id != search.owner_id]
    if search.tells:
        for item in told[:MOST_TOLD]:
            publish(NoticeDue(system, KIND, item, frozenset({search.owner_id})))
    return len(told)
