"""The states of a trial, who may move it, and what a move by hand may do: pause, stop, take up again."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread import workflow
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.states import State as FlowState
from rodtrad.foundation.thread.states import Workflow
from rodtrad.work.trials.choices import CycleState, State
from rodtrad.work.trials.models import Cycle, Trial
from rodtrad.work.trials.rules.cycles import OPEN, trial_state_of
from rodtrad.work.trials.services.noticing import look_at

FLOW = Workflow(
    states=(
        FlowState(State.PLANNED.value, State.PLANNED.label, gettext_lazy("Take it up again")),
        FlowState(State.RUNNING.value, State.RUNNING.label),
        FlowState(State.STUDYING.value, State.STUDYING.label),
        FlowState(State.ADOPTED.value, State.ADOPTED.label),
        FlowState(State.REGULAR.value, State.REGULAR.label),
        FlowState(State.ENDED.value, State.ENDED.label),
        FlowState(State.PAUSED.value, State.PAUSED.label, pgettext_lazy("a trial", "Pause it"), aside=True),
        FlowState(State.STOPPED.value, State.STOPPED.label, pgettext_lazy("a trial", "Stop it"), aside=True),
    ),
    action="trials.edit",
    effects=("rodtrad.work.trials.services.states.after_move",),
)
"""How trials move forward follows from their cycles; by hand they are only paused, stopped and taken up again."""

_ASIDE = (State.PAUSED, State.STOPPED)


@transaction.atomic
def pause(actor: Actor, trial: Trial, reason: str) -> None:
    """Let it rest, with a reason. A running cycle goes on waiting."""
    workflow.move(actor, trial.item, State.PAUSED, reason)


@transaction.atomic
def stop(actor: Actor, trial: Trial, reason: str) -> None:
    """Stop it at once, with a reason: its stop rule, or something nobody had thought of."""
    workflow.move(actor, trial.item, State.STOPPED, reason)


@transaction.atomic
def take_up(actor: Actor, trial: Trial) -> None:
    """Go on where it was paused; after a stop the next cycle has to be planned."""
    workflow.move(actor, trial.item, _resumed(trial.item.pk))


def _resumed(trial_id: int) -> str:
    cycle = Cycle.objects.filter(trial=trial_id).order_by("-number").first()
    return trial_state_of(cycle.state if cycle is not None else "")


def after_move(actor: Actor, item: Item, before: str, after: str) -> None:
    """Refuse moves that only a cycle can make, and end the cycle of a trial that is stopped."""
    returns = before in _ASIDE and after == _resumed(item.pk)
    aside = after in _ASIDE and before in (State.PLANNED, State.RUNNING, State.STUDYING, State.PAUSED)
    if not (returns or aside):
        text = _("Start a cycle, write down what happened, or decide: the trial follows.")
        raise ValidationError(text, code="move")
    today = clock.today()
    kept: dict[str, object] = {"since": today, "last_entry": today}
    if after == State.STOPPED:
        cycles = Cycle.objects.filter(trial=item.pk, state__in=OPEN)
        cycles.update(state=CycleState.STOPPED, ended=clock.now(), ended_by_id=actor.user_id)
        kept["ends"] = None
    Trial.objects.filter(pk=item.pk).update(**kept)
    look_at(Trial.objects.select_related("item__place", "responsible").get(pk=item.pk))
