"""may(): the one question "may this actor do this to that?". Rows come from the manifests.

Whether something is *seen* is another question, answered by queries.visible_q; unseen → 404 before may() is asked.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import rules
from rodtrad.foundation.org.rules import Target


@dataclass(frozen=True, slots=True)
class At:
    """A target that is only a place and, at will, an item's home and author."""

    path: str
    home: str = ""
    author_id: int | None = None


def may(actor: Actor, action: str, target: Target) -> bool:
    """Whether ``actor`` may do ``action`` to ``target`` (has .path; .home and .author_id at will)."""
    return rules.allows(
        manifests.permissions[action],
        actor,
        target.path,
        getattr(target, "home", ""),
        getattr(target, "author_id", None),
    )


def require(actor: Actor, action: str, target: Target) -> None:
    """Raise PermissionDenied (403) unless may()."""
    if not may(actor, action, target):
        raise PermissionDenied(action)


def may_somewhere(actor: Actor, action: str) -> bool:
    """Whether the actor might do this anywhere: for menus and for pages that are lists."""
    return rules.allows_somewhere(manifests.permissions[action], actor)


def require_somewhere(actor: Actor, action: str) -> None:
    if not may_somewhere(actor, action):
        raise PermissionDenied(action)


def paths_for(actor: Actor, action: str) -> tuple[str, ...]:
    """The paths under which a role lets the actor do this: what a list of such places filters on."""
    roles = manifests.permissions[action].roles
    paths = sorted({grant.path for grant in actor.grants if grant.role in roles})
    return tuple(path for path in paths if not any(path != top and path.startswith(top) for top in paths))


def may_person(actor: Actor, action: str, paths: tuple[str, ...]) -> bool:
    """Whether the actor may do this to a person who belongs at ``paths``: all of them must be covered.

    Otherwise the administrator of one unit could set the password of someone who also works elsewhere.
    """
    return actor.everything or (bool(paths) and all(may(actor, action, At(path)) for path in paths))
