"""What the services share: columns and chosen rows set from a form, told in the history as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from rodtrad.foundation.base.events import publish
from rodtrad.foundation.org.audiences import key_for
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.thread.events import ItemsWritten
from rodtrad.foundation.thread.models import Item

LEVELS = (Audience.UNIT.value, Audience.MUNICIPALITY.value, Audience.NETWORK.value, Audience.PUBLIC.value)
Pairs = dict[str, tuple[object, object]]


def told(value: Any) -> object:
    """A value for the history: rows by their names, days as written."""
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, list | tuple | set | models.QuerySet):
        return ", ".join(str(each) for each in value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "1" if value else ""
    return "" if value is None else value


def set_columns(row: models.Model, values: Mapping[str, Any], names: Iterable[str]) -> Pairs:
    """Set the columns among ``names`` that ``values`` has and that differ; returns what changed, for the history."""
    pairs: Pairs = {}
    for name in names:
        if name in values and getattr(row, name) != values[name]:
            pairs[name] = (told(getattr(row, name)), told(values[name]))
            setattr(row, name, values[name])
    return pairs


def set_many(row: models.Model, values: Mapping[str, Any], names: Iterable[str]) -> Pairs:
    """The same for rows chosen among many; ``row`` must be saved already."""
    pairs: Pairs = {}
    for name in names:
        if name in values:
            manager = getattr(row, name)
            before, after = list(manager.all()), list(values[name])
            if {each.pk for each in before} != {each.pk for each in after}:
                pairs[name] = (told(before), told(after))
                manager.set(after)
    return pairs


def check(row: models.Model, *skipped: str) -> None:
    """Refuse texts that cannot be saved. Raises ValidationError by field."""
    relations = {field.name for field in row._meta.concrete_fields if field.is_relation}
    fields = row._meta.concrete_fields
    empty = {field.name for field in fields if getattr(row, field.attname) in (None, "", [], {})}
    row.clean_fields(exclude=relations | empty | set(skipped))


def municipality_of(place: Place) -> Place:
    """The municipality that a place belongs to. Raises ValidationError outside of one."""
    if place.municipality is None:
        raise ValidationError({"place": _("Choose a place within a municipality.")}, code="place")
    return place.municipality


def audience_of(level: str, place: Place, home: str) -> str:
    """The audience key of a level. Raises ValidationError for one that insights do not have."""
    if level not in LEVELS:
        raise ValidationError({"level": _("Choose to whom it is shown.")}, code="level")
    return key_for(level, place=place, home=home)


def not_overwritten(item: Item, seen: int | None) -> None:
    """Refuse a form that was opened before somebody else saved. Nothing typed is lost: it stays in the form."""
    if seen is not None and seen != item.version:
        text = _(
            "Somebody else has changed this meanwhile. What you wrote is still here: "
            "compare, and save again if it is to hold."
        )
        raise ValidationError(text, code="stale")


def written(item: Item) -> None:
    """Let the search know of the module's own texts."""
    publish(ItemsWritten((item.pk,)))
