"""Reviews of existing interventions, and the portfolio of all that one may see (KUB-69)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import FloatField, QuerySet, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Review
from rodtrad.work.canvas.queries.cases import case_by_code
from rodtrad.work.canvas.queries.whole import sees
from rodtrad.work.canvas.rules.reviews import hours_per_year

SIZE = 50
ORDER = ("item__changed", "pk")
NOT_REVIEWED = "none"
MOST_EXPORTED = 5000


def review_by_code(actor: Actor, code: str) -> Review:
    """One review of a case that the actor may see. Raises ItemNotFound."""
    review = Review.objects.select_related("case__item", "begun_by").filter(code=code).first()
    if review is None:
        raise ItemNotFound(code)
    review.case = case_by_code(actor, review.case.item.code)
    return review


def reviews_of(detail: CaseDetail) -> list[Review]:
    return list(Review.objects.filter(case=detail).select_related("begun_by", "ended_by"))


def cards_of_piece(actor: Actor, detail: CaseDetail, piece: str) -> list[CardDetail]:
    """The living cards of one piece that the actor sees."""
    rows = CardDetail.objects.filter(case=detail, piece=piece).exclude(item__life="retired")
    return [card for card in rows.select_related("item").order_by("position", "pk") if sees(actor, card.item)]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the portfolio is narrowed to; empty = all. ``place``: a place's code."""

    place: str = ""
    outcome: str = ""
    state: str = ""


def existing(actor: Actor, wanted: Wanted) -> QuerySet[CaseDetail]:
    """Existing interventions that the actor may see."""
    rows = CaseDetail.objects.filter(
        visible_q(actor, "item__"), new_or_existing="existing", item__life="current"
    )
    if wanted.place:
        place = Place.objects.filter(code=wanted.place).first()
        rows = rows.filter(item__place__path__startswith=place.path) if place else rows.none()
    if wanted.state:
        rows = rows.filter(item__state=wanted.state)
    if wanted.outcome == NOT_REVIEWED:
        rows = rows.exclude(fields__has_key="review_outcome")
    elif wanted.outcome:
        rows = rows.filter(fields__review_outcome=wanted.outcome)
    return rows


def portfolio_page(actor: Actor, wanted: Wanted, after: str = "", size: int = SIZE) -> Page[CaseDetail]:
    """One page, untouched the longest first, in one query."""
    rows = existing(actor, wanted).select_related("item__place", "municipality")
    return page_of(rows, order=ORDER, after=after, size=size)


def portfolio_rows(actor: Actor, wanted: Wanted) -> list[CaseDetail]:
    """All of it, for a file."""
    rows = existing(actor, wanted).select_related("item__place", "municipality")
    return list(rows.order_by(*ORDER)[:MOST_EXPORTED])


@dataclass(frozen=True, slots=True)
class Freed:
    """What the reviews have freed, summed up: hours and kronor per year, and from how many works."""

    works: int
    reviewed: int
    hours: float
    sek: float


def freed(actor: Actor, wanted: Wanted) -> Freed:
    """Two queries."""
    rows = existing(actor, wanted).order_by()
    sums: dict[str, Any] = rows.aggregate(
        hours=Sum(Cast(KT("fields__freed__hours_per_month"), FloatField())),
        sek=Sum(Cast(KT("fields__freed__sek_per_year"), FloatField())),
    )
    counted = list(rows.values_list("fields__review_outcome", flat=True))
    return Freed(
        len(counted),
        sum(outcome is not None for outcome in counted),
        hours_per_year(sums["hours"]),
        sums["sek"] or 0,
    )
