"""A trial is written down and changed; whoever is responsible leads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import Actor, system
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.org.permissions import At, require
from rodtrad.foundation.org.services import end_object_role, give_object_role
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.events import ItemsWritten
from rodtrad.foundation.thread.models import Item
from rodtrad.work.trials.choices import State
from rodtrad.work.trials.models import Trial
from rodtrad.work.trials.services.noticing import look_at
from rodtrad.work.trials.services.saving import (
    audience_of,
    change_trial_item,
    check,
    fresh_trial,
    set_columns,
    told,
)

SYSTEM = system("trials")
COLUMNS = (
    "for_whom", "change_kind", "levels", "vulnerable", "hard_to_measure", "proxy", "responsible",
)  # fmt: skip


@transaction.atomic
def begin_trial(
    actor: Actor, *, place: Place, title: str, text: str = "", level: str = Audience.MUNICIPALITY.value,
    values: Mapping[str, Any] | None = None,
) -> Trial:  # fmt: skip
    """A new trial that waits for its first cycle. ``values``: columns among COLUMNS; nobody named: the writer is
    responsible. Raises PermissionDenied, ValidationError by field."""
    require(actor, "trials.begin", At(place.path))
    values = {"responsible": _me(actor), **(values or {})}
    today, code = clock.today(), new_code()
    trial = Trial(since=today, last_entry=today)
    set_columns(trial, values, COLUMNS)
    _measurable(trial)
    check(trial)
    item = thread.create_item(
        actor, kind="trial", place=place, audience=audience_of(level, place, code), title=title, text=text.strip(),
        state=State.PLANNED, code=code, action="trials.begun",
        details={name: told(values[name]) for name in COLUMNS if values.get(name)},
    )  # fmt: skip
    trial.item = item
    trial.save(force_insert=True)
    publish(ItemsWritten((item.pk,)))
    _pass_on(actor, trial, None)
    look_at(trial)
    return trial


@transaction.atomic
def change_trial(actor: Actor, trial: Trial, values: Mapping[str, Any]) -> None:
    """Change what is given: ``title``, ``text``, ``level`` and columns. Raises ValidationError by field."""
    require(actor, "trials.edit", trial.item)
    now = fresh_trial(trial)
    before = now.responsible
    pairs = set_columns(now, values, COLUMNS)
    _measurable(now)
    check(now)
    changes: dict[str, object] = {name: values[name].strip() for name in ("title", "text") if name in values}
    if "level" in values:
        changes["audience"] = audience_of(values["level"], now.item.place, now.item.code)
        _shown_alike(now, changes["audience"])
    change_trial_item(actor, now, "trials.changed", pairs=pairs, changes=changes)
    _pass_on(actor, now, before)
    look_at(now)


def _me(actor: Actor) -> User | None:
    return User.objects.filter(pk=actor.user_id).first() if actor.user_id else None


def _measurable(trial: Trial) -> None:
    """What is hard to measure needs a word on what is counted instead (early-support.md 7.2)."""
    if trial.hard_to_measure and not trial.proxy.strip():
        text = _("Write what you count instead: calls after a campaign, visits to a page, what partners see.")
        raise ValidationError({"proxy": text}, code="proxy")


def _pass_on(actor: Actor, trial: Trial, before: User | None) -> None:
    after = trial.responsible
    if before is not None and before != after:
        end_object_role(actor, before, trial.item.code, "lead")
    if after is not None and after != before and after.is_active:
        give_object_role(actor, after, trial.item.code, "lead")


def _shown_alike(trial: Trial, audience: object) -> None:
    """Results and lessons are shown to those who see the trial."""
    for row in Item.objects.filter(home=trial.item.code).exclude(pk=trial.item.pk):
        if row.audience != audience:
            thread.change_item(SYSTEM, row, {"audience": audience}, small=True, action="trials.changed")
