"""A block and two series, as another module's report and chart take them."""

from __future__ import annotations

from datetime import date

from rodtrad.foundation.base.declarations import Period, SeriesValue
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.render.blocks import Block, Heading, Paragraph, Run, Text
from rodtrad.foundation.thread.models import Item
from rodtrad.kernel.suppression.shown import MISSING, SUPPRESSED, Shown


def new_needs(actor: Actor, place: Place, period: Period) -> list[Block]:
    """The titles of the needs that came in, for those who see them."""
    days = (period.first, period.last)
    needs = Item.objects.filter(visible_q(actor), kind="toy-need", place=place, created__date__range=days)
    lines = tuple(Paragraph((Run(item.title),), "bullet") for item in needs.order_by("pk"))
    return [Heading("New needs"), Text(lines)] if lines else []


def needs_a_month(actor: Actor, place: Place, period: Period) -> list[SeriesValue]:
    needs = Item.objects.filter(visible_q(actor), kind="toy-need", place=place)
    return [SeriesValue(period.first, needs.count())]


def people_a_month(actor: Actor, place: Place, period: Period) -> list[SeriesValue]:
    rows = ((1, Shown(12)), (2, SUPPRESSED), (3, MISSING))
    return [SeriesValue(date(2026, month, 1), value) for month, value in rows]


def people_counted_bare(actor: Actor, place: Place, period: Period) -> list[SeriesValue]:
    return [SeriesValue(period.first, 3)]
