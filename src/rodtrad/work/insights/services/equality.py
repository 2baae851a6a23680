"""Entering how large each group is among those who live in the municipality."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.db import transaction

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import require
from rodtrad.work.insights.models import PopulationShare
from rodtrad.work.insights.services.saving import check, municipality_of


@transaction.atomic
def enter_shares(
    actor: Actor, place: Place, dimension: str, rows: Sequence[tuple[str, Decimal]], source: str
) -> None:
    """The shares of one dimension, all of them anew."""
    require(actor, "insights.curate", place)
    municipality = municipality_of(place)
    kept = PopulationShare.objects.filter(municipality=municipality, dimension=dimension)
    before = "; ".join(f"{row.category}: {row.percent}" for row in kept)
    made = [
        PopulationShare(
            municipality=municipality, dimension=dimension, category=category, percent=percent, source=source,
            by_id=actor.user_id, at=clock.now(),
        )
        for category, percent in rows
    ]  # fmt: skip
    for row in made:
        check(row)
    kept.delete()
    PopulationShare.objects.bulk_create(made)
    after = "; ".join(f"{row.category}: {row.percent}" for row in made)
    record(
        actor, "insights.shares-entered", item=municipality.code, place=municipality.code,
        changes={"shares": (before, after)},
    )  # fmt: skip
