"""From trial to regular work: the gate (TID-41), the introduction, and whether it still holds (TID, section 10)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread.models import Item
from rodtrad.work.trials.choices import Gate, Holds, RegularState, State
from rodtrad.work.trials.choices import settings as names
from rodtrad.work.trials.models import FollowUp, Regular, Trial
from rodtrad.work.trials.rules.regular import follow_up_days, tid_41_missing
from rodtrad.work.trials.services.noticing import look_at
from rodtrad.work.trials.services.saving import (
    change_trial_item,
    check,
    fresh_trial,
    not_put_away,
    set_columns,
)

COLUMNS = (
    "decided_by", "responsible", "scope", "routine", "resources", "stops_doing", "steps_done", "starts", "follow_up",
)  # fmt: skip
_IN_USE = (RegularState.IN_USE, RegularState.SUSTAINED)


@transaction.atomic
def answer_gate(
    actor: Actor, trial: Trial, gate: str, *, why: str = "", measure: Item | None = None, before: str = "",
    after: str = "",
) -> Regular:  # fmt: skip
    """Is the new better than the old? "Not shown" keeps it a trial that waits for its next cycle (TID-41)."""
    require(actor, "trials.regular", trial.item)
    trial = fresh_trial(trial)
    not_put_away(trial.item)
    if trial.item.state not in (State.ADOPTED, State.REGULAR):
        raise ValidationError(_("The trial must have ended with the decision to adopt it."), code="state")
    _refuse(gate, why=why, has_measure=measure is not None, before=before, after=after)
    row = Regular.objects.filter(trial=trial).first() or Regular(trial=trial, responsible=trial.responsible)
    told = {"gate": gate, "why": why, "measure": measure, "before": before, "after": after}
    pairs = set_columns(row, told, tuple(told))
    row.answered, row.answered_by_id = clock.now(), actor.user_id
    check(row)
    row.save()
    state = State.PLANNED if gate == Gate.NOT_SHOWN else trial.item.state
    change_trial_item(actor, trial, "trials.gate-answered", state=state, pairs=pairs)
    look_at(trial)
    return row


def _refuse(gate: str, *, why: str, has_measure: bool, before: str, after: str) -> None:
    if gate not in Gate.values:
        raise ValidationError({"gate": _("Answer the question.")}, code="gate")
    texts = {
        "why": _("Write what you judge by."),
        "before": _("Write the number as it was before."),
        "after": _("Write the number as it is now."),
        "measure": _("Choose the measure, or write below what the numbers are of."),
    }
    missing = tid_41_missing(gate, why=why, has_measure=has_measure, before=before, after=after)
    if missing:
        raise ValidationError({name: texts[name] for name in missing}, code="gate")


@transaction.atomic
def change_regular(actor: Actor, regular: Regular, values: Mapping[str, Any]) -> None:
    """The introduction: who, routine, resources, the checklist, when. Raises ValidationError by field."""
    require(actor, "trials.edit", regular.trial.item)
    trial = fresh_trial(regular.trial)
    row = Regular.objects.select_related("responsible").get(pk=regular.pk)
    pairs = set_columns(row, values, COLUMNS)
    check(row)
    row.save()
    change_trial_item(actor, trial, "trials.regular-changed", pairs=pairs)
    look_at(trial)


@transaction.atomic
def move_regular(actor: Actor, regular: Regular, state: str) -> None:
    """How far the introduction has come. In use: the trial is regular work, and the follow-ups get their days."""
    require(actor, "trials.regular", regular.trial.item)
    trial = fresh_trial(regular.trial)
    not_put_away(trial.item)
    row = Regular.objects.get(pk=regular.pk)
    if state not in RegularState.values or row.gate == Gate.NOT_SHOWN:
        raise ValidationError(
            {"state": _("Answer first whether the new is better than the old.")}, code="state"
        )
    pairs = {"regular_state": (row.state, state)}
    row.state = state
    if state in _IN_USE and row.in_use is None:
        row.in_use = clock.today()
        _plan_follow_ups(row, trial)
    row.save()
    after = State.REGULAR if state in _IN_USE else trial.item.state
    change_trial_item(actor, trial, "trials.regular-changed", state=after, pairs=pairs)
    look_at(trial)


def _plan_follow_ups(row: Regular, trial: Trial) -> None:
    months = settings.value(names.FOLLOW_UP_MONTHS, trial.item.place)
    days = {*follow_up_days(clock.today(), months), *([row.follow_up] if row.follow_up else [])}
    FollowUp.objects.bulk_create(FollowUp(regular=row, due=day) for day in sorted(days))


@transaction.atomic
def follow_up(actor: Actor, planned: FollowUp, *, holds: str, note: str, day: date | None = None) -> None:
    """Is it still done as it was meant? "No" says that it fell back."""
    trial = planned.regular.trial
    require(actor, "trials.note", trial.item)
    trial = fresh_trial(trial)
    row = FollowUp.objects.select_related("regular").get(pk=planned.pk)
    if row.done is not None:
        raise ValidationError(_("Somebody has followed this up already."), code="done")
    if holds not in Holds.values:
        raise ValidationError({"holds": _("Say whether it holds.")}, code="holds")
    row.holds, row.note, row.done, row.by_id = holds, note.strip(), day or clock.today(), actor.user_id
    check(row)
    row.save()
    regular = row.regular
    regular.state = {Holds.YES: RegularState.SUSTAINED, Holds.NO: RegularState.FELL_BACK}.get(
        Holds(holds), RegularState(regular.state)
    )
    regular.save(update_fields=["state"])
    change_trial_item(
        actor, trial, "trials.followed-up", pairs={"holds": ("", holds), "reason": ("", row.note)}
    )
    look_at(trial)
