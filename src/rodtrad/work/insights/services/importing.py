"""Files of insights: kept between preview and yes, brought in all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import At, require
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.insights.models import Insight, InsightUpload
from rodtrad.work.insights.services.catalogue import propose_label
from rodtrad.work.insights.services.findings import refresh
from rodtrad.work.insights.services.insights import write_insight
from rodtrad.work.insights.services.saving import check

KEPT = timedelta(days=1)


def keep_upload(actor: Actor, place: Place, name: str, data: bytes) -> InsightUpload:
    """Keep a file that has been read without an identity number in it, for a day. Older ones go."""
    require(actor, "insights.import", At(place.path))
    InsightUpload.objects.filter(at__lt=clock.now() - KEPT).delete()
    row = InsightUpload(owner_id=actor.person_id, place=place, at=clock.now(), name=name[:120], data=data)
    check(row, "data")
    row.save(force_insert=True)
    return row


def upload_of(actor: Actor, code: str) -> InsightUpload:
    """One's own file that waits. Raises ItemNotFound."""
    row = (
        InsightUpload.objects.select_related("place__municipality")
        .filter(code=code, owner_id=actor.user_id)
        .first()
    )
    if row is None:
        raise ItemNotFound(code)
    return row


def erase_upload(upload: InsightUpload) -> None:
    upload.delete()


@transaction.atomic
def bring_in(actor: Actor, place: Place, rows: Sequence[Any], *, level: str = "municipality") -> int:
    """Write all rows that are not here already, or none. ``rows``: imports.Row. Says how many were new."""
    require(actor, "insights.import", At(place.path))
    made = []
    for row in rows:
        if not row.is_here:
            made.append(_bring_in_one(actor, place, row, level))
    items = Item.objects.filter(pk__in=[row.pk for row in made]).select_related("place")
    refresh(items)
    record(actor, "insights.imported", place=place.code, changes={"insights": ("", len(made))})
    return len(made)


def _bring_in_one(actor: Actor, place: Place, row: Any, level: str) -> Insight:
    values = dict(row.values)
    labels = [propose_label(actor, start, end, place) for start, end in row.labels]
    return write_insight(
        actor,
        place=row.place or place,
        text=row.text,
        level=level,
        values={**values, "labels": labels},
        look=False,
    )
