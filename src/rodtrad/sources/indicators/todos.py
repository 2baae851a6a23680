"""What waits for a person among the measures: values that are due, and signals to answer."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.declarations import MOST_TODOS, Todo
from rodtrad.foundation.base.scope import Actor
from rodtrad.sources.indicators.permissions import ANSWER, ENTER
from rodtrad.sources.indicators.queries import measures, signals

AHEAD = timedelta(days=14)


def values_due(actor: Actor) -> list[Todo]:
    """Measures one answers for or writes values of, whose next value is due within a fortnight or late. One query."""
    if actor.user_id is None:
        return []
    rows = measures.seen(actor).filter(measures.mine_q(actor), item__life="current")
    due = rows.filter(due__lte=clock.today() + AHEAD).order_by("due", "pk")[:MOST_TODOS]
    return [
        Todo(
            key=f"indicators.due:{measure.item.code}",
            title=_("Write values: %(title)s") % {"title": measure.item.title},
            url=reverse("indicators:values", args=[measure.item.code]), why=_("A period has ended."),
            since=measure.item.changed, due=measure.due, item=measure.item.code, action=ENTER,
        )
        for measure in due
    ]  # fmt: skip


def open_signals(actor: Actor) -> list[Todo]:
    """Signals that wait for an answer, of measures one answers for. One query."""
    if actor.user_id is None:
        return []
    rows = signals.seen(actor).filter(
        answered__isnull=True, lapsed__isnull=True, measure__item__life="current"
    )
    mine = rows.filter(measure__owner_id=actor.user_id)[:MOST_TODOS]
    return [
        Todo(
            key=f"indicators.signal:{row.code}",
            title=_("Answer the signal: %(title)s") % {"title": row.measure.item.title},
            url=reverse("indicators:signal", args=[row.code]), why=signals.words_of(row, row.measure),
            since=row.raised, item=row.measure.item.code, action=ANSWER,
        )
        for row in mine
    ]  # fmt: skip
