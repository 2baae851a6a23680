"""Files of insights: kept between preview and yes, judged and brought in at once or as background work, all or nothing.

Many rows are written in bulk: one transaction of seconds for thousands, with the same history, search, counts and
questions as if each had been written down by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import Row, record, record_many
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.jobs.services import enqueue
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import At, require
from rodtrad.foundation.thread.events import ItemsWritten
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.insights.choices import InsightState
from rodtrad.work.insights.models import Insight, InsightUpload, ShiftLabel
from rodtrad.work.insights.rules.texts import title_of
from rodtrad.work.insights.services.catalogue import meant, propose_label
from rodtrad.work.insights.services.findings import refresh
from rodtrad.work.insights.services.insights import COLUMNS
from rodtrad.work.insights.services.saving import audience_of, check, municipality_of, set_columns, told

KEPT = timedelta(days=1)
AT_ONCE = 500
JUDGE, BRING_IN = "insights.judge-file", "insights.bring-in-file"
Labels = dict[tuple[str, str], ShiftLabel]


def keep_upload(
    actor: Actor, place: Place, name: str, lines: bytes, *, rows: int, judged: bytes = b""
) -> InsightUpload:
    """Keep the packed rows of a file without an identity number in it, for a day. Older ones go.

    ``judged``: the packed verdict on them (imports.packing), when there is one already.
    """
    require(actor, "insights.import", At(place.path))
    InsightUpload.objects.filter(at__lt=clock.now() - KEPT).delete()
    row = InsightUpload(
        owner_id=actor.person_id, place=place, at=clock.now(), name=name[:120], data=lines, rows=rows,
        judged=judged,
    )  # fmt: skip
    check(row, "data", "judged", "brought_in")
    row.save(force_insert=True)
    return row


def upload_of(actor: Actor, code: str) -> InsightUpload:
    """One's own file that waits. Raises ItemNotFound."""
    rows = InsightUpload.objects.select_related("place__municipality")
    row = rows.filter(code=code, owner_id=actor.user_id, brought_in__isnull=True).first()
    if row is None:
        raise ItemNotFound(code)
    return row


def erase_upload(upload: InsightUpload) -> None:
    upload.delete()


@transaction.atomic
def judge_later(actor: Actor, upload: InsightUpload) -> Job:
    """Ask for a large file to be judged beside the pages."""
    require(actor, "insights.import", At(upload.place.path))
    return enqueue(actor, JUDGE, {"upload": upload.code}, key=f"judge:{upload.code}", total=upload.rows)


@transaction.atomic
def bring_in_later(actor: Actor, upload: InsightUpload) -> Job:
    """Ask for a large file to be brought in beside the pages."""
    require(actor, "insights.import", At(upload.place.path))
    return enqueue(actor, BRING_IN, {"upload": upload.code}, key=f"bring:{upload.code}", total=upload.rows)


def keep_verdict(upload: InsightUpload, judged: bytes) -> None:
    """What has been judged so far, in the caller's transaction."""
    InsightUpload.objects.filter(pk=upload.pk).update(judged=judged)


@transaction.atomic
def bring_in_upload(actor: Actor, upload: InsightUpload, rows: Sequence[Any]) -> int:
    """The rows of a kept file, once. Raises ValidationError when it has been done already."""
    taken = InsightUpload.objects.filter(pk=upload.pk, brought_in__isnull=True)
    if not taken.update(brought_in=clock.now(), data=b"", judged=b""):
        raise ValidationError(_("This file has been brought in already."), code="twice")
    return bring_in(actor, upload.place, rows)


@transaction.atomic
def bring_in(actor: Actor, place: Place, rows: Sequence[Any], *, level: str = "municipality") -> int:
    """Write all rows that are not here already, or none. ``rows``: imports.Row. Says how many were new."""
    require(actor, "insights.import", At(place.path))
    new = [row for row in rows if not row.is_here]
    for each in {(row.place or place).path for row in new}:
        require(actor, "insights.write", At(each))
    labels = _labels(actor, place, new)
    for start in range(0, len(new), AT_ONCE):
        _write(actor, place, new[start : start + AT_ONCE], labels, level)
    record(actor, "insights.imported", place=place.code, changes={"insights": ("", len(new))})
    return len(new)


def _labels(actor: Actor, place: Place, rows: Sequence[Any]) -> Labels:
    """Each shift that the rows name, once: those there are, and new ones that wait to be curated."""
    said = dict.fromkeys(pair for row in rows for pair in row.labels)
    return {pair: propose_label(actor, pair[0], pair[1], place) for pair in said}


def _write(actor: Actor, place: Place, rows: Sequence[Any], labels: Labels, level: str) -> None:
    items = [_item(actor, row.place or place, row.text, level) for row in rows]
    Item.objects.bulk_create(items)
    made = [_insight(actor, row, item) for row, item in zip(rows, items, strict=True)]
    chosen = [meant(labels[pair] for pair in row.labels) for row in rows]
    for insight, some in zip(made, chosen, strict=True):
        insight.coded = bool(insight.circles and insight.main_group_id and some)
    Insight.objects.bulk_create(made)
    _sort(rows, made, chosen)
    told_of = [_told(row, item, some) for row, item, some in zip(rows, items, chosen, strict=True)]
    record_many(actor, "insights.written", told_of)
    publish(ItemsWritten(tuple(item.pk for item in items)))
    refresh(items)


def _item(actor: Actor, place: Place, text: str, level: str) -> Item:
    code, now = new_code(), clock.now()
    item = Item(
        code=code, kind="insight", home=code, place=place, audience=audience_of(level, place, code),
        title=title_of(text), text=text.strip(), state=InsightState.DRAFT, author_id=actor.user_id, created=now,
        changed=now, substance_changed=now,
    )  # fmt: skip
    check(item)
    return item


def _insight(actor: Actor, row: Any, item: Item) -> Insight:
    insight = Insight(
        item=item, municipality=municipality_of(item.place), caught=clock.today(), owner_id=actor.user_id
    )
    set_columns(insight, row.values, COLUMNS)
    check(insight)
    return insight


def _sort(rows: Sequence[Any], made: Sequence[Insight], chosen: Sequence[list[ShiftLabel]]) -> None:
    themes, labels = Insight.themes.through, Insight.labels.through
    themes.objects.bulk_create(
        themes(insight_id=insight.pk, theme_id=theme.pk)
        for row, insight in zip(rows, made, strict=True)
        for theme in dict.fromkeys(row.values.get("themes", ()))
    )
    labels.objects.bulk_create(
        labels(insight_id=insight.pk, shiftlabel_id=label.pk)
        for insight, some in zip(made, chosen, strict=True)
        for label in some
    )


def _told(row: Any, item: Item, labels: Sequence[ShiftLabel]) -> Row:
    """The same words in the history as for one that is written down by itself."""
    values = {**row.values, "labels": labels}
    written = {"kind": "insight", "title": item.title, "text": item.text, "state": item.state}
    written |= {name: told(value) for name, value in values.items() if value}
    changes = {name: ("", value) for name, value in written.items() if value not in ("", None)}
    return Row(item=item.code, home=item.home, place=item.place.code, changes=changes)
