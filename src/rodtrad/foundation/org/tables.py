"""What the pages of people and places show in tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base import clock, manifests
from rodtrad.foundation.base.declarations import Setting, Text
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import permissions, queries, rules, settings
from rodtrad.foundation.org.choices import OBJECT_ROLES, ROLES, Role
from rodtrad.foundation.org.models import Membership, Place
from rodtrad.foundation.org.settings import Held


@dataclass(frozen=True, slots=True)
class PermissionRow:
    """One thing one may do, and who may."""

    action: str
    title: Text
    roles: tuple[Text, ...]
    own: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class PermissionGroup:
    """A module and what may be done in it."""

    title: Text
    rows: tuple[PermissionRow, ...]


OWN_TITLES: dict[str, Text] = {"author": _("wrote it"), **OBJECT_ROLES}


def permission_groups() -> list[PermissionGroup]:
    """All permissions, by module; roles in the order of the glossary."""
    return [
        PermissionGroup(
            manifest.title,
            tuple(
                PermissionRow(
                    row.action,
                    row.title,
                    tuple(role.title for key, role in ROLES.items() if key in row.roles),
                    tuple(title for key, title in OWN_TITLES.items() if key in row.own),
                )
                for row in manifest.permissions
            ),
        )
        for manifest in manifests.all_manifests()
        if manifest.permissions
    ]


def role_rows() -> list[Role]:
    return list(ROLES.values())


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """A membership on a person's page: the place as a link only when the reader may see it."""

    membership: Membership
    role: Text
    valid: bool
    seen: bool
    may_end: bool


def membership_rows(actor: Actor, rows: Sequence[Membership]) -> list[MembershipRow]:
    today = clock.today()
    seen = set(
        queries.visible_places(actor)
        .filter(pk__in=[row.place_id for row in rows])
        .values_list("pk", flat=True)
    )
    made = []
    for row in rows:
        valid = rules.is_valid(None, row.until, today)
        may_end = valid and permissions.may(actor, "org.manage-people", row.place)
        made.append(MembershipRow(row, ROLES[row.role].title, valid, row.place_id in seen, may_end))
    return made


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting at a place, as people read it. ``origin``: the name of the place it comes from, if above."""

    held: Held
    shown: str
    default: str
    origin: str
    may_change: bool


@dataclass(frozen=True, slots=True)
class SettingGroup:
    """A module and its settings."""

    title: Text
    rows: tuple[SettingRow, ...]


def setting_groups(actor: Actor, place: Place) -> list[SettingGroup]:
    """Every declared setting by module, in two queries however many there are."""
    held = settings.held(manifests.settings.names(), place)
    names = {row.pk: row.name for row in queries.above(place)}
    groups = []
    for manifest in manifests.all_manifests():
        rows = tuple(
            SettingRow(
                held=held[setting.name],
                shown=shown_value(setting, held[setting.name].value),
                default=shown_value(setting, setting.default),
                origin=names.get(held[setting.name].place_id or 0, ""),
                may_change=permissions.may(actor, setting.action, place),
            )
            for setting in manifest.settings
        )
        if rows:
            groups.append(SettingGroup(manifest.title, rows))
    return groups


def shown_value(setting: Setting, value: object) -> str:
    """A value in words: lists with commas, yes and no."""
    if setting.kind == "words" and isinstance(value, list | tuple):
        return ", ".join(str(word) for word in value)
    if setting.kind == "bool":
        return gettext("yes") if value else gettext("no")
    return str(value)
