"""Decision points as people read them, and those whose day has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.queries import item_by_code
from rodtrad.work.canvas.models import CardDetail, CaseDetail, DecisionPoint
from rodtrad.work.canvas.queries.cases import case_by_code
from rodtrad.work.canvas.queries.whole import sees

SIZE = 25
MOST_DUE = 50


def decision_page(actor: Actor, detail: CaseDetail, after: str = "", size: int = SIZE) -> Page[DecisionPoint]:
    """The decisions of a work, newest first, with what took them up anew: two queries."""
    rows = DecisionPoint.objects.filter(visible_q(actor, "item__"), case=detail, item__life="current")
    rows = rows.select_related("item").prefetch_related("followed_by")
    return page_of(rows, order=("-day", "-item_id"), after=after, size=size)


def decision_by_code(actor: Actor, code: str) -> DecisionPoint:
    """One decision that the actor may see, with its case. Raises ItemNotFound."""
    item = item_by_code(actor, code, "decision-point")
    point = DecisionPoint.objects.select_related("version", "follows__item").get(pk=item.pk)
    point.item, point.case = item, case_by_code(actor, item.home)
    return point


def grounds_of(actor: Actor, point: DecisionPoint) -> list[CardDetail]:
    """The cards that a decision rests on and the actor may see, in the order they were named."""
    rows = CardDetail.objects.filter(case=point.case, key__in=point.grounds).select_related("item")
    found = {card.key: card for card in rows if sees(actor, card.item)}
    return [found[key] for key in point.grounds if key in found]


def cards_to_ground(actor: Actor, detail: CaseDetail) -> list[CardDetail]:
    """The living cards that a decision may rest on."""
    rows = CardDetail.objects.filter(case=detail).exclude(item__life="retired").exclude(piece="osorterat")
    return [card for card in rows.select_related("item").order_by("position", "pk") if sees(actor, card.item)]


def due_for(actor: Actor) -> list[DecisionPoint]:
    """Decisions of the actor's works whose day has come, the oldest first."""
    rows = DecisionPoint.objects.filter(
        visible_q(actor, "item__"), due__lte=clock.today(), item__home__in=sorted(actor.on_objects),
        item__life="current", case__item__life="current",
    )  # fmt: skip
    return list(rows.select_related("item").order_by("due", "pk")[:MOST_DUE])


def decision_details(actor: Actor, items: Sequence[Item]) -> dict[int, Mapping[str, Any]]:
    """What decisions say beside their question, for the thread's pages."""
    rows = DecisionPoint.objects.filter(pk__in=[item.pk for item in items])
    return {
        row.pk: {"chosen": row.chosen, "decided_by": row.decided_by, "gives_up": row.gives_up,
                 "reconsider": row.reconsider}
        for row in rows
    }  # fmt: skip
