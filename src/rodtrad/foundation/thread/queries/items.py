"""Items a person may see, and one of them by its code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django.db.models import QuerySet
from django.http import Http404
from django.utils.module_loading import import_string

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.models import Item


class ItemNotFound(Http404):
    """No such item, or one that the actor may not see: the answer is the same."""


def visible(actor: Actor) -> QuerySet[Item]:
    """Every item the actor may see, retired ones too."""
    return Item.objects.filter(visible_q(actor))


def item_by_code(actor: Actor, code: str, *kinds: str) -> Item:
    """The item with that code, of one of ``kinds`` when any are given, with its place. Raises ItemNotFound."""
    rows = visible(actor).select_related("place").filter(code=code)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    item = rows.first()
    if item is None:
        raise ItemNotFound(code)
    return item


def details_of(actor: Actor, items: Iterable[Item]) -> dict[int, Mapping[str, Any]]:
    """The modules' own fields of ``items``, by item id: one call per kind that has any."""
    by_kind: dict[str, list[Item]] = {}
    for item in items:
        by_kind.setdefault(item.kind, []).append(item)
    found: dict[int, Mapping[str, Any]] = {}
    for name, rows in by_kind.items():
        kind = manifests.kinds.get(name)
        if kind and kind.details:
            found.update(cast("Mapping[int, Mapping[str, Any]]", import_string(kind.details)(actor, rows)))
    return found
