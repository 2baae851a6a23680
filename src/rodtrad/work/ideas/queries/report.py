"""How a campaign goes, in numbers of ideas."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count

from rodtrad.foundation.base.scope import Actor
from rodtrad.work.ideas.models import Campaign
from rodtrad.work.ideas.queries.ideas import seen


@dataclass(frozen=True, slots=True)
class Counts:
    """Ideas one may see: how many, by challenge, and by state. Ideas are counted here, not people."""

    total: int
    by_challenge: tuple[tuple[str, str, int], ...]
    by_state: dict[str, int]


def counts_of(actor: Actor, campaign: Campaign) -> Counts:
    """The numbers of one campaign, in two queries."""
    rows = seen(actor).filter(campaign=campaign).exclude(item__life="retired").order_by()
    states = dict(rows.values_list("item__state").annotate(Count("pk")))
    by = rows.filter(challenge__isnull=False).values_list("challenge__code", "challenge__title")
    challenges = by.annotate(number=Count("pk")).order_by("-number", "challenge__title")
    return Counts(sum(states.values()), tuple(challenges), states)
