"""Insights one may see: the list, one of them, and those that resemble it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import paths_for
from rodtrad.foundation.org.queries import valid_q, visible_q
from rodtrad.foundation.thread.models import Item, Link
from rodtrad.foundation.thread.queries import ItemNotFound, search
from rodtrad.foundation.thread.rules.search import Narrowed, question_of
from rodtrad.work.insights.models import Finding, Insight, ShiftLabel, SubPopulation, Theme
from rodtrad.work.insights.rules import alike, circles
from rodtrad.work.insights.rules.months import months_before

ORDER = ("-caught", "-pk")
SIZE = 40
MOST_COUNTED = 1000
MOST_WORDS_HITS = 400


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; empty = all. ``age``: at most so many months old, or "old" = older than two years.
    ``lane``: a lane that something resting on the insight stands in; ``place``: a place's code."""

    text: str = ""
    place: str = ""
    group: str = ""
    circle: str = ""
    theme: str = ""
    label: str = ""
    strength: str = ""
    state: str = ""
    age: str = ""
    lane: str = ""
    material: str = "insight"
    key_only: bool = False
    unsorted: bool = False
    questions: bool = False
    put_away: bool = False


def insights(actor: Actor, wanted: Wanted) -> QuerySet[Insight]:
    """The insights the actor may see, narrowed."""
    rows = Insight.objects.filter(visible_q(actor, "item__"))
    rows = rows.filter(item__life="retired") if wanted.put_away else rows.exclude(item__life="retired")
    if wanted.material:
        rows = rows.filter(material=wanted.material)
    if wanted.place:
        place = Place.objects.filter(code=wanted.place).first()
        rows = rows.filter(item__place__path__startswith=place.path) if place else rows.none()
    if wanted.circle.isdigit():
        rows = rows.filter(circles__in=circles.holding(int(wanted.circle)))
    if wanted.strength:
        rows = rows.filter(strength=wanted.strength)
    if wanted.state:
        rows = rows.filter(item__state=wanted.state)
    rows = rows.filter(is_key=True) if wanted.key_only else rows
    rows = rows.filter(coded=False) if wanted.unsorted else rows
    rows = rows.filter(open_findings__gt=0) if wanted.questions else rows
    return _sorted_by(_aged(actor, rows, wanted), wanted)


def _aged(actor: Actor, rows: QuerySet[Insight], wanted: Wanted) -> QuerySet[Insight]:
    if wanted.age == "old":
        rows = rows.filter(caught__lt=months_before(clock.today(), 24))
    elif wanted.age.isdigit():
        rows = rows.filter(caught__gte=months_before(clock.today(), int(wanted.age)))
    if wanted.text.strip():
        question = question_of(wanted.text, Narrowed(kinds=("insight",), retired=wanted.put_away))
        hits = search(actor, question, size=MOST_WORDS_HITS)
        rows = rows.filter(pk__in=[item.pk for item in hits.items])
    if wanted.lane:
        from_lane = _kinds_in(wanted.lane)
        resting = Link.objects.filter(upper_id=OuterRef("pk"), lower__kind__in=from_lane)
        rows = rows.filter(Exists(resting.exclude(life="retired").filter(visible_q(actor, "lower__"))))
    return rows


def _kinds_in(lane: str) -> list[str]:
    from rodtrad.foundation.base import manifests

    return [kind.name for kind in manifests.kinds if kind.lane == lane]


def _sorted_by(rows: QuerySet[Insight], wanted: Wanted) -> QuerySet[Insight]:
    """Narrowed to a group (also a local name of it), a theme, a label."""
    if wanted.group:
        groups = SubPopulation.objects.filter(Q(code=wanted.group) | Q(common__code=wanted.group))
        more = Insight.more_groups.through.objects.filter(
            insight_id=OuterRef("pk"), subpopulation__in=groups.values("pk")
        )
        rows = rows.filter(Q(main_group__in=groups.values("pk")) | Exists(more))
    if wanted.theme:
        themed = Insight.themes.through.objects.filter(insight_id=OuterRef("pk"), theme__key=wanted.theme)
        rows = rows.filter(Exists(themed))
    if wanted.label:
        labelled = Insight.labels.through.objects.filter(
            insight_id=OuterRef("pk"), shiftlabel__code=wanted.label
        )
        rows = rows.filter(Exists(labelled))
    return rows


def insight_page(actor: Actor, wanted: Wanted, after: str = "", size: int = SIZE) -> Page[Insight]:
    """One page, latest told first. Four queries, however many rows."""
    rows = with_words(insights(actor, wanted))
    return page_of(rows, order=ORDER, after=after, size=size)


def with_words(rows: QuerySet[Insight]) -> QuerySet[Insight]:
    """With all that is shown of an insight in a list."""
    return rows.select_related("item__place", "municipality", "main_group", "work__item").prefetch_related(
        "labels", "themes", "more_groups"
    )


def insight_count(actor: Actor, wanted: Wanted) -> tuple[int, bool]:
    """How many there are, counted to a thousand; and whether there are more."""
    found = insights(actor, wanted).order_by().values("pk")[: MOST_COUNTED + 1].count()
    return min(found, MOST_COUNTED), found > MOST_COUNTED


def insight_by_code(actor: Actor, code: str) -> Insight:
    """One insight. Raises ItemNotFound (404) also for what the actor may not see."""
    rows = with_words(Insight.objects.filter(visible_q(actor, "item__"), item__code=code))
    row = rows.select_related(
        "item__place__municipality", "municipality", "main_group", "work__item", "owner", "source_check"
    ).first()
    if row is None:
        raise ItemNotFound(code)
    return row


def questions_about(item: Item, *, open_only: bool = False) -> list[Finding]:
    """What the checks ask about an insight or a work, the open ones first."""
    rows = Finding.objects.filter(item=item).select_related("answered_by")
    return list((rows.filter(answer="") if open_only else rows).order_by("answer", "check_code"))


def finding_by_code(actor: Actor, code: str) -> Finding:
    rows = Finding.objects.filter(visible_q(actor, "item__"), code=code)
    row = rows.select_related("item__place").first()
    if row is None:
        raise ItemNotFound(code)
    return row


@dataclass(frozen=True, slots=True)
class Alike:
    """An insight that resembles another, and how much (percent)."""

    insight: Insight
    percent: int


def similar(
    actor: Actor, text: str, *, least: int, but_not: Iterable[int] = (), most: int = 8
) -> list[Alike]:
    """Insights that say something alike, the most alike first: found by the search, weighed by their stems."""
    hits = search(actor, question_of(text, Narrowed(kinds=("insight",))), size=60)
    skipped, mine = set(but_not), alike.stems(text)
    ids = [item.pk for item in hits.items if item.pk not in skipped]
    rows = Insight.objects.filter(pk__in=ids, material="insight").select_related(
        "item__place", "municipality", "main_group"
    )
    found = [Alike(row, alike.percent(mine, alike.stems(row.item.text))) for row in rows]
    found = [row for row in found if row.percent >= least]
    return sorted(found, key=lambda row: (-row.percent, -row.insight.pk))[:most]


def joined_with(actor: Actor, insight: Insight) -> list[tuple[Insight, Link]]:
    """Those that a person has said say the same, each with the link that joins it; only what the actor sees."""
    links = Link.objects.filter(Q(source=insight.item) | Q(target=insight.item), rel="says-the-same")
    by_other = {
        link.target_id if link.source_id == insight.pk else link.source_id: link
        for link in links.exclude(life="retired").select_related("source__place", "target__place")
    }
    rows = Insight.objects.filter(visible_q(actor, "item__"), pk__in=by_other)
    return [
        (row, by_other[row.pk]) for row in rows.select_related("item__place", "municipality", "main_group")
    ]


def places_to_write(actor: Actor, action: str = "insights.write", limit: int = 500) -> list[Place]:
    """The open places within municipalities where the actor may do this: own ones first, then by name."""
    under = Q()
    for path in paths_for(actor, action):
        under |= Q(path__startswith=path)
    if not under:
        return []
    rows = Place.objects.filter(under, valid_q(clock.today()), municipality__isnull=False)
    own = {grant.place_id for grant in actor.grants}
    found = list(rows.select_related("municipality")[:limit])
    return sorted(found, key=lambda place: (place.pk not in own, place.name))


def places_with_insights(actor: Actor, limit: int = 400) -> list[Place]:
    """The municipalities that the list can be narrowed to."""
    seen = Insight.objects.filter(visible_q(actor, "item__")).order_by().values("municipality_id").distinct()
    return list(Place.objects.filter(pk__in=seen).order_by("name")[:limit])


def theme_choices() -> list[tuple[str, str]]:
    return [(row.key, row.label) for row in Theme.objects.all()]


def label_choices() -> list[tuple[str, str]]:
    rows = ShiftLabel.objects.filter(merged_into__isnull=True)
    return [(row.code, str(row)) for row in rows[:MOST_WORDS_HITS]]
