"""What the services share: columns set and told in the history, texts refused, the board's own columns kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.audiences import key_for
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.models import Item
from rodtrad.work.trials.models import Cycle, Trial

LEVELS = (Audience.UNIT.value, Audience.MUNICIPALITY.value, Audience.NETWORK.value)
Pairs = dict[str, tuple[object, object]]


def told(value: Any) -> object:
    """A value for the history: rows by their names, days as written, keys with commas between."""
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, list | tuple):
        return ", ".join(str(each) for each in value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else ""
    return "" if value is None else str(value) if isinstance(value, Decimal) else value


def set_columns(row: models.Model, values: Mapping[str, Any], names: Iterable[str]) -> Pairs:
    """Set the columns among ``names`` that ``values`` has and that differ; returns what changed, for the history."""
    pairs: Pairs = {}
    for name in names:
        if name in values:
            value = values[name].strip() if isinstance(values[name], str) else values[name]
            if getattr(row, name) != value:
                pairs[name] = (told(getattr(row, name)), told(value))
                setattr(row, name, value)
    return pairs


def check(row: models.Model) -> None:
    """Refuse texts that cannot be saved. Raises ValidationError by field."""
    fields = row._meta.concrete_fields
    skipped = {field.name for field in fields if field.is_relation or not getattr(row, field.attname)}
    row.clean_fields(exclude=skipped)


def audience_of(level: str, place: Place, home: str) -> str:
    """The audience key of a level. Raises ValidationError for one that trials do not have."""
    if level not in LEVELS:
        raise ValidationError({"level": _("Choose to whom it is shown.")}, code="level")
    return key_for(level, place=place, home=home)


def fresh_trial(trial: Trial) -> Trial:
    """The trial as it is now, in a home that nobody else writes in."""
    thread.hold(trial.item.home)
    return Trial.objects.select_related("item__place__municipality", "responsible").get(pk=trial.pk)


def fresh_cycle(cycle: Cycle) -> Cycle:
    """The cycle as it is now, with its trial, in a home that nobody else writes in."""
    trial = fresh_trial(cycle.trial)
    found: Cycle = trial.cycles.get(pk=cycle.pk)
    found.trial = trial
    return found


def change_trial_item(
    actor: Actor, trial: Trial, action: str, *, state: str = "",
    pairs: Mapping[str, tuple[object, object]] | None = None, changes: Mapping[str, object] | None = None,
) -> None:  # fmt: skip
    """Write the change in the item and its history, and the board's columns in the trial."""
    today = clock.today()
    trial.last_entry = today
    if state and state != trial.item.state:
        trial.since = today
    trial.save()  # before the item: the search reads the trial's own texts when that changes
    wanted = {**(changes or {}), **({"state": state} if state else {})}
    thread.change_item(actor, trial.item, wanted, details=pairs or {}, action=action)


def not_put_away(item: Item) -> None:
    """Refuse to go on with what is put away."""
    if item.is_retired:
        raise ValidationError(_("This trial is put away. Bring it back first."), code="retired")
