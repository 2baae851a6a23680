"""Design programmes one may see: the list, one with its trials by theme, and which perspectives are never touched."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import paths_for
from rodtrad.foundation.org.queries import valid_q, visible_q
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.trials.choices import Perspective, Standing, Theme
from rodtrad.work.trials.models import Cycle, InProgramme, Programme, Reflection, Trial
from rodtrad.work.trials.queries.board import patience_of
from rodtrad.work.trials.rules.programme import des_chk_02_unanswered, des_chk_05_nothing_stopped
from rodtrad.work.trials.rules.standing import Where, standing

MOST, MOST_TRIALS = 100, 300


@dataclass(frozen=True, slots=True)
class Lane:
    """A theme of the programme's board with its trials; ``standing`` of each, "" for what taught long ago.
    ``nothing_stops``: none of them says what one stops doing instead."""

    theme: Theme
    trials: tuple[tuple[Trial, str], ...]
    nothing_stops: bool


@dataclass(frozen=True, slots=True)
class Touched:
    """A perspective: in how many trials it is said to matter, and how many have not answered."""

    perspective: Perspective
    relevant: int
    unanswered: int


def seen(actor: Actor) -> QuerySet[Programme]:
    rows = Programme.objects.filter(visible_q(actor, "item__")).exclude(item__life="retired")
    return rows.select_related("item__place__municipality", "owner")


def programmes(actor: Actor) -> list[Programme]:
    """Those one may see, with how many trials each holds (of those one may see), by title."""
    mine = Trial.objects.filter(visible_q(actor, "item__")).exclude(item__life="retired")
    number = Count("trials", filter=Q(trials__trial__in=mine.values("pk")))
    return list(seen(actor).annotate(number=number).order_by("item__title", "item")[:MOST])


def programme_by_code(actor: Actor, code: str) -> Programme:
    """One programme one may see, also one put away. Raises ItemNotFound (404)."""
    rows = Programme.objects.filter(visible_q(actor, "item__"), item__code=code)
    found = rows.select_related("item__place__municipality", "owner").first()
    if found is None:
        raise ItemNotFound(code)
    return found


def trials_in(actor: Actor, programme: Programme) -> list[InProgramme]:
    """The programme's trials one may see, those that need somebody first."""
    rows = programme.trials.filter(visible_q(actor, "trial__item__")).exclude(trial__item__life="retired")
    rows = rows.select_related("trial__item__place", "trial__responsible")
    return list(rows.order_by("theme", "trial__last_entry", "trial")[:MOST_TRIALS])


def des_40_board(programme: Programme, rows: list[InProgramme]) -> list[Lane]:
    """DES-40: the programme's trials, a lane for each theme, with how each stands. Three queries."""
    today, patience = clock.today(), patience_of(programme.item.place)
    lanes: dict[str, list[tuple[Trial, str]]] = {key: [] for key in Theme.values}
    for row in rows:
        trial = row.trial
        where = Where(trial.item.state, trial.since, trial.last_entry, trial.ends)
        at = standing(where, today, patience)
        lanes[row.theme].append((trial, str(Standing(at).label) if at else ""))
    stopping = _stopping([row.trial_id for row in rows])
    return [
        Lane(
            Theme(key), tuple(found), des_chk_05_nothing_stopped([trial.pk for trial, _at in found], stopping)
        )
        for key, found in lanes.items()
    ]


def _stopping(trials: list[int]) -> set[int]:
    """The trials that say what one stops doing: after a cycle, or as their answer to that perspective."""
    said = Cycle.objects.filter(trial__in=trials).exclude(stops_doing="").values_list("trial", flat=True)
    answer = Reflection.objects.filter(trial__in=trials, perspective=Perspective.STOP_DOING, relevant=True)
    return {*said, *answer.values_list("trial", flat=True)}


def touched(rows: list[InProgramme]) -> list[Touched]:
    """The six perspectives over the trials: where none is relevant, the programme never touches it. One query."""
    keys = [row.trial_id for row in rows]
    said = Reflection.objects.filter(trial__in=keys).values_list("perspective", "relevant")
    found = list(said)
    return [
        Touched(
            Perspective(key), sum(each == key and relevant for each, relevant in found),
            len(keys) - sum(each == key for each, _relevant in found),
        )
        for key in Perspective.values
    ]  # fmt: skip


def unanswered(trial: Trial) -> list[str]:
    """The perspectives a trial still has to answer before it starts (DES-CHK-02)."""
    inside = InProgramme.objects.filter(trial=trial).exists()
    return des_chk_02_unanswered(inside, answered_by(trial))


def programme_of(actor: Actor, trial: Trial) -> InProgramme | None:
    """Where the trial is phased in, when the actor may see that programme."""
    rows = InProgramme.objects.filter(visible_q(actor, "programme__item__"), trial=trial)
    return rows.select_related("programme__item").first()


def places_to_begin(actor: Actor) -> list[Place]:
    """Where the actor may begin a programme, upper ones first."""
    under = Q()
    for path in paths_for(actor, "trials.programme"):
        under |= Q(path__startswith=path)
    if not under:
        return []
    rows = Place.objects.filter(under, valid_q(clock.today()), municipality__isnull=False)
    found = rows.select_related("municipality")[:500]
    return sorted(found, key=lambda place: (place.path.count("."), place.name))


def answers_of(trial: Trial) -> list[Reflection]:
    """What a trial has answered, in the order of the perspectives."""
    return list(Reflection.objects.filter(trial=trial))


def answered_by(trial: Trial) -> list[str]:
    """The perspectives it has answered."""
    return [row.perspective for row in answers_of(trial)]
