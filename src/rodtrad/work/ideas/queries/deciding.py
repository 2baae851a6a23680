"""The pile that is gone through: the next idea, how far it has come, who may take care of what."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.rules import path_ids
from rodtrad.work.ideas.models import Campaign, Decision, Idea, TriagePlace
from rodtrad.work.ideas.queries.groups import pile
from rodtrad.work.ideas.rules.outcomes import UNDECIDED

_AT = Coalesce("member__group_id", Value(0))


@dataclass(frozen=True, slots=True)
class Progress:
    total: int
    decided: int

    @property
    def left(self) -> int:
        return self.total - self.decided


def progress(actor: Actor, campaign: Campaign) -> Progress:
    """How far the pile has been gone through."""
    counted = pile(actor, campaign).order_by().aggregate(
        total=Count("pk"), decided=Count("pk", filter=~Q(item__state__in=UNDECIDED))
    )  # fmt: skip
    return Progress(counted["total"], counted["decided"])


def to_decide(actor: Actor, campaign: Campaign) -> QuerySet[Idea]:
    """The ideas of the pile with the group they stand in, if any."""
    return pile(actor, campaign).annotate(
        at=_AT, group_code=F("member__group__item__code"), group_title=F("member__group__item__title")
    )  # fmt: skip


def next_to_decide(actor: Actor, campaign: Campaign, *, skip: str = "") -> Idea | None:
    """The next undecided idea after the one seen last, group by group; from the beginning when the end is reached.

    ``skip``: the code of an idea to pass over.
    """
    rows = to_decide(actor, campaign).filter(item__state__in=UNDECIDED).order_by(_AT, "pk")
    seen = Idea.objects.filter(item__code=skip) if skip else _seen(actor, campaign)
    place = seen.annotate(at=_AT).values_list("at", "pk").first()
    if place is not None:
        # after the one that was passed over or decided; where one only looked, the same again
        beyond = Q(at__gt=place[0]) | Q(at=place[0], **{"pk__gt" if skip else "pk__gte": place[1]})
        found = rows.filter(beyond).first()
        if found is not None:
            return found
    return rows.first()


def _seen(actor: Actor, campaign: Campaign) -> QuerySet[Idea]:
    rows = TriagePlace.objects.filter(campaign=campaign, person_id=actor.person_id)
    return Idea.objects.filter(pk__in=rows.values("idea_id"))


def can_take_back(actor: Actor, campaign: Campaign) -> Decision | None:
    """One's own latest decision here that has not been taken back."""
    rows = Decision.objects.filter(idea__campaign=campaign, by_id=actor.person_id, undone__isnull=True)
    return (
        rows.select_related("idea__item__place", "idea__campaign__item__place", "idea__triage")
        .order_by("-pk")
        .first()
    )


def possible_owners(campaign: Campaign) -> list[User]:
    """People at the campaign's place, below it and above it, by name."""
    path = campaign.item.place.path
    at = Q(memberships__place__path__startswith=path) | Q(memberships__place__in=path_ids(path))
    return list(User.objects.filter(at, is_active=True).distinct().order_by("name", "pk")[:300])
