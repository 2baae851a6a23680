"""Value maps, journeys and families one may see."""

from __future__ import annotations

from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.insights.models import ValueMap, ValueStep

ORDER = ("-item__changed", "-pk")


def value_map_page(actor: Actor, form: str = "", after: str = "") -> Page[ValueMap]:
    """One page of maps, last changed first."""
    rows = ValueMap.objects.filter(visible_q(actor, "item__")).exclude(item__life="retired")
    rows = rows.filter(form=form) if form else rows
    rows = rows.select_related("item__place", "municipality").prefetch_related("steps")
    return page_of(rows, order=ORDER, after=after)


def value_map_by_code(actor: Actor, code: str) -> ValueMap:
    rows = ValueMap.objects.filter(visible_q(actor, "item__"), item__code=code)
    row = rows.select_related("item__place__municipality", "municipality", "family__item").first()
    if row is None:
        raise ItemNotFound(code)
    return row


def steps_of(actor: Actor, value_map: ValueMap, *, retired: bool = False) -> list[tuple[ValueStep, bool]]:
    """The steps in order, each with whether the actor may see what it rests on."""
    rows = value_map.steps.filter(retired__isnull=not retired).select_related("insight__item__place")
    seen = set(
        ValueStep.objects.filter(visible_q(actor, "insight__item__"), map=value_map).values_list(
            "pk", flat=True
        )
    )
    return [(row, row.insight_id is not None and row.pk in seen) for row in rows]


def step_of(value_map: ValueMap, position: int) -> ValueStep:
    row = value_map.steps.filter(pk=position).first()
    if row is None:
        raise ItemNotFound(str(position))
    return row


def families(actor: Actor) -> list[ValueMap]:
    rows = ValueMap.objects.filter(visible_q(actor, "item__"), form="family").exclude(item__life="retired")
    return list(rows.select_related("item")[:200])
