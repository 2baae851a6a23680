"""Plan, do, study: a cycle is planned, started, noted in, and what happened is written down. Deciding: deciding.py."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.models import Item, Link
from rodtrad.work.trials.choices import CycleState, Perspective, Scale, State, Turned
from rodtrad.work.trials.models import Cycle, Observation, Trial
from rodtrad.work.trials.queries.programmes import unanswered
from rodtrad.work.trials.rules.cycles import OPEN, des_chk_03_unprotected, locked_changes
from rodtrad.work.trials.services.noticing import look_at
from rodtrad.work.trials.services.outcomes import write_result
from rodtrad.work.trials.services.saving import (
    Pairs,
    change_trial_item,
    check,
    fresh_cycle,
    fresh_trial,
    not_put_away,
    set_columns,
    told,
)

PLAN = (
    "question", "prediction", "scale", "whereabouts", "who", "starts", "ends", "measures", "protection", "stop_rule",
)  # fmt: skip
_GOES_ON = (State.PLANNED, State.ENDED, State.STOPPED)


@transaction.atomic
def plan_cycle(
    actor: Actor, trial: Trial, plan: Mapping[str, Any], *, measures: list[Item] | None = None
) -> Cycle:
    """The next cycle. A trial that was stopped or given up may be taken up anew with one. Raises ValidationError by
    field."""
    require(actor, "trials.edit", trial.item)
    trial = fresh_trial(trial)
    not_put_away(trial.item)
    if trial.item.state not in _GOES_ON or trial.cycles.filter(state__in=OPEN).exists():
        raise ValidationError(_("Finish the cycle that is under way first."), code="open")
    last = trial.cycles.order_by("-number").first()
    cycle = Cycle(
        trial=trial, number=trial.number + 1, planned=clock.now(), carried_from=last.number if last else None
    )
    pairs = _fill(cycle, plan)
    cycle.save(force_insert=True)
    trial.number = cycle.number
    pairs["cycle"] = ("", cycle.number)
    change_trial_item(actor, trial, "trials.cycle-planned", state=State.PLANNED, pairs=pairs)
    link_measures(actor, trial, measures)
    look_at(trial)
    return cycle


@transaction.atomic
def change_plan(
    actor: Actor, cycle: Cycle, plan: Mapping[str, Any], *, measures: list[Item] | None = None
) -> None:
    """Change a plan. Once started, the question, what is expected, the scale and the first day are locked."""
    require(actor, "trials.edit", cycle.trial.item)
    cycle = fresh_cycle(cycle)
    if cycle.state not in OPEN:
        raise ValidationError(_("This cycle is over. Plan the next one."), code="over")
    before = {name: getattr(cycle, name) for name in PLAN}
    if found := locked_changes(cycle.state, before, plan):
        text = _("It was locked when the cycle started: you will compare with it.")
        raise ValidationError(dict.fromkeys(found, text), code="locked")
    pairs = _fill(cycle, plan)
    cycle.save()
    if cycle.state == CycleState.RUNNING:
        cycle.trial.ends = cycle.ends
    change_trial_item(actor, cycle.trial, "trials.plan-changed", pairs=pairs)
    link_measures(actor, cycle.trial, measures)
    look_at(cycle.trial)


@transaction.atomic
def start_cycle(actor: Actor, cycle: Cycle) -> None:
    """From now on what is expected is locked. Raises ValidationError while nothing is written of it."""
    require(actor, "trials.edit", cycle.trial.item)
    cycle = fresh_cycle(cycle)
    trial = cycle.trial
    not_put_away(trial.item)
    if cycle.state != CycleState.PLANNED or trial.item.state != State.PLANNED:
        raise ValidationError(_("Only a planned cycle can start."), code="state")
    if not cycle.prediction.strip():
        raise ValidationError({"prediction": _("Write what you expect before you start.")}, code="prediction")
    lacks = des_chk_03_unprotected(trial.vulnerable, cycle.protection, cycle.stop_rule)
    if lacks:
        text = _("The trial touches people who are vulnerable. Write this before you start.")
        raise ValidationError(dict.fromkeys(lacks, text), code="unprotected")
    if left := unanswered(trial):
        said = ", ".join(str(Perspective(key).label) for key in left)
        text = _("Answer these perspectives before you start: %(said)s") % {"said": said}
        raise ValidationError(text, code="perspectives")
    cycle.state, cycle.started, cycle.started_by_id = CycleState.RUNNING, clock.now(), actor.user_id
    cycle.starts = cycle.starts or clock.today()
    if cycle.ends is not None and cycle.ends < clock.today():
        raise ValidationError({"ends": _("The last day is over already. Choose a later one.")}, code="ends")
    cycle.save()
    trial.ends = cycle.ends
    pairs: Pairs = {"cycle": ("", cycle.number), "prediction": ("", cycle.prediction)}
    change_trial_item(actor, trial, "trials.cycle-started", state=State.RUNNING, pairs=pairs)
    look_at(trial)


@transaction.atomic
def observe(
    actor: Actor, cycle: Cycle, *, text: str = "", number: Decimal | None = None, counted: str = "",
    day: date | None = None,
) -> Observation:  # fmt: skip
    """Note something on the way, in words or as a number. Whoever works there may."""
    require(actor, "trials.note", cycle.trial.item)
    cycle = fresh_cycle(cycle)
    not_put_away(cycle.trial.item)
    if cycle.state not in (CycleState.RUNNING, CycleState.STUDYING):
        raise ValidationError(_("Notes are made while a cycle runs."), code="state")
    if not text.strip() and number is None:
        raise ValidationError({"text": _("Write a line, or a number.")}, code="text")
    row = Observation(
        cycle=cycle, text=text.strip(), number=number, counted=counted.strip(), day=day or clock.today(),
        at=clock.now(), by_id=actor.user_id,
    )  # fmt: skip
    check(row)
    row.save(force_insert=True)
    pairs: Pairs = {"observation": ("", row.text)}
    if number is not None:
        pairs |= {"number": ("", str(number)), "counted": ("", row.counted)}
    change_trial_item(actor, cycle.trial, "trials.observed", pairs=pairs)
    look_at(cycle.trial)
    return row


@transaction.atomic
def take_back(actor: Actor, note: Observation) -> None:
    """A note that was wrong counts no longer: one's own, or any for those who may change the trial."""
    trial = fresh_trial(note.cycle.trial)
    own = actor.user_id is not None and note.by_id == actor.user_id
    require(actor, "trials.note" if own else "trials.edit", trial.item)
    row = Observation.objects.get(pk=note.pk)
    if row.withdrawn is not None:
        raise ValidationError(_("This is taken back already."), code="withdrawn")
    row.withdrawn = clock.now()
    row.save(update_fields=["withdrawn"])
    pairs: Pairs = {"observation": (row.text, ""), "number": (told(row.number), "")}
    change_trial_item(actor, trial, "trials.note-withdrawn", pairs=pairs)
    look_at(trial)


@transaction.atomic
def tell_what_happened(actor: Actor, cycle: Cycle, *, happened: str, turned: str, compared: str = "") -> None:
    """What happened, set beside what was expected. It can be put right until somebody has decided."""
    require(actor, "trials.note", cycle.trial.item)
    cycle = fresh_cycle(cycle)
    trial = cycle.trial
    not_put_away(trial.item)
    if cycle.state not in (CycleState.RUNNING, CycleState.STUDYING) or trial.item.state == State.PAUSED:
        raise ValidationError(_("The cycle must be under way."), code="state")
    if not happened.strip():
        raise ValidationError({"happened": _("Write what happened.")}, code="happened")
    if turned not in Turned.values:
        raise ValidationError({"turned": _("Compare with what you expected.")}, code="turned")
    said = {"happened": happened, "turned": turned, "compared": compared}
    pairs = set_columns(cycle, said, tuple(said))
    check(cycle)
    if cycle.ended is None:
        cycle.state, cycle.ended, cycle.ended_by_id = CycleState.STUDYING, clock.now(), actor.user_id
    cycle.save()
    trial.ends = None
    change_trial_item(actor, trial, "trials.happened", state=State.STUDYING, pairs=pairs)
    write_result(actor, cycle)
    look_at(trial)


def _fill(cycle: Cycle, plan: Mapping[str, Any]) -> Pairs:
    pairs = set_columns(cycle, plan, PLAN)
    problems: dict[str, str] = {}
    if not cycle.question:
        problems["question"] = _("Write what you want to find out.")
    if cycle.scale not in Scale.values:
        problems["scale"] = _("Choose how large it is.")
    if cycle.starts and cycle.ends and cycle.ends < cycle.starts:
        problems["ends"] = _("The last day comes before the first.")
    if problems:
        raise ValidationError(problems)
    check(cycle)
    return pairs


def link_measures(actor: Actor, trial: Trial, measures: list[Item] | None) -> None:
    """Make the trial's links to measures those given; None leaves them as they are."""
    if measures is None:
        return
    wanted = {row.pk: row for row in measures}
    now = Link.objects.select_related("source__place", "target__place").filter(
        source=trial.item, rel="measured-by"
    )
    for link in now.exclude(life="retired").exclude(target__in=list(wanted)):
        thread.retire_link(actor, link, _("No longer counted in the trial."))
    for row in wanted.values():
        thread.add_link(actor, trial.item, "measured-by", row)
