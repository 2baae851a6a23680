"""Thought tests and interviews of a case one may see, and the introduction for those who are new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.canvas.models import (
    CardDetail,
    CaseDetail,
    Interview,
    Origin,
    ThoughtAlternative,
    ThoughtTest,
)

SIZE = 30
_CASE = ("case__item__place", "case__municipality")


def thought_page(actor: Actor, detail: CaseDetail, after: str = "") -> Page[ThoughtTest]:
    """The case's thought tests, newest first."""
    rows = ThoughtTest.objects.filter(case=detail).prefetch_related("alternatives")
    return page_of(rows, order=("-date", "-id"), after=after, size=SIZE)


def thought_by_code(actor: Actor, code: str) -> ThoughtTest:
    """One thought test of a case the actor may see. Raises ItemNotFound (404)."""
    rows = ThoughtTest.objects.select_related(*_CASE).filter(visible_q(actor, "case__item__"))
    found = rows.filter(code=code).first()
    if found is None:
        raise ItemNotFound(code)
    return found


def alternative_by_code(actor: Actor, code: str) -> ThoughtAlternative:
    """One alternative of such a thought test. Raises ItemNotFound (404)."""
    rows = ThoughtAlternative.objects.select_related("test", *(f"test__{name}" for name in _CASE))
    found = rows.filter(visible_q(actor, "test__case__item__"), code=code).first()
    if found is None:
        raise ItemNotFound(code)
    return found


@dataclass(frozen=True, slots=True)
class Tried:
    """One alternative, with the cards the actor sees that it became."""

    row: ThoughtAlternative
    cards: tuple[Item, ...]


def alternatives_of(actor: Actor, test: ThoughtTest) -> list[Tried]:
    """All alternatives of a thought test, in two queries."""
    rows = list(ThoughtAlternative.objects.filter(test=test))
    became: dict[int, list[Item]] = {row.pk: [] for row in rows}
    seen = Origin.objects.filter(visible_q(actor, "card__item__"), alternative__in=rows)
    for origin in seen.select_related("card__item"):
        became[origin.alternative_id or 0].append(origin.card.item)
    return [Tried(row, tuple(became[row.pk])) for row in rows]


@dataclass(frozen=True, slots=True)
class TimeBox:
    """A time-box that has begun: when it ends, and whole minutes left (0 = over)."""

    started: datetime
    ends: datetime
    left: int


def time_box(test: ThoughtTest) -> TimeBox | None:
    """The clock of the thought test; none when it was not started, or ended hours ago."""
    if test.started is None or not test.minutes:
        return None
    ends = test.started + timedelta(minutes=test.minutes)
    if clock.now() - ends > timedelta(hours=2):
        return None
    return TimeBox(test.started, ends, max(0, -((clock.now() - ends) // timedelta(minutes=1))))


def interviews_of(actor: Actor, detail: CaseDetail) -> list[Interview]:
    """The case's interviews, newest first."""
    return list(Interview.objects.filter(case=detail).prefetch_related("components")[:SIZE])


def interview_by_code(actor: Actor, code: str) -> Interview:
    """One interview of a case the actor may see. Raises ItemNotFound (404)."""
    rows = Interview.objects.select_related(*_CASE).filter(visible_q(actor, "case__item__"))
    found = rows.filter(code=code).first()
    if found is None:
        raise ItemNotFound(code)
    return found


def cards_of_interview(actor: Actor, interview: Interview) -> list[Item]:
    """The cards that came out of it and that the actor sees."""
    rows = Origin.objects.filter(visible_q(actor, "card__item__"), interview=interview)
    return [row.card.item for row in rows.select_related("card__item")]


@dataclass(frozen=True, slots=True)
class Introduction:
    """One page for volunteers and stand-ins: why, what must not be missing, and what one does when."""

    benefits: tuple[str, ...]
    for_all: tuple[CardDetail, ...]
    for_staff: tuple[CardDetail, ...]
    situations: tuple[Interview, ...]


MOST_ON_A_PAGE = 12


def introduction_of(actor: Actor, detail: CaseDetail) -> Introduction:
    """What somebody new must know of the work, out of cards that the actor sees and finished interviews."""
    rows = CardDetail.objects.filter(visible_q(actor, "item__"), case=detail, item__life="current")
    rows = rows.exclude(basis="inferred").select_related("item").order_by("position", "pk")
    benefits = rows.filter(item__kind="benefit-individual").values_list("item__text", flat=True)
    cores = list(rows.filter(item__kind="core-component")[: 2 * MOST_ON_A_PAGE])
    staff = tuple(card for card in cores if card.fields.get("competence") == "professional")
    told = Interview.objects.filter(case=detail, finished__isnull=False).exclude(situation="")
    return Introduction(
        tuple(benefits[:3]), tuple(card for card in cores if card not in staff)[:MOST_ON_A_PAGE],
        staff[:MOST_ON_A_PAGE], tuple(told[:4]),
    )  # fmt: skip
