"""The counter of a case, as browsers ask for it every second: one query each."""

from __future__ import annotations

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.canvas.models import Pulse


def number_of(actor: Actor, code: str) -> int:
    """How many times the case has changed. Raises ItemNotFound for a case the actor may not see."""
    rows = Item.objects.filter(visible_q(actor), code=code, kind="case").order_by()
    row = rows.values_list("case__pulse__number").first()
    if row is None:
        raise ItemNotFound(code)
    return row[0] or 0


def number_unasked(code: str) -> int:
    """The same for whoever holds a ticket of the case (org.tickets), as its only answer is "nothing new"."""
    row = Pulse.objects.filter(case__item__code=code).values_list("number").first()
    return row[0] if row else 0
