"""Many ideas at once: kept as a preview, then brought in whole, by one short transaction or one step of a job."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.jobs.services import enqueue
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.org.queries import unit_named
from rodtrad.foundation.thread.services.log import note
from rodtrad.work.ideas.choices import Channel
from rodtrad.work.ideas.models import Batch, Campaign, Challenge
from rodtrad.work.ideas.services.sending import Sending, send_idea


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it is brought in: an idea, its unit and its challenge by their names."""

    sending: Sending
    unit: str = ""
    challenge: str = ""


@transaction.atomic
def keep_batch(actor: Actor, campaign: Campaign, name: str, packed: bytes, rows: int) -> Batch:
    """Keep what was read until its owner says yes or throws it away."""
    require(actor, "ideas.import", campaign.item)
    return Batch.objects.create(
        campaign=campaign, owner_id=actor.person_id, at=clock.now(), name=name[:150], rows=rows, packed=packed,
        key_digest=sha256(packed).hexdigest(),
    )  # fmt: skip


@transaction.atomic
def throw_away(actor: Actor, batch: Batch) -> None:
    """Erase a preview that nobody said yes to."""
    if batch.brought_in is None and batch.owner_id == actor.user_id:
        batch.delete()


@transaction.atomic
def bring_in(actor: Actor, batch: Batch, lines: Sequence[Line]) -> int:
    """All rows become ideas, or none. Raises ValidationError when it is done already."""
    require(actor, "ideas.import", batch.campaign.item)
    if not Batch.objects.filter(pk=batch.pk, brought_in__isnull=True).update(
        brought_in=clock.now(), packed=b""
    ):
        raise ValidationError(_("This file has been brought in already."), code="twice")
    campaign = batch.campaign
    challenges = {row.title.casefold(): row for row in campaign.challenges.all()}
    units: dict[str, Place] = {}
    for line in lines:
        if line.unit and line.unit not in units:
            units[line.unit] = _unit(campaign, line.unit)
        sending = _placed(line, units.get(line.unit), challenges.get(line.challenge.casefold()))
        send_idea(actor, campaign, sending, batch=batch)
    note(actor, "ideas.brought-in", campaign.item, {"number": ("", str(len(lines)))})
    return len(lines)


def _placed(line: Line, place: Place | None, challenge: Challenge | None) -> Sending:
    return replace(line.sending, place=place, challenge=challenge, channel=Channel.FILE)


def _unit(campaign: Campaign, name: str) -> Place:
    """The unit with that name within the municipality, else the campaign's own place."""
    place: Place = campaign.item.place
    municipality = place.municipality
    return (unit_named(municipality, name) if municipality is not None else None) or place


@transaction.atomic
def bring_in_later(actor: Actor, batch: Batch, arguments: Mapping[str, str]) -> Job:
    """Ask for a large file to be brought in beside the pages."""
    require(actor, "ideas.import", batch.campaign.item)
    asked = {"batch": batch.code, **arguments}
    return enqueue(actor, "ideas.bring-in", asked, key=f"batch:{batch.code}", total=batch.rows)
