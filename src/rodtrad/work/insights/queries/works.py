"""Insight works one may see, what they owe, and the partners one asks through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import PUBLIC, Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.org.queries import valid_q, visible_q
from rodtrad.foundation.org.rules import sees
from rodtrad.foundation.thread.queries import ItemNotFound, search
from rodtrad.foundation.thread.rules.search import Narrowed, question_of
from rodtrad.kernel.suppression import shown
from rodtrad.kernel.suppression.one_table import suppress
from rodtrad.kernel.suppression.purposes import threshold
from rodtrad.kernel.suppression.table import Rule, Table
from rodtrad.work.insights.models import Feedback, InsightWork, Partner
from rodtrad.work.insights.rules import thresholds
from rodtrad.work.insights.rules.feedback import SaidAndDone, standing
from rodtrad.work.insights.rules.months import months_before

ORDER = ("-item__changed", "-pk")
SIZE = 40


@dataclass(frozen=True, slots=True)
class WantedWorks:
    """What the register is narrowed to; empty = all. ``debt``: only works whose answer is late."""

    text: str = ""
    place: str = ""
    state: str = ""
    group: str = ""
    mine: bool = False
    debt: bool = False
    put_away: bool = False


def works(actor: Actor, wanted: WantedWorks) -> QuerySet[InsightWork]:
    """The works the actor may see, narrowed."""
    rows = InsightWork.objects.filter(visible_q(actor, "item__"))
    rows = rows.filter(item__life="retired") if wanted.put_away else rows.exclude(item__life="retired")
    if wanted.place:
        place = Place.objects.filter(code=wanted.place).first()
        rows = rows.filter(item__place__path__startswith=place.path) if place else rows.none()
    if wanted.state:
        rows = rows.filter(item__state=wanted.state)
    if wanted.group:
        rows = rows.filter(Q(groups__code=wanted.group) | Q(groups__common__code=wanted.group)).distinct()
    if wanted.mine:
        rows = rows.filter(Q(owner_id=actor.user_id) | Q(deputy_id=actor.user_id))
    if wanted.debt:
        rows = rows.filter(feedback_due__lt=clock.today()).exclude(feedback__given__isnull=False)
    if wanted.text.strip():
        hits = search(actor, question_of(wanted.text, Narrowed(kinds=("insight-work",))), size=400)
        rows = rows.filter(pk__in=[item.pk for item in hits.items])
    return rows


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A work in the register. ``answer``: how the answer to those who told stands (rules.feedback)."""

    work: InsightWork
    insights: int
    answer: str


def work_page(actor: Actor, wanted: WantedWorks, after: str = "", size: int = SIZE) -> Page[InsightWork]:
    """One page of the register, last changed first."""
    rows = (
        works(actor, wanted).select_related("item__place", "municipality", "owner").prefetch_related("groups")
    )
    return page_of(rows, order=ORDER, after=after, size=size)


def work_rows(actor: Actor, found: list[InsightWork]) -> list[WorkRow]:
    """What the register shows of each: two queries and the setting."""
    ids = [row.pk for row in found]
    seen = visible_q(actor, "insights__item__")
    told = dict(
        InsightWork.objects.filter(seen, pk__in=ids).values_list("pk").annotate(number=Count("insights"))
    )
    given = dict(Feedback.objects.filter(work__in=ids).values_list("work").annotate(latest=Max("given")))
    warning = settings.value_by_place(
        thresholds.FEEDBACK_WARNING_DAYS, {row.item.place_id: row.item.place for row in found}.values()
    )
    today = clock.today()
    return [
        WorkRow(
            row, told.get(row.pk, 0),
            standing(row.feedback_due, given.get(row.pk), today, warning[row.item.place_id]),
        )
        for row in found
    ]  # fmt: skip


def work_by_code(actor: Actor, code: str) -> InsightWork:
    """One work. Raises ItemNotFound (404) also for what the actor may not see."""
    rows = InsightWork.objects.filter(visible_q(actor, "item__"), item__code=code)
    row = (
        rows.select_related("item__place__municipality", "municipality", "owner", "deputy", "partner__item")
        .prefetch_related("groups", "themes", "heard")
        .first()
    )
    if row is None:
        raise ItemNotFound(code)
    return row


def feedback_by_code(actor: Actor, code: str) -> Feedback:
    rows = Feedback.objects.filter(visible_q(actor, "item__"), item__code=code)
    row = rows.select_related("item__place__municipality", "municipality", "work__item__place").first()
    if row is None:
        raise ItemNotFound(code)
    return row


def feedback_of(actor: Actor, work: InsightWork) -> list[Feedback]:
    """The answers to those who told in a work, the latest first."""
    rows = Feedback.objects.filter(visible_q(actor, "item__"), work=work).exclude(item__life="retired")
    return list(rows.select_related("item").order_by("-given", "-pk"))


def ins_50_you_said_we_did(
    actor: Actor, *, place: Place | None = None, since: date | None = None, after: str = "", size: int = SIZE
) -> Page[Feedback]:
    """Answers that have been given, the latest first: the page "you said, we did". PUBLIC sees the public ones."""
    rows = Feedback.objects.filter(visible_q(actor, "item__"), given__isnull=False).exclude(
        item__life="retired"
    )
    if place is not None:
        rows = rows.filter(item__place__path__startswith=place.path)
    if since is not None:
        rows = rows.filter(given__gte=since)
    rows = rows.select_related("item__place", "municipality", "work__item")
    return page_of(rows, order=("-given", "-pk"), after=after, size=size)


def public_answers(place: Place | None = None, after: str = "") -> list[SaidAndDone]:
    """The same as plain values for the public pages: no names, no codes of works."""
    page = ins_50_you_said_we_did(PUBLIC, place=place, after=after)
    return [said_and_done(row) for row in page.rows]


def said_and_done(row: Feedback) -> SaidAndDone:
    given = row.given or row.item.created.date()
    return SaidAndDone(
        row.item.title, row.item.text, row.did, row.will_not, given, row.municipality.name, row.item.code
    )


def partner_rows(actor: Actor, place: Place | None = None) -> list[tuple[Partner, int, date | None]]:
    """Partners with how often they were asked the last twelve months, and when last. One query."""
    since = months_before(clock.today(), 12)
    rows = Partner.objects.filter(visible_q(actor, "item__")).exclude(item__life="retired")
    if place is not None:
        rows = rows.filter(item__place__path__startswith=place.path)
    lately = Q(contacts__kind__in=("asked", "invited"), contacts__day__gte=since)
    counted = rows.select_related("item__place", "municipality").annotate(
        times=Count("contacts", filter=lately), latest=Max("contacts__day", filter=lately)
    )
    return [(row, row.times, row.latest) for row in counted.order_by("item__title")[:400]]


def partner_by_code(actor: Actor, code: str) -> Partner:
    rows = Partner.objects.filter(visible_q(actor, "item__"), item__code=code)
    row = rows.select_related("item__place__municipality", "municipality").first()
    if row is None:
        raise ItemNotFound(code)
    return row


def people_at(place: Place, limit: int = 400) -> list[User]:
    """Those who may answer for a work: people who belong in the municipality now."""
    path = place.municipality.path if place.municipality else place.path
    rows = User.objects.filter(
        valid_q(clock.today(), "memberships__"), is_active=True, memberships__place__path__startswith=path
    )
    return list(rows.distinct().order_by("name")[:limit])


def works_to_tell(actor: Actor, also: int | None = None) -> list[InsightWork]:
    """The works that an insight may have come out of: those one may see and that are not stopped, latest first."""
    rows = works(actor, WantedWorks()).exclude(item__state="stopped")
    if also is not None:
        rows = rows | InsightWork.objects.filter(visible_q(actor, "item__"), pk=also)
    return list(rows.select_related("item").order_by("-item__changed")[:100])


def partners_of(actor: Actor) -> list[Partner]:
    """The partners that a work may go through."""
    rows = Partner.objects.filter(visible_q(actor, "item__")).exclude(item__life="retired")
    return list(rows.select_related("item").order_by("item__title")[:400])


def heard_of(work: InsightWork) -> list[tuple[str, list[tuple[str, shown.Count]]]]:
    """Who was heard, dimension by dimension. Small numbers are hidden, and what could give them away."""
    by_dimension: dict[str, list[tuple[str, int]]] = {}
    for row in work.heard.all():
        by_dimension.setdefault(str(row.get_dimension_display()), []).append((row.category, row.number))
    least = threshold("count")
    found = []
    for name, rows in by_dimension.items():
        table = Table(tuple(row[0] for row in rows), None, tuple((row[1],) for row in rows))
        hidden = {each.place for each in suppress(table, Rule(least, least))}
        counts: list[tuple[str, shown.Count]] = [
            (row[0], shown.SUPPRESSED if (place, 0) in hidden else shown.Shown(row[1]))
            for place, row in enumerate(rows)
        ]
        found.append((name, counts))
    return found


def sees_work(actor: Actor, work: InsightWork) -> bool:
    return sees(actor, work.item.audience, work.item.home, work.item.author_id)
