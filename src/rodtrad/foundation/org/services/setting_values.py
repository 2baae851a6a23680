"""A place changes a setting, or goes back to inheriting it."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.declarations import Setting
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import permissions, rules
from rodtrad.foundation.org.models import Place, SettingValue
from rodtrad.foundation.org.settings import held


@dataclass(frozen=True, slots=True)
class SettingChanged:
    """Published when a value is set or forgotten at a place (None: the installation); modules look again at theirs.
    ``before``, ``after``: the value that held there and that holds there now."""

    actor: Actor
    name: str
    place: Place | None
    before: object = None
    after: object = None


@transaction.atomic
def change_setting(actor: Actor, place: Place | None, name: str, value: object) -> None:
    """Set a value at the place; what lies below inherits it. Without a place: for the whole installation."""
    setting = _require(actor, place, name)
    problem = rules.setting_problem(setting, value)
    if problem:
        raise ValidationError(_problem_text(problem, setting), code=problem)
    if setting.check and (said := import_string(setting.check)(value)):
        raise ValidationError({"value": said}, code="check")
    before = held((name,), place)[name]
    if before.source == ("own" if place else "installation") and before.value == value:
        return
    row = SettingValue.objects.filter(place=place, name=name).first() or SettingValue(place=place, name=name)
    row.value = value
    row.save()
    told = {name: (before.value, value)}
    record(actor, "org.setting-changed", place=place.code if place else "", changes=told)
    publish(SettingChanged(actor, name, place, before.value, value))


@transaction.atomic
def reset_setting(actor: Actor, place: Place | None, name: str) -> None:
    """Forget the place's own value; from now on it follows what lies above."""
    _require(actor, place, name)
    rows = SettingValue.objects.filter(place=place, name=name)
    before = rows.values_list("value", flat=True).first()
    if rows.delete()[0]:
        after = held((name,), place)[name].value
        record(actor, "org.setting-reset", place=place.code if place else "", changes={name: (before, after)})
        publish(SettingChanged(actor, name, place, before, after))


def _require(actor: Actor, place: Place | None, name: str) -> Setting:
    setting = manifests.settings[name]
    if place is not None:
        permissions.require(actor, setting.action, place)
    elif not actor.everything:
        raise PermissionDenied(setting.action)
    return setting


def _problem_text(problem: str, setting: Setting) -> str:
    if problem == "lowest":
        return _("The lowest value is %(number)s.") % {"number": setting.lowest}
    if problem == "highest":
        return _("The highest value is %(number)s.") % {"number": setting.highest}
    return _("This does not fit the setting.")
