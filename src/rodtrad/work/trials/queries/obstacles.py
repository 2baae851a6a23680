"""The register of obstacles, those of one trial, and which repeat themselves over several trials."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.trials.choices import ObstacleKind, ObstacleState
from rodtrad.work.trials.choices import settings as names
from rodtrad.work.trials.models import Obstacle, Trial

ORDER = ("-raised", "-pk")
NOT_COUNTED = (ObstacleState.DISMISSED.value, ObstacleState.GONE.value)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the register is narrowed to; "" and False = everything. ``state``: "" = those in the way."""

    state: str = ""
    kind: str = ""
    place: str = ""
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Repeated:
    """A kind of obstacle that several trials have met: a matter for more than one of them."""

    kind: str
    trials: int

    @property
    def title(self) -> str:
        return str(ObstacleKind(self.kind).label)


def seen(actor: Actor) -> QuerySet[Obstacle]:
    """The obstacles of trials one may see."""
    rows = Obstacle.objects.filter(visible_q(actor, "trial__item__")).exclude(trial__item__life="retired")
    return rows.select_related("trial__item__place", "owner", "raised_by", "closed_by")


def narrowed(actor: Actor, wanted: Wanted) -> QuerySet[Obstacle]:
    """The register, narrowed (TID-80 reads the same)."""
    rows = seen(actor)
    if wanted.state != "all":
        rows = rows.filter(state=wanted.state or ObstacleState.OPEN)
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.place:
        rows = rows.filter(trial__item__place__code=wanted.place)
    if wanted.mine:
        rows = rows.filter(Q(owner_id=actor.person_id) | Q(trial__responsible_id=actor.person_id))
    return rows


def obstacle_page(actor: Actor, wanted: Wanted, after: str = "", size: int = 50) -> Page[Obstacle]:
    """One page, the newest first."""
    return page_of(narrowed(actor, wanted), order=ORDER, after=after, size=size)


def obstacle_by_code(actor: Actor, code: str) -> Obstacle:
    """One obstacle of a trial one may see. Raises ItemNotFound (404)."""
    found = seen(actor).select_related("trial__item__place__municipality").filter(code=code).first()
    if found is None:
        raise ItemNotFound(code)
    return found


def obstacles_of(trial: Trial) -> list[Obstacle]:
    """All that ever stood in the way of a trial, what is open first."""
    rows = list(trial.obstacles.select_related("owner", "raised_by", "closed_by"))
    return sorted(rows, key=lambda row: row.state != ObstacleState.OPEN)


def repeated(actor: Actor, place: Place | None = None) -> list[Repeated]:
    """Kinds that at least so many trials have met, the most common first. Two queries.

    Those in the way and those handled count alike; what a person dismissed, or what went by itself, does not.
    """
    least = settings.value(names.REPEATED, place)
    rows = seen(actor).exclude(state__in=NOT_COUNTED)
    if place is not None:
        rows = rows.filter(trial__item__place__path__startswith=place.path)
    counted = rows.order_by().values("kind").annotate(trials=Count("trial", distinct=True))
    found = [Repeated(row["kind"], row["trials"]) for row in counted if row["trials"] >= least]
    return sorted(found, key=lambda row: (-row.trials, row.kind))
