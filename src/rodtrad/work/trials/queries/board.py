"""The board: which trials wait, run, have stalled and teach (DES-40): ``rules.standing`` in SQL, some of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import visible_q
from rodtrad.work.trials.choices import Standing, State
from rodtrad.work.trials.choices import settings as names
from rodtrad.work.trials.models import Trial
from rodtrad.work.trials.rules.standing import TEACHING, Patience

SHOWN = 12
MOST_COUNTED = 200


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its trials, at most SHOWN, and how many there are (``more`` than it shows)."""

    standing: Standing
    trials: tuple[Trial, ...]
    number: int

    @property
    def more(self) -> int:
        return self.number - len(self.trials)


def patience_of(place: Place | None) -> Patience:
    """How long a trial may be quiet at a place, as the settings say."""
    asked = (names.QUIET_DAYS, names.WAIT_DAYS, names.DECIDE_DAYS, names.TEACH_DAYS)
    found = settings.values(asked, place)
    return Patience(*(found[name] for name in asked))


def standing_q(standing: str, today: date, patience: Patience) -> Q:
    """The trials of one column."""
    teaches = Q(item__state__in=TEACHING)
    if standing == Standing.TEACHES:
        return teaches & Q(since__gte=today - timedelta(days=patience.teach))
    stalls = _stalls_q(today, patience)
    if standing == Standing.STALLS:
        return ~teaches & stalls
    waits = Q(item__state=State.PLANNED)
    return ~teaches & ~stalls & (waits if standing == Standing.WAITS else ~waits)


def past_end_q(today: date) -> Q:
    """Running, with a last day that is over: what happened? A trial without a last day is not past it."""
    return Q(item__state=State.RUNNING, ends__isnull=False, ends__lt=today)


def _stalls_q(today: date, patience: Patience) -> Q:
    days = {State.PLANNED: patience.wait, State.STUDYING: patience.decide}
    found = Q(item__state=State.PAUSED) | past_end_q(today)
    found |= Q(item__state=State.RUNNING, last_entry__lt=today - timedelta(days=patience.quiet))
    for state, number in days.items():
        found |= Q(item__state=state, since__lt=today - timedelta(days=number))
    return Q(pk__in=Trial.objects.filter(found).values("pk"))


def board(actor: Actor, place: Place | None = None) -> list[Column]:
    """The four columns, those that need somebody first in each; of one place and all below it when given."""
    rows = Trial.objects.filter(visible_q(actor, "item__")).exclude(item__life="retired")
    if place is not None:
        rows = rows.filter(item__place__path__startswith=place.path)
    today, patience = clock.today(), patience_of(place)
    return [_column(rows, each, today, patience) for each in Standing]


def _column(rows: QuerySet[Trial], standing: Standing, today: date, patience: Patience) -> Column:
    found = rows.filter(standing_q(standing, today, patience)).select_related("item__place", "responsible")
    order = "-since" if standing == Standing.TEACHES else "last_entry"
    shown = tuple(found.order_by(order, "item")[: SHOWN + 1])
    number = len(shown) if len(shown) <= SHOWN else found.order_by()[:MOST_COUNTED].count()
    return Column(standing, shown[:SHOWN], number)


def running_near(actor: Actor) -> QuerySet[Trial]:
    """Running trials where the actor belongs or is responsible, those that end soonest first."""
    near = Q(responsible_id=actor.person_id) | Q(item__place__in=[grant.place_id for grant in actor.grants])
    rows = Trial.objects.filter(
        near, visible_q(actor, "item__"), item__state=State.RUNNING, item__life="current"
    )
    return rows.select_related("item__place").order_by("ends", "item")


def places_tried_at(actor: Actor) -> list[Place]:
    """The places where something is or was tried, as far as the actor may see, by name."""
    tried = Trial.objects.filter(visible_q(actor, "item__")).exclude(item__life="retired")
    return list(Place.objects.filter(pk__in=tried.values("item__place")).order_by("name")[:200])
