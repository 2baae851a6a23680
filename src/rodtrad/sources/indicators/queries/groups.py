"""Groups of balanced measures one may see."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Count, QuerySet

from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.sources.indicators.models import Aim, Group, Mark, Measure, Reading
from rodtrad.sources.indicators.queries import charts
from rodtrad.sources.indicators.queries.measures import least_by_place, seen
from rodtrad.sources.indicators.rules.spots import Spot, total_shown


def groups_seen(actor: Actor) -> QuerySet[Group]:
    return Group.objects.filter(visible_q(actor, "item__")).select_related("item__place")


def group_page(actor: Actor, after: str = "") -> Page[Group]:
    """Groups in use by name, with how many measures each holds."""
    rows = groups_seen(actor).exclude(item__life="retired").annotate(number=Count("members"))
    return page_of(rows, order=("item__title", "pk"), after=after)


def group_by_code(actor: Actor, code: str) -> Group:
    """Raises ItemNotFound (404)."""
    found = groups_seen(actor).filter(item__code=code).first()
    if found is None:
        raise ItemNotFound(code)
    return found


def measures_in(actor: Actor, group: Group) -> list[Measure]:
    """The measures of the group that this actor may see, in its order."""
    rows = seen(actor).filter(member_rows__group=group).exclude(item__life="retired")
    return list(rows.order_by("member_rows__position", "pk"))


def measures_to_choose(actor: Actor) -> list[Measure]:
    """The measures that can be put in a group."""
    return list(seen(actor).exclude(item__life="retired").order_by("item__title", "pk")[:2000])


def groups_of(actor: Actor, measure: Measure) -> list[Group]:
    """The groups a measure is in."""
    rows = groups_seen(actor).filter(members__measure=measure).exclude(item__life="retired")
    return list(rows.order_by("item__title"))


def pictures_of(measures: list[Measure]) -> list[tuple[Measure, charts.Picture]]:
    """The charts of several measures, in as many queries as for one, settings of different places apart."""
    spots: dict[int, list[Spot]] = defaultdict(list)
    marks: dict[int, list[Mark]] = defaultdict(list)
    aims: dict[int, list[Aim]] = defaultdict(list)
    ids = [measure.pk for measure in measures]
    rows = Reading.objects.filter(
        split__measure__in=ids, split__sex="", split__age="", split__place__isnull=True, split__area=""
    )
    columns = ("split__measure_id", "at", "status", "value", "num", "den")
    for pk, *told in rows.order_by("at").values_list(*columns):
        spots[pk].append(Spot(*told))
    for mark in Mark.objects.filter(measure__in=ids, retired=False):
        marks[mark.measure_id].append(mark)
    for aim in Aim.objects.filter(measure__in=ids, retired=False):
        aims[aim.measure_id].append(aim)
    least = least_by_place(measures)
    numbers = {place.pk: charts.numbers_at(place) for place in {measure.item.place for measure in measures}}
    found = []
    for measure in measures:
        line = spots[measure.pk]
        if measure.people:
            line = [total_shown(spot, least[measure.item.place_id]) for spot in line]
        made = charts.picture(measure, line, tuple(marks[measure.pk]), tuple(aims[measure.pk]),
                              numbers[measure.item.place_id])  # fmt: skip
        found.append((measure, made))
    return found
