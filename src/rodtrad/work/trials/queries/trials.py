"""Trials one may see: the list, one of them with its cycles, where one may begin, who may be responsible."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.org.permissions import paths_for
from rodtrad.foundation.org.queries import valid_q, visible_q
from rodtrad.foundation.thread.models import Item, Link
from rodtrad.foundation.thread.queries import ItemNotFound, visible
from rodtrad.work.trials.models import Cycle, Lesson, Observation, Result, Trial
from rodtrad.work.trials.queries.board import patience_of, standing_q

ORDER = ("-item__changed", "-pk")
MOST_PEOPLE, MOST_PLACES, MOST_MEASURES = 400, 500, 60


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of trials is narrowed to; "" and False = everything."""

    text: str = ""
    state: str = ""
    standing: str = ""
    place: str = ""
    kind: str = ""
    level: str = ""
    mine: bool = False
    put_away: bool = False


def seen(actor: Actor) -> QuerySet[Trial]:
    """The trials this actor may see."""
    rows = Trial.objects.filter(visible_q(actor, "item__"))
    return rows.select_related("item__place__municipality", "responsible")


def narrowed(actor: Actor, wanted: Wanted) -> QuerySet[Trial]:
    """The trials one may see, narrowed."""
    rows = seen(actor)
    rows = rows.filter(item__life="retired") if wanted.put_away else rows.exclude(item__life="retired")
    equal = {"item__state": wanted.state, "change_kind": wanted.kind, "item__place__code": wanted.place}
    rows = rows.filter(**{name: value for name, value in equal.items() if value})
    for word in wanted.text.split()[:8]:
        # SQLite knows no capitals beyond a-z: Å, Ä and Ö are asked for by themselves
        either = Q(item__title__icontains=word) | Q(item__text__icontains=word)
        rows = rows.filter(either | Q(item__title__contains=word.capitalize()))
    if wanted.level:
        rows = rows.filter(levels__contains=wanted.level)
    if wanted.mine:
        rows = rows.filter(Q(responsible_id=actor.person_id) | Q(item__author_id=actor.person_id))
    if wanted.standing:
        rows = rows.filter(standing_q(wanted.standing, clock.today(), patience_of(None)))
    return rows


def trial_page(actor: Actor, wanted: Wanted, after: str = "", size: int = 50) -> Page[Trial]:
    """One page, what was changed latest first."""
    return page_of(narrowed(actor, wanted), order=ORDER, after=after, size=size)


def trial_by_code(actor: Actor, code: str) -> Trial:
    """One trial one may see. Raises ItemNotFound (404)."""
    found = seen(actor).filter(item__code=code).first()
    if found is None:
        raise ItemNotFound(code)
    return found


def cycles_of(trial: Trial) -> list[Cycle]:
    """The cycles in order, with who did what and what was noted on the way. Two queries."""
    rows = trial.cycles.select_related("started_by", "ended_by", "decided_by")
    notes = Observation.objects.filter(withdrawn__isnull=True).select_related("by")
    return list(rows.prefetch_related(Prefetch("observations", notes)))


def cycle_by_code(actor: Actor, code: str, cycle: str) -> Cycle:
    """A cycle of a trial one may see. Raises ItemNotFound (404)."""
    trial = trial_by_code(actor, code)
    found = trial.cycles.select_related("started_by", "ended_by", "decided_by").filter(code=cycle).first()
    if found is None:
        raise ItemNotFound(cycle)
    found.trial = trial
    return found


def latest_cycle(trial: Trial) -> Cycle | None:
    """The cycle that the trial is in, or was in last."""
    return trial.cycles.order_by("-number").first()


def results_of(actor: Actor, trial: Trial) -> list[Result]:
    """What the cycles gave, in order."""
    rows = trial.results.filter(visible_q(actor, "item__")).exclude(item__life="retired")
    return list(rows.select_related("item").order_by("cycle"))


def lessons_of(actor: Actor, trial: Trial) -> list[Lesson]:
    """What was learned, in order."""
    rows = trial.lessons.filter(visible_q(actor, "item__")).exclude(item__life="retired")
    return list(rows.select_related("item").order_by("cycle", "item"))


def tried_by(trial: Trial) -> QuerySet[Item]:
    """What the trial tries, whoever may see it: the caller narrows."""
    links = Link.objects.filter(source=trial.item, rel="tries").exclude(life="retired")
    return Item.objects.filter(pk__in=links.values("target"))


def measures_of(actor: Actor, trial: Trial) -> list[Item]:
    """The measures that are linked to the trial."""
    links = Link.objects.filter(source=trial.item, rel="measured-by").exclude(life="retired")
    rows = visible(actor).filter(pk__in=links.values("target")).exclude(life="retired")
    return list(rows.order_by("title")[:MOST_MEASURES])


def measures_near(actor: Actor, trial: Trial) -> list[Item]:
    """Measures to choose among: those linked already, those of the works that what is tried belongs to, and those
    with values that are kept where it is tried."""
    cards = Q(kind="measure", home__in=tried_by(trial).values("home"))
    with_values = Q(kind="indicator", place=trial.item.place_id)
    rows = visible(actor).filter(cards | with_values).exclude(life="retired")
    found = {row.pk: row for row in [*measures_of(actor, trial), *rows.order_by("title")[:MOST_MEASURES]]}
    return list(found.values())


def people_at(place: Place) -> list[User]:
    """Those who may be responsible: people who belong in the municipality now."""
    path = place.municipality.path if place.municipality else place.path
    rows = User.objects.filter(
        valid_q(clock.today(), "memberships__"), is_active=True, memberships__place__path__startswith=path
    )
    return list(rows.distinct().order_by("name")[:MOST_PEOPLE])


def places_to_begin(actor: Actor) -> list[Place]:
    """Where the actor may write down a trial: own places first, then by name."""
    under = Q()
    for path in paths_for(actor, "trials.begin"):
        under |= Q(path__startswith=path)
    if not under:
        return []
    rows = Place.objects.filter(under, valid_q(clock.today()), municipality__isnull=False)
    own = {grant.place_id for grant in actor.grants}
    found = list(rows.select_related("municipality")[:MOST_PLACES])
    return sorted(found, key=lambda place: (place.pk not in own, place.name))


def latest_note(cycle: Cycle) -> Observation | None:
    """The latest note with a number: what it counted is proposed for the next."""
    rows = cycle.observations.filter(number__isnull=False, withdrawn__isnull=True)
    return rows.order_by("-pk").first()


def note_by_code(actor: Actor, code: str, note: str) -> Observation:
    """A note of a trial one may see. Raises ItemNotFound (404)."""
    trial = trial_by_code(actor, code)
    rows = Observation.objects.filter(cycle__trial=trial, code=note, withdrawn__isnull=True)
    found = rows.select_related("cycle").first()
    if found is None:
        raise ItemNotFound(note)
    found.cycle.trial = trial
    return found


def outcome_by_code(actor: Actor, code: str) -> Result | Lesson:
    """A result or a lesson one may see, with its trial. Raises ItemNotFound (404)."""
    for model in (Result, Lesson):
        rows = model.objects.filter(visible_q(actor, "item__"), item__code=code)
        found: Result | Lesson | None = rows.select_related("item__place", "trial__item").first()
        if found is not None:
            return found
    raise ItemNotFound(code)


def lesson_by_code(actor: Actor, code: str) -> Lesson:
    """A lesson one may see. Raises ItemNotFound (404)."""
    found = outcome_by_code(actor, code)
    if not isinstance(found, Lesson):
        raise ItemNotFound(code)
    return found
