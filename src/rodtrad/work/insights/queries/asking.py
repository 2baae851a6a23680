"""Has anyone asked this? (INS-40) What is known, who is asking now, and how often the group has been asked lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.thread.queries import ItemNotFound, places_of, search
from rodtrad.foundation.thread.rules.search import Narrowed, question_of
from rodtrad.work.insights.models import InsightWork, LookedUp, SubPopulation, Theme
from rodtrad.work.insights.queries.insights import Alike, similar
from rodtrad.work.insights.rules import alike, thresholds
from rodtrad.work.insights.rules.fatigue import Found, Meter, ins_40_advice, meter
from rodtrad.work.insights.rules.months import months_before

UNDER_WAY = ("planned", "recruiting", "ongoing", "analysing")
ASKED = ("recruiting", "ongoing", "analysing", "done")
MOST = 10


@dataclass(frozen=True, slots=True)
class WorkAlike:
    """A work that asks or asked something alike. ``is_under_way``: one may still join it."""

    work: InsightWork
    percent: int
    is_under_way: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What a look gives. ``advice``: a value of choices.Advice; ``meter``: of the group that would be asked."""

    insights: list[Alike]
    works: list[WorkAlike]
    last_asked: date | None
    meter: Meter
    advice: str


def ins_40_has_anyone_asked(
    actor: Actor, question: str, group: SubPopulation | None, municipality: Place
) -> Answer:
    """Insights and works that resemble the question, how often the group was asked lately, and what to do."""
    least = settings.value(thresholds.SIMILAR_PERCENT, municipality)
    insights = similar(actor, question, least=least, most=MOST)
    works = _works(actor, question, least)
    measured = ins_73_meter(group, municipality)
    under_way = sum(row.is_under_way and (group is None or _asks(row.work, group)) for row in works)
    advice = ins_40_advice(Found(len(insights), under_way, measured))
    return Answer(insights, works, _last_asked(group, municipality), measured, advice)


def _works(actor: Actor, question: str, least: int) -> list[WorkAlike]:
    hits = search(actor, question_of(question, Narrowed(kinds=("insight-work",))), size=60)
    rows = InsightWork.objects.filter(pk__in=[item.pk for item in hits.items])
    mine = alike.stems(question)
    found = []
    for row in rows.select_related("item__place", "municipality").prefetch_related("groups"):
        texts = alike.stems(f"{row.item.title} {row.item.text} {row.questions}")
        percent = max(alike.best(question, row.questions), alike.percent(mine, texts))
        if percent >= least:
            found.append(WorkAlike(row, percent, row.item.state in UNDER_WAY))
    return sorted(found, key=lambda row: (-row.percent, -row.work.pk))[:MOST]


def _asks(work: InsightWork, group: SubPopulation) -> bool:
    return any(each.pk == group.pk for each in work.groups.all())


def _of_group(group: SubPopulation, municipality: Place) -> Q:
    same = Q(groups=group) | Q(groups__common=group)
    if group.common_id is not None:
        same |= Q(groups=group.common_id)
    return same & Q(municipality=municipality, item__state__in=ASKED) & ~Q(item__life="retired")


def ins_73_meter(group: SubPopulation | None, municipality: Place, theme: Theme | None = None) -> Meter:
    """How often a group of the municipality has been asked lately, by any of its units. Counts works, not people."""
    names = (thresholds.FATIGUE_MONTHS, thresholds.YELLOW_WORKS, thresholds.RED_WORKS)
    limits = settings.values(names, municipality)
    yellow, red = limits[thresholds.YELLOW_WORKS], limits[thresholds.RED_WORKS]
    if group is None:
        return meter(0, 0, yellow=yellow, red=red)
    since = months_before(clock.today(), limits[thresholds.FATIGUE_MONTHS])
    rows = InsightWork.objects.filter(_of_group(group, municipality), starts__gte=since)
    works = rows.values("pk").distinct().count()
    same = rows.filter(themes=theme).values("pk").distinct().count() if theme is not None else 0
    return meter(works, same, yellow=yellow, red=red)


def _last_asked(group: SubPopulation | None, municipality: Place) -> date | None:
    if group is None:
        return None
    rows = InsightWork.objects.filter(_of_group(group, municipality), starts__lte=clock.today())
    found: date | None = rows.aggregate(latest=Max("starts"))["latest"]
    return found


@dataclass(frozen=True, slots=True)
class FatigueRow:
    """One group's meter at one municipality, with when it was last asked and through which partners."""

    group: SubPopulation
    meter: Meter
    last_asked: date | None
    partners: list[tuple[str, int]]


def fatigue_rows(municipality: Place, groups: Sequence[SubPopulation]) -> list[FatigueRow]:
    """All groups of a municipality in three queries: the most asked first."""
    names = (thresholds.FATIGUE_MONTHS, thresholds.YELLOW_WORKS, thresholds.RED_WORKS)
    limits = settings.values(names, municipality)
    since = months_before(clock.today(), limits[thresholds.FATIGUE_MONTHS])
    rows = InsightWork.objects.filter(
        municipality=municipality, item__state__in=ASKED, groups__isnull=False
    ).exclude(item__life="retired").order_by()  # fmt: skip
    lately = dict(
        rows.filter(starts__gte=since).values_list("groups").annotate(number=Count("pk", distinct=True))
    )
    latest = dict(rows.values_list("groups").annotate(latest=Max("starts")))
    through: dict[int, list[tuple[str, int]]] = {}
    asked = rows.filter(starts__gte=since, partner__isnull=False).values_list(
        "groups", "partner__item__title"
    )
    for group, partner, number in asked.annotate(number=Count("pk", distinct=True)):
        through.setdefault(group, []).append((partner, number))
    found = []
    for group in groups:
        measured = meter(
            lately.get(group.pk, 0),
            0,
            yellow=limits[thresholds.YELLOW_WORKS],
            red=limits[thresholds.RED_WORKS],
        )
        found.append(FatigueRow(group, measured, latest.get(group.pk), through.get(group.pk, [])))
    return sorted(found, key=lambda row: (-row.meter.works, row.group.position))


def look_by_code(actor: Actor, code: str) -> LookedUp:
    """A look that this person made. Others' looks are nobody else's business. Raises ItemNotFound."""
    rows = LookedUp.objects.filter(code=code).select_related("group", "municipality", "work__item")
    row = rows.first() if actor.everything else rows.filter(by_id=actor.user_id).first()
    if row is None:
        raise ItemNotFound(code)
    return row


def looks_of_work(work: InsightWork) -> list[LookedUp]:
    return list(work.looked_up.select_related("group", "by"))


def towns_of(actor: Actor) -> list[Place]:
    """The municipalities that an actor sees works of: those it belongs to first, then the others of its networks."""
    if actor.everything:
        return list(Place.objects.filter(kind="municipality").order_by("name")[:400])
    return sorted(places_of(actor), key=lambda row: (f"m:{row.pk}" not in actor.audiences, row.name))
