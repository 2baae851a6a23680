"""Files and pastes: kept as a preview, then all values brought in, or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.jobs.services import enqueue
from rodtrad.foundation.org.permissions import require, require_somewhere
from rodtrad.sources.indicators.models import Batch, Measure
from rodtrad.sources.indicators.permissions import ENTER
from rodtrad.sources.indicators.services.readings import Done, Incoming, bring_in


@transaction.atomic
def keep_batch(
    actor: Actor, measure: Measure | None, way: str, name: str, packed: bytes, rows: int, why: str = ""
) -> Batch:
    """Keep what was read until its owner says yes or throws it away."""
    if measure is None:
        require_somewhere(actor, ENTER)
    else:
        require(actor, ENTER, measure.item)
    return Batch.objects.create(
        measure=measure, owner_id=actor.person_id, way=way, at=clock.now(), name=name[:150], why=why[:300],
        rows=rows, packed=packed,
    )  # fmt: skip


@transaction.atomic
def throw_away(actor: Actor, batch: Batch) -> None:
    """Erase a preview that nobody said yes to."""
    if batch.brought_in is None and batch.owner_id == actor.user_id:
        batch.delete()


@transaction.atomic
def take_in(actor: Actor, batch: Batch, values: Mapping[Measure, Sequence[Incoming]], why: str = "") -> Done:
    """Every value of every measure, or nothing. Raises ValidationError, also when it is done already."""
    if not Batch.objects.filter(pk=batch.pk, brought_in__isnull=True).update(
        brought_in=clock.now(), packed=b""
    ):
        raise ValidationError(_("This file has been brought in already."), code="twice")
    new = corrected = same = 0
    for measure, rows in values.items():
        done = bring_in(actor, measure, rows, batch.name, way=batch.way, why=why or batch.why, batch=batch)
        new, corrected, same = new + done.new, corrected + done.corrected, same + done.same
    return Done(new, corrected, same)


@transaction.atomic
def take_in_later(actor: Actor, batch: Batch, why: str = "") -> Job:
    """Ask for a large file to be brought in beside the pages."""
    Batch.objects.filter(pk=batch.pk).update(why=why[:300])
    return enqueue(
        actor, "indicators.take-in", {"batch": batch.code}, key=f"values:{batch.code}", total=batch.rows
    )
