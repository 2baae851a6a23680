"""What stands in the way: written down by people, taken in hand, closed."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.permissions import require
from rodtrad.work.trials.choices import Closing, ObstacleKind, ObstacleState
from rodtrad.work.trials.models import Obstacle, Trial
from rodtrad.work.trials.services.saving import (
    change_trial_item,
    check,
    fresh_trial,
    not_put_away,
    set_columns,
)


@transaction.atomic
def add_obstacle(
    actor: Actor, trial: Trial, *, kind: str, text: str, action: str = "", owner: User | None = None,
    due: date | None = None,
) -> Obstacle:  # fmt: skip
    """Write down what stands in the way. Whoever works there may. Raises ValidationError by field."""
    require(actor, "trials.note", trial.item)
    trial = fresh_trial(trial)
    not_put_away(trial.item)
    if kind not in ObstacleKind.values:
        raise ValidationError({"kind": _("Choose what it is about.")}, code="kind")
    if not text.strip():
        raise ValidationError({"text": _("Write a line about what stands in the way.")}, code="text")
    row = Obstacle(
        trial=trial, kind=kind, text=text.strip(), action=action.strip(), owner=owner, due=due, raised=clock.now(),
        raised_by_id=actor.user_id,
    )  # fmt: skip
    check(row)
    row.save(force_insert=True)
    change_trial_item(actor, trial, "trials.obstacle-added", pairs={"obstacle": ("", row.text)})
    return row


@transaction.atomic
def take_in_hand(
    actor: Actor, obstacle: Obstacle, *, action: str, owner: User | None, due: date | None
) -> None:
    """Say what is done about it, by whom and by when."""
    require(actor, "trials.note", obstacle.trial.item)
    trial, row = _fresh(obstacle)
    pairs = set_columns(row, {"action": action, "owner": owner, "due": due}, ("action", "owner", "due"))
    check(row)
    row.save()
    change_trial_item(actor, trial, "trials.obstacle-changed", pairs={"obstacle": ("", str(row)), **pairs})


@transaction.atomic
def close_obstacle(actor: Actor, obstacle: Obstacle, state: str, reason: str) -> None:
    """Say that it is handled, or no obstacle here, with a line about it. It stands in the register all the same."""
    require(actor, "trials.note", obstacle.trial.item)
    trial, row = _fresh(obstacle)
    if state not in Closing.values:
        raise ValidationError({"state": _("Choose how it ended.")}, code="state")
    if not reason.strip():
        raise ValidationError({"reason": _("Write a line about it.")}, code="reason")
    row.state, row.reason = state, reason.strip()
    row.closed, row.closed_by_id = clock.now(), actor.user_id
    check(row)
    row.save()
    pairs = {"obstacle": ("", str(row)), "obstacle_state": ("", state), "reason": ("", row.reason)}
    change_trial_item(actor, trial, "trials.obstacle-closed", pairs=pairs)


def _fresh(obstacle: Obstacle) -> tuple[Trial, Obstacle]:
    trial = fresh_trial(obstacle.trial)
    row: Obstacle = trial.obstacles.get(pk=obstacle.pk)
    if row.state != ObstacleState.OPEN:
        raise ValidationError(_("Somebody has closed this already."), code="closed")
    return trial, row
