"""Handing one thing that waits to somebody else, giving it back, ending it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.queries import actor_for
from rodtrad.foundation.talk.choices import DELEGATED, RETURNED, Outcome
from rodtrad.foundation.talk.models import Delegation
from rodtrad.foundation.talk.queries.delegations import can_do
from rodtrad.foundation.talk.queries.todos import own_todos
from rodtrad.foundation.talk.services.checking import check_texts
from rodtrad.foundation.talk.services.notices import tell
from rodtrad.foundation.thread.queries import ItemNotFound, item_by_code
from rodtrad.foundation.thread.services import hold
from rodtrad.foundation.thread.services.log import need_reason, note


@transaction.atomic
def delegate(actor: Actor, key: str, to: User, *, text: str = "", until: date | None = None) -> Delegation:
    """Let ``to`` do what waits for the actor under ``key``. Raises ItemNotFound when it does not wait for them,
    ValidationError when ``to`` cannot see or do it, or the day has passed.
    """
    todo = next((line.todo for line in own_todos(actor) if line.todo.key == key), None)
    if todo is None or not todo.item:
        raise ItemNotFound(key)
    item = item_by_code(actor, todo.item)
    hold(item.home)
    if to.pk == actor.user_id or not to.is_active or not can_do(actor_for(to), todo, item):
        raise ValidationError({"to": _("Choose somebody who may see it and do it.")}, code="to")
    if until is not None and until < clock.today():
        raise ValidationError({"until": _("Choose today or a day to come.")}, code="until")
    if Delegation.objects.filter(giver_id=actor.user_id, key=key, ended__isnull=True).exists():
        raise ValidationError(_("You have handed this over already."), code="twice")
    row = Delegation(
        key=key, item=item, title=str(todo.title)[:300], url=todo.url, giver_id=actor.person_id, taker=to,
        note=text.strip(), until=until, created=clock.now(),
    )  # fmt: skip
    check_texts(row, "title", "note", "reason")
    row.save(force_insert=True)
    note(actor, "talk.delegated", item, {"to": ("", to.name)})
    tell(actor, DELEGATED, item, {to.pk})
    return row


def _held(row: Delegation) -> Delegation:
    hold(row.item.home)
    found = Delegation.objects.select_related("item__place", "giver", "taker").get(pk=row.pk)
    if found.ended is not None:
        raise ValidationError(_("This is not handed over any more."), code="ended")
    return found


def _end(row: Delegation, outcome: Outcome, reason: str = "") -> None:
    row.ended, row.outcome, row.reason = clock.now(), outcome, reason
    check_texts(row, "title", "note", "reason")
    row.save(update_fields=["ended", "outcome", "reason"])


@transaction.atomic
def return_delegation(actor: Actor, delegation: Delegation, reason: str) -> None:
    """The one who got it gives it back, with a reason; the giver is told."""
    row = _held(delegation)
    if row.taker_id != actor.user_id:
        raise PermissionDenied("talk.return")
    _end(row, Outcome.RETURNED, need_reason(reason))
    note(actor, "talk.delegation-returned", row.item, reason=reason)
    tell(actor, RETURNED, row.item, {row.giver_id})


@transaction.atomic
def end_delegation(actor: Actor, delegation: Delegation) -> None:
    """The giver takes it back; or the taker says that it is done."""
    row = _held(delegation)
    if actor.user_id not in (row.giver_id, row.taker_id):
        raise PermissionDenied("talk.end")
    outcome = Outcome.TAKEN_BACK if actor.user_id == row.giver_id else Outcome.DONE
    _end(row, outcome)
    note(actor, "talk.delegation-ended", row.item)


def done_with(actor: Actor, key: str) -> None:
    """What stood under the key is done: whoever had handed it over has it no longer."""
    Delegation.objects.filter(key=key, ended__isnull=True).update(ended=clock.now(), outcome=Outcome.DONE)
