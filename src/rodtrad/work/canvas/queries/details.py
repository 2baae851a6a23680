"""The canvas's own fields of items, for the thread's pages and rules: one query per call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.models import Item
from rodtrad.work.canvas.models import CardDetail, CaseDetail

# They may name cases that the reader may not see.
_POINTING = ("parent_case", "inspired_by")


def card_details(actor: Actor, items: Sequence[Item]) -> dict[int, Mapping[str, Any]]:
    """What cards say beside their text. The caller has read only items that the actor may see."""
    rows = CardDetail.objects.filter(pk__in=[item.pk for item in items])
    return {
        row.pk: {"key": row.key, "piece": row.piece, "basis": row.basis, "note": row.note, **row.fields}
        for row in rows
    }


def case_details(actor: Actor, items: Sequence[Item]) -> dict[int, Mapping[str, Any]]:
    """What cases say beside title and description."""
    rows = CaseDetail.objects.filter(pk__in=[item.pk for item in items]).select_related("municipality")
    return {
        row.pk: {"key": row.key, "municipality": row.municipality.name, "level": row.level,
                 "new_or_existing": row.new_or_existing,
                 **{name: value for name, value in row.fields.items() if name not in _POINTING}}
        for row in rows
    }  # fmt: skip


def searched_cards(ids: Sequence[int]) -> dict[int, str]:
    """What is searched on a card beside its text."""
    rows = CardDetail.objects.filter(pk__in=ids).values_list("pk", "note", "reference", "tags")
    return {pk: "\n".join((note, reference, *tags)) for pk, note, reference, tags in rows}


def searched_cases(ids: Sequence[int]) -> dict[int, str]:
    """What is searched on a case beside title and description."""
    rows = CaseDetail.objects.filter(pk__in=ids).values_list("pk", "municipality__name", "fields")
    return {pk: "\n".join((name, *fields.get("theme", ()))) for pk, name, fields in rows}
