"""Words on items, from catalogues: set on one item, read, counted for filters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.events import ItemChanged
from rodtrad.foundation.thread.models import Item, Label
from rodtrad.foundation.thread.queries.words import words_in_use
from rodtrad.foundation.thread.services.log import note

__all__ = ["labels_of", "set_labels", "words_in_use"]


@transaction.atomic
def set_labels(actor: Actor, item: Item, catalogue: str, words: Iterable[str]) -> tuple[str, ...]:
    """Let ``item`` have exactly these words of the catalogue; returns them. The caller has asked may().

    Blank words and repetitions fall away. Raises ValidationError for a word that cannot be saved.
    """
    wanted = tuple(dict.fromkeys(word for word in (" ".join(word.split()) for word in words) if word))
    rows = {row.word: row for row in Label.objects.filter(item=item, catalogue=catalogue)}
    if set(wanted) == set(rows):
        return wanted
    new = [Label(item=item, catalogue=catalogue, word=word) for word in wanted if word not in rows]
    for row in new:
        row.clean_fields(exclude=["item"])
    Label.objects.filter(pk__in=[row.pk for word, row in rows.items() if word not in wanted]).delete()
    Label.objects.bulk_create(new)
    before = sorted(rows)
    note(actor, "thread.labelled", item, {catalogue: (", ".join(before), ", ".join(sorted(wanted)))})
    publish(ItemChanged(actor, item, (f"labels.{catalogue}",), {f"labels.{catalogue}": before}))
    return wanted


def labels_of(actor: Actor, items: Sequence[Item]) -> dict[int, dict[str, list[str]]]:
    """The words of items the actor has fetched already: item id → catalogue → words. One query."""
    found: dict[int, dict[str, list[str]]] = {}
    for row in Label.objects.filter(item_id__in=[item.pk for item in items]):
        found.setdefault(row.item_id, {}).setdefault(row.catalogue, []).append(row.word)
    return found
