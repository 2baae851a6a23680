"""Act: what is decided after a cycle, how deep one goes, and what was learned."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread import services as thread
from rodtrad.work.trials.choices import CycleState, Decision, Loop
from rodtrad.work.trials.models import Cycle
from rodtrad.work.trials.rules.cycles import asks_how_deep, trial_state_after
from rodtrad.work.trials.services.noticing import look_at
from rodtrad.work.trials.services.outcomes import write_lesson
from rodtrad.work.trials.services.saving import (
    change_trial_item,
    check,
    fresh_cycle,
    not_put_away,
    set_columns,
)


@dataclass(frozen=True, slots=True)
class Act:
    """What a person decides. ``loop``: a key of choices.Loop, asked when it did not turn out as expected."""

    decision: str
    reason: str
    lesson: str = ""
    useful_to: str = ""
    loop: str = ""
    stops_doing: str = ""


@transaction.atomic
def decide(actor: Actor, cycle: Cycle, act: Act) -> None:
    """The decision after a cycle; the trial goes where it leads. A double loop asks what the trial rests on to be
    looked at again (``thread.question_assumption``). Raises ValidationError by field."""
    require(actor, "trials.edit", cycle.trial.item)
    cycle = fresh_cycle(cycle)
    trial = cycle.trial
    not_put_away(trial.item)
    if cycle.state != CycleState.STUDYING:
        raise ValidationError(_("Write down what happened first."), code="state")
    loop = act.loop if asks_how_deep(cycle.turned) else ""
    _refuse(act, cycle, loop)
    told = {"decision": act.decision, "reason": act.reason, "loop": loop, "stops_doing": act.stops_doing}
    pairs = set_columns(cycle, told, tuple(told))
    cycle.state, cycle.decided, cycle.decided_by_id = CycleState.DECIDED, clock.now(), actor.user_id
    check(cycle)
    cycle.save()
    state = trial_state_after(act.decision)
    change_trial_item(actor, trial, "trials.decided", state=state, pairs=pairs)
    if act.lesson.strip():
        write_lesson(actor, trial, act.lesson, cycle=cycle.number, useful_to=act.useful_to)
    if loop == Loop.DOUBLE:
        thread.question_assumption(actor, trial.item, act.reason)
    look_at(trial)


def _refuse(act: Act, cycle: Cycle, loop: str) -> None:
    problems: dict[str, str] = {}
    if act.decision not in Decision.values:
        problems["decision"] = _("Choose what you decide.")
    if not act.reason.strip():
        problems["reason"] = _("Write a line about why.")
    if asks_how_deep(cycle.turned) and loop not in Loop.values:
        problems["loop"] = _("It did not turn out as you expected. Do you change how, or ask why?")
    if problems:
        raise ValidationError(problems)
