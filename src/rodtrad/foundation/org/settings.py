"""What a place's settings are: its own value, else the nearest above, else the installation's, else the default."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.declarations import Setting
from rodtrad.foundation.org import rules
from rodtrad.foundation.org.models import Place, SettingValue


@dataclass(frozen=True, slots=True)
class Held:
    """One setting at one place. ``source``: "own", "above", "installation" or "default"; ``place_id`` says where."""

    setting: Setting
    value: Any
    source: str
    place_id: int | None = None


def value(name: str, place: Place | None) -> Any:
    """The value that holds at the place (None: for the installation)."""
    return values((name,), place)[name]


def values(names: Iterable[str], place: Place | None) -> dict[str, Any]:
    """Several values in one query."""
    return {name: row.value for name, row in held(names, place).items()}


def value_by_place(name: str, places: Iterable[Place]) -> dict[int, Any]:
    """Place id → the value that holds there, for many places in one query."""
    setting, paths = manifests.settings[name], {place.pk: place.path for place in places}
    above = {pk for path in paths.values() for pk in rules.path_ids(path)}
    rows = SettingValue.objects.filter(Q(place__isnull=True) | Q(place_id__in=above), name=name)
    fitting = [
        row
        for row in rows.values("place_id", "name", "value")
        if not rules.setting_problem(setting, row["value"])
    ]
    found = {pk: rules.nearest(fitting, path).get(name) for pk, path in paths.items()}
    return {pk: setting.default if row is None else row[1] for pk, row in found.items()}


def held(names: Iterable[str], place: Place | None) -> dict[str, Held]:
    """Values with where they come from, in one query. A stored value that no longer fits is passed over."""
    wanted = {name: manifests.settings[name] for name in names}
    path = place.path if place else ""
    at = Q(place__isnull=True) | Q(place_id__in=rules.path_ids(path))
    rows = [
        row
        for row in SettingValue.objects.filter(at, name__in=wanted).values("place_id", "name", "value")
        if not rules.setting_problem(wanted[row["name"]], row["value"])
    ]
    found = rules.nearest(rows, path)
    return {name: _held(setting, found.get(name), place) for name, setting in wanted.items()}


def _held(setting: Setting, found: tuple[int | None, Any] | None, place: Place | None) -> Held:
    if found is None:
        return Held(setting, setting.default, "default")
    place_id, stored = found
    own = place_id == (place.pk if place else None)
    source = "own" if own else "installation" if place_id is None else "above"
    return Held(setting, stored, source, place_id)
