"""Files of comparisons: a sheet that waits to be mapped, then all that was chosen of it, or nothing."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.services.log import note
from rodtrad.sources.indicators.choices import BatchKind, Way
from rodtrad.sources.indicators.models import Batch, Compared, Measure
from rodtrad.sources.indicators.national.comparison_records import Comparison
from rodtrad.sources.indicators.national.sheets import Sheet
from rodtrad.sources.indicators.permissions import ENTER


@transaction.atomic
def keep_sheet(actor: Actor, measure: Measure, name: str, sheet: Sheet) -> Batch:
    """Keep the sheet until its columns are mapped. Raises ValidationError when an identity number stands in it."""
    require(actor, ENTER, measure.item)
    refuse_identity_numbers(
        [name, *(str(cell) for row in sheet.rows for cell in row if isinstance(cell, str))]
    )
    numbers = [
        f"{cell:.0f}" for row in sheet.rows for cell in row if isinstance(cell, float) and abs(cell) >= 1e9
    ]
    refuse_identity_numbers(numbers)
    packed = zlib.compress(json.dumps([sheet.name, sheet.rows]).encode())
    return Batch.objects.create(
        kind=BatchKind.COMPARISON, measure=measure, owner_id=actor.person_id, way=Way.FILE, at=clock.now(),
        name=name[:150], rows=len(sheet.rows), packed=packed,
    )  # fmt: skip


def sheet_of(batch: Batch) -> Sheet:
    """The sheet as it was read."""
    name, rows = json.loads(zlib.decompress(bytes(batch.packed)))
    return Sheet(name, tuple(map(tuple, rows)))


@transaction.atomic
def keep(actor: Actor, batch: Batch, records: Sequence[Comparison], used_in: str, *, comments: bool) -> int:
    """All of the records beside the measure, or none; what a later file says again replaces the earlier.

    ``comments``: with what the file says beside the values. Says how many. Raises ValidationError.
    """
    measure = batch.measure
    if measure is None or not records:
        raise ValidationError(_("Choose at least one indicator."))
    require(actor, ENTER, measure.item)
    thread.hold(measure.item.home)
    if not Batch.objects.filter(pk=batch.pk, brought_in__isnull=True).update(
        brought_in=clock.now(), packed=b""
    ):
        raise ValidationError(_("This file has been brought in already."), code="twice")
    rows = [_row(actor, measure, each, used_in, comments) for each in records]
    for row in rows:
        same = {name: getattr(row, name) for name in ("source", "indicator", "period", "group")}
        Compared.objects.filter(measure=measure, retired=False, **same).update(retired=True)
    Compared.objects.bulk_create(rows, batch_size=500)
    told = {"compared": ("", str(len(rows))), "source": ("", rows[0].source)}
    note(actor, "indicators.compared", measure.item, told)
    return len(rows)


def _row(actor: Actor, measure: Measure, said: Comparison, used_in: str, comments: bool) -> Compared:
    return Compared(
        measure=measure, source=said.source[:150], indicator=said.indicator[:300], period=said.period,
        group=said.group[:200], own=said.own, own_status=said.own_status[:60], group_value=said.group_value,
        group_status=said.group_status[:60], rank=said.rank, among=said.of, computed=said.computed,
        comment=said.comment if comments else "", used_in=used_in.strip()[:300], by_id=actor.user_id, at=clock.now(),
    )  # fmt: skip


@transaction.atomic
def put_away(actor: Actor, compared: Compared) -> None:
    """Take a comparison away, or bring it back."""
    require(actor, ENTER, compared.measure.item)
    compared.retired = not compared.retired
    compared.save(update_fields=["retired"])
    action = "indicators.compared-away" if compared.retired else "indicators.compared-back"
    note(actor, action, compared.measure.item, {"group": ("", f"{compared.indicator}, {compared.group}")})
