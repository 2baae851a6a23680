"""What the thread's own pages and services ask before they touch an item of another module."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import may
from rodtrad.foundation.thread.models import Item


def may_edit(actor: Actor, item: Item) -> bool:
    """Whether the kind's declared ``edit_action`` is allowed here. A kind without one is read only."""
    if actor.everything:
        return True
    kind = manifests.kinds.get(item.kind)
    if kind is None or not kind.edit_action:
        return False
    return may(actor, kind.edit_action, item)


def require_edit(actor: Actor, *items: Item) -> None:
    """Raise PermissionDenied unless the actor may edit at least one of ``items``."""
    if not any(may_edit(actor, item) for item in items):
        raise PermissionDenied
