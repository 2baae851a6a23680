"""Workflows that modules declare for their kinds: which states there are, and who may move between them.

A module makes one Workflow and names its dotted path in ``manifest.workflows``. Forward is allowed to whoever
has the action, as many steps as one likes; backward is always possible too, with a reason: reconsidering is
normal. States ``aside`` (paused, ended) stand beside the row: into them with a reason, out of them without.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.services import change_item, hold
from rodtrad.foundation.thread.services.log import need_reason
from rodtrad.foundation.thread.states import (
    State,
    Transition,
    Workflow,
    state_title,
    transitions,
    transitions_for,
    workflow_of,
)

__all__ = ["State", "Transition", "Workflow", "move", "state_title", "transitions_for", "workflow_of"]


@transaction.atomic
def move(actor: Actor, item: Item, to_state: str, reason: str = "") -> None:
    """Move an item to another state and run what the workflow says follows.

    Raises PermissionDenied; ValidationError for a move that does not exist, or a reason that is missing.
    """
    hold(item.home)
    now = Item.objects.get(pk=item.pk)
    flow = workflow_of(item.kind)
    found = next((row for row in transitions(flow, now.state) if row.to == to_state), None) if flow else None
    if flow is None or found is None or now.is_retired:
        raise ValidationError(_("It cannot be moved there from where it is now."), code="move")
    require(actor, found.action, item)
    if found.needs_reason:
        reason = need_reason(reason)
    before = now.state
    change_item(actor, item, {"state": to_state}, action="thread.moved", reason=reason.strip())
    for dotted in flow.effects:
        import_string(dotted)(actor, item, before, to_state)
