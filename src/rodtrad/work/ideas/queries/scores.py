"""Reads of what people have judged. Whoever is asked sees the others' numbers of an idea after giving their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.queries import visible_q
from rodtrad.work.ideas.models import Campaign, Idea, Score
from rodtrad.work.ideas.queries.board import going_on
from rodtrad.work.ideas.queries.groups import pile
from rodtrad.work.ideas.rules.scoring import Placed, Spread, quadrant, ranked, spread


def assignments(campaign: Campaign) -> QuerySet[Score]:
    return Score.objects.filter(idea__campaign=campaign, withdrawn__isnull=True)


@dataclass(frozen=True, slots=True)
class Asked:
    """One who judges: how many ideas, and how many of them are done."""

    code: str
    name: str
    number: int
    given: int


def asked_people(campaign: Campaign) -> list[Asked]:
    counted = (
        assignments(campaign)
        .order_by("evaluator__name", "evaluator_id")
        .values_list("evaluator__code", "evaluator__name")
        .annotate(number=Count("pk"), judged=Count("pk", filter=Q(given__isnull=False)))
    )
    return [Asked(*row) for row in counted]


def people_asked(campaign: Campaign) -> list[User]:
    return list(User.objects.filter(pk__in=assignments(campaign).values("evaluator")).order_by("name", "pk"))


def _mine(actor: Actor, campaign: Campaign) -> QuerySet[Score]:
    return assignments(campaign).filter(evaluator_id=actor.person_id)


def _waiting(actor: Actor, campaign: Campaign) -> QuerySet[Idea]:
    """Ideas that the actor is asked to judge and has not."""
    return going_on(actor, campaign).filter(
        pk__in=_mine(actor, campaign).filter(given__isnull=True).values("idea")
    )


def my_progress(actor: Actor, campaign: Campaign) -> tuple[int, int]:
    """How many the actor has judged, and how many are left."""
    done = _mine(actor, campaign).filter(given__isnull=False).count()
    return done, _waiting(actor, campaign).count()


def idea_to_judge(actor: Actor, campaign: Campaign, code: str = "") -> Idea | None:
    """The next one, or the one with ``code`` if the actor is asked about it."""
    if code:
        mine = _mine(actor, campaign).values("idea")
        return going_on(actor, campaign).filter(item__code=code, pk__in=mine).first()
    return _waiting(actor, campaign).order_by("pk").first()


def my_score(actor: Actor, idea: Idea) -> Score | None:
    return Score.objects.filter(idea=idea, evaluator_id=actor.person_id, given__isnull=False).first()


def my_latest(actor: Actor, campaign: Campaign) -> Score | None:
    rows = _mine(actor, campaign).filter(given__isnull=False).select_related("idea__item")
    return rows.order_by("-given", "-pk").first()


@dataclass(frozen=True, slots=True)
class Judged:
    """One idea of the chart: the middles, and how far people are apart."""

    code: str
    title: str
    effect: Spread
    ease: Spread

    @property
    def quadrant(self) -> str:
        return quadrant(self.effect.middle, self.ease.middle)

    @property
    def is_apart(self) -> bool:
        return self.effect.is_apart or self.ease.is_apart

    @property
    def placed(self) -> Placed:
        return Placed(self.code, self.effect.middle, self.ease.middle, self.is_apart)


def judged(actor: Actor, campaign: Campaign) -> list[Judged]:
    """Every judged idea that the actor may see numbers of, the most telling first. One query."""
    waiting = _mine(actor, campaign).filter(given__isnull=True).values("idea")
    rows = assignments(campaign).filter(
        given__isnull=False, idea__in=pile(actor, campaign).order_by().values("pk")
    )
    rows = rows.exclude(idea__in=waiting).order_by("idea_id", "pk")
    held: dict[tuple[str, str], list[tuple[int, int]]] = {}
    numbers = rows.values_list("idea__item__code", "idea__item__title", "effect", "feasibility")
    for code, title, effect, feasibility in numbers:
        if effect is not None and feasibility is not None:
            held.setdefault((code, title), []).append((effect, feasibility))
    found: dict[str, Judged] = {}
    for (code, title), pairs in held.items():
        effects, eases = spread(pair[0] for pair in pairs), spread(pair[1] for pair in pairs)
        if effects is not None and eases is not None:
            found[code] = Judged(code, title, effects, eases)
    return [found[each.key] for each in ranked(each.placed for each in found.values())]


def in_cell(rows: Sequence[Judged], cell: str) -> list[Judged]:
    """The ideas of one square of the chart, "effect.ease"; all when there is no such square."""
    kept = [row for row in rows if f"{int(row.effect.middle)}.{int(row.ease.middle)}" == cell]
    return kept or list(rows)


def to_judge(actor: Actor) -> list[tuple[Campaign, datetime]]:
    """Campaigns in which the actor is asked and not done, with the day of the oldest asking."""
    rows = Score.objects.filter(evaluator_id=actor.person_id, given__isnull=True, withdrawn__isnull=True)
    since = dict(rows.order_by().values_list("idea__campaign").annotate(first=Min("assigned")))
    campaigns = Campaign.objects.filter(visible_q(actor, "item__"), pk__in=since).exclude(
        item__life="retired"
    )
    return [(row, since[row.pk]) for row in campaigns.select_related("item").order_by("pk")]
