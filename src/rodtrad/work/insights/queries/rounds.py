"""Rounds of questions to units: those one may see, how each unit stands, and what waits for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Q, QuerySet

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Membership, Place, User
from rodtrad.foundation.org.permissions import At, may
from rodtrad.foundation.org.queries import valid_q, visible_q
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.insights.models import Insight, InsightRound, RoundUnit
from rodtrad.work.insights.queries.insights import places_to_write
from rodtrad.work.insights.rules import rounds as rules

ASK = "insights.ask-units"
SIZE = 30
MOST_UNITS = 300
LONGEST_REMINDER = 60


def _seen(actor: Actor) -> QuerySet[InsightRound]:
    return InsightRound.objects.filter(visible_q(actor, "item__")).exclude(item__life="retired")


def round_page(actor: Actor, *, closed: bool = False, after: str = "") -> Page[InsightRound]:
    """Open or closed rounds, the latest last day first, with how many units there are and have answered."""
    rows = (
        _seen(actor)
        .filter(item__state="closed" if closed else "open")
        .select_related("item", "municipality", "owner")
    )
    rows = rows.annotate(
        asked=Count("units"), answers=Count("units", filter=Q(units__answered__isnull=False))
    )
    return page_of(rows, order=("-due", "-pk"), after=after, size=SIZE)


def round_by_code(actor: Actor, code: str) -> InsightRound:
    """One round. Raises ItemNotFound (404) also for what the actor may not see."""
    rows = InsightRound.objects.filter(visible_q(actor, "item__"), item__code=code)
    row = rows.select_related("item__place__municipality", "municipality", "owner", "group").first()
    if row is None:
        raise ItemNotFound(code)
    return row


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit of a round: how it stands (rules.rounds), who receives there, what it has told that one may see."""

    unit: RoundUnit
    standing: str
    receivers: list[str]
    insights: list[Insight]
    may_answer: bool


def unit_rows(actor: Actor, found: InsightRound) -> list[UnitRow]:
    """Every unit of a round by name. Four queries, however many units."""
    units = list(found.units.select_related("place").annotate(told=Count("insights")))
    receivers = receivers_of([unit.place_id for unit in units])
    told = _told(actor, units)
    today = clock.today()
    return [
        UnitRow(
            unit, rules.standing(unit.answered, unit.told, found.due, today),
            [user.name for user in receivers.get(unit.place_id, [])], told.get(unit.pk, []),
            found.item.state == "open" and may(actor, "insights.write", At(unit.place.path)),
        )
        for unit in units
    ]  # fmt: skip


def _told(actor: Actor, units: Iterable[RoundUnit]) -> dict[int, list[Insight]]:
    """Unit of a round → what it has told, as far as the actor sees it."""
    pairs = RoundUnit.insights.through.objects.filter(roundunit__in=[unit.pk for unit in units])
    by_insight = {insight: unit for unit, insight in pairs.values_list("roundunit_id", "insight_id")}
    rows = Insight.objects.filter(visible_q(actor, "item__"), pk__in=by_insight).exclude(item__life="retired")
    found: dict[int, list[Insight]] = {}
    for row in rows.select_related("item", "main_group").order_by("-pk"):
        found.setdefault(by_insight[row.pk], []).append(row)
    return found


def receivers_of(places: Iterable[int]) -> dict[int, list[User]]:
    """Place id → those who receive a question there now, by name. One query."""
    rows = Membership.objects.filter(
        valid_q(clock.today()), place__in=list(places), role__in=rules.RECEIVERS, user__is_active=True
    )
    found: dict[int, list[User]] = {}
    for row in rows.select_related("user").order_by("user__name", "user_id"):
        if row.user not in found.setdefault(row.place_id, []):
            found[row.place_id].append(row.user)
    return found


def unit_by_code(actor: Actor, code: str) -> RoundUnit:
    """One unit of a round that one may see. Raises ItemNotFound."""
    rows = RoundUnit.objects.filter(visible_q(actor, "round__item__"), code=code)
    row = rows.select_related(
        "round__item__place__municipality", "round__municipality", "place__municipality"
    ).first()
    if row is None:
        raise ItemNotFound(code)
    return row


def units_to_ask(actor: Actor) -> list[Place]:
    """The places that may be asked: those below a municipality where one may put questions to units."""
    places = places_to_write(actor, ASK)
    return [place for place in places if place.kind != "municipality"][:MOST_UNITS]


def asked_of(actor: Actor) -> list[RoundUnit]:
    """The questions that wait for this person as the receiver of a unit, the most urgent first. One query."""
    own = {grant.place_id for grant in actor.grants if grant.role in rules.RECEIVERS}
    if not own:
        return []
    rows = RoundUnit.objects.filter(
        visible_q(actor, "round__item__"), place__in=own, answered__isnull=True, round__item__state="open",
        round__item__life="current",
    )  # fmt: skip
    return list(rows.select_related("round__item", "place").order_by("round__due", "pk"))


def soon_due(limit: int) -> list[InsightRound]:
    """Open rounds near their last day whose silent units have not been reminded by themselves yet."""
    rows = InsightRound.objects.filter(
        reminded__isnull=True, due__lte=clock.today() + timedelta(days=LONGEST_REMINDER), item__state="open",
        item__life="current",
    )  # fmt: skip
    return list(rows.select_related("item__place").order_by("due", "pk")[:limit])
