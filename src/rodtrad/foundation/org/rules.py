"""The pure rules of people and places: who sees, who may, what may stand under what. No database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Protocol, runtime_checkable

from rodtrad.foundation.base.declarations import Permission, Setting
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.choices import PARENTS, Audience

USERNAME = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,79}")


@runtime_checkable
class Target(Protocol):
    """What may() asks about: something at a place. ``home`` and ``author_id`` are read when there."""

    @property
    def path(self) -> str: ...


def sees(actor: Actor, audience: str, home: str, author_id: int | None) -> bool:
    """May this actor see an item? queries.visible_q is the same rule as a query (settled.md section 5)."""
    if actor.everything or audience in actor.audiences:
        return True
    if actor.user_id is not None and author_id == actor.user_id:
        return True
    return home in actor.on_objects and audience != Audience.PRIVATE


def allows(permission: Permission, actor: Actor, path: str, home: str, author_id: int | None) -> bool:
    """Does one permission's row say yes: by a role at the place or above, or by a role on the object?"""
    if actor.everything:
        return True
    if any(grant.role in permission.roles and path.startswith(grant.path) for grant in actor.grants):
        return True
    if home and permission.own & actor.on_objects.get(home, frozenset()):
        return True
    return "author" in permission.own and actor.user_id is not None and author_id == actor.user_id


def allows_somewhere(permission: Permission, actor: Actor) -> bool:
    """Might this actor ever be allowed this? Decides what the menu shows."""
    if actor.everything or any(grant.role in permission.roles for grant in actor.grants):
        return True
    return any(permission.own & roles for roles in actor.on_objects.values())


def may_stand_under(kind: str, parent_kind: str | None) -> bool:
    return parent_kind in PARENTS.get(kind, ())


def is_valid(since: date | None, until: date | None, day: date) -> bool:
    """Whether a period with open ends covers the day. ``until`` is the last day that counts."""
    return (since is None or since <= day) and (until is None or day <= until)


def path_ids(path: str) -> list[int]:
    """The ids in a path, from the top: "1.4.23." → [1, 4, 23]."""
    return [int(part) for part in path.split(".") if part]


def nearest(rows: Iterable[Mapping[str, Any]], path: str) -> dict[str, tuple[int | None, Any]]:
    """For each setting name the value set nearest above ``path``, and by which place (None: the installation)."""
    depth: dict[int | None, int] = {None: -1}
    depth.update({place_id: level for level, place_id in enumerate(path_ids(path))})
    found: dict[str, tuple[int | None, Any]] = {}
    for row in rows:
        place_id, name = row["place_id"], row["name"]
        if place_id in depth and (name not in found or depth[place_id] > depth[found[name][0]]):
            found[name] = (place_id, row["value"])
    return found


def setting_problem(setting: Setting, value: object) -> str:
    """Why a value does not fit its setting: "kind", "lowest", "highest", or "" when it does."""
    if setting.kind == "whole":
        if not isinstance(value, int) or isinstance(value, bool):
            return "kind"
        if setting.lowest is not None and value < setting.lowest:
            return "lowest"
        return "highest" if setting.highest is not None and value > setting.highest else ""
    if setting.kind == "bool":
        return "" if isinstance(value, bool) else "kind"
    if setting.kind == "words":
        fits = isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value)
        return "" if fits else "kind"
    return "" if isinstance(value, str) else "kind"
