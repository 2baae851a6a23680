"""Learning loops of one work, and the report over all works that one may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils import timezone

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Loop
from rodtrad.work.canvas.queries.cases import case_by_code
from rodtrad.work.canvas.queries.whole import sees
from rodtrad.work.canvas.rules.loops import Round, kub_5_4_back_to_the_assumptions, middle

IN_A_ROW = "canvas.single-loops-in-a-row"
MOST = 2000


def loops_of(actor: Actor, detail: CaseDetail) -> list[Loop]:
    """The loops of a work in their order; one that came from a hidden result is left out. One query."""
    rows = Loop.objects.filter(case=detail).select_related("card__item", "by")
    return [loop for loop in rows if loop.card is None or sees(actor, loop.card.item)]


def loop_by_code(actor: Actor, code: str) -> Loop:
    """One loop of a case that the actor may see. Raises ItemNotFound."""
    loop = Loop.objects.select_related("case__item", "card__item").filter(code=code).first()
    if loop is None or (loop.card is not None and not sees(actor, loop.card.item)):
        raise ItemNotFound(code)
    loop.case = case_by_code(actor, loop.case.item.code)
    return loop


def stuck_elements(actor: Actor, detail: CaseDetail, loops: Iterable[Loop]) -> list[Item]:
    """Elements that have been adjusted again and again: the team is asked to go back to the assumptions."""
    keys = _stuck(loops, _in_a_row(detail.item.place))
    if not keys:
        return []
    rows = CardDetail.objects.filter(case=detail, key__in=keys).select_related("item")
    return [card.item for card in rows if sees(actor, card.item)]


def _in_a_row(place: Place | None) -> int:
    number: int = settings.value(IN_A_ROW, place)
    return number


def _stuck(loops: Iterable[Loop], in_a_row: int) -> tuple[str, ...]:
    ended = [Round(loop.kind, loop.elements) for loop in loops if loop.to_number is not None]
    return kub_5_4_back_to_the_assumptions(ended, in_a_row)


def days_to_change(loop: Loop) -> int | None:
    """Days from what set a loop off to the change."""
    if loop.began is None or loop.at is None:
        return None
    return (timezone.localtime(loop.at).date() - loop.began).days


@dataclass(slots=True)
class LoopNumbers:
    """How many loops have ended, by their kind, and how many are under way."""

    single: int = 0
    double: int = 0
    none: int = 0
    under_way: int = 0

    def count(self, loops: Iterable[Loop]) -> None:
        """Add these loops."""
        rows = list(loops)
        ended = Counter(loop.kind for loop in rows if loop.to_number is not None)
        self.single += ended["single"]
        self.double += ended["double"]
        self.none += ended["none"]
        self.under_way += len(rows) - ended.total()

    @property
    def total(self) -> int:
        return self.single + self.double + self.none + self.under_way


def loop_numbers(loops: Iterable[Loop]) -> LoopNumbers:
    """The numbers of these loops."""
    found = LoopNumbers()
    found.count(loops)
    return found


@dataclass(slots=True, kw_only=True)
class ReportRow(LoopNumbers):
    """Loops of one work, or of all with the same programme."""

    title: str
    code: str = ""
    days: int | None = None
    stuck: int = 0
    _waits: list[int] = field(default_factory=list)

    def add(self, loops: Iterable[Loop], in_a_row: int) -> None:
        rows = list(loops)
        self.count(rows)
        self.stuck += bool(_stuck(rows, in_a_row))
        self._waits += [days for loop in rows if (days := days_to_change(loop)) is not None]
        self.days = middle(self._waits)


def loop_report(actor: Actor) -> tuple[list[ReportRow], list[ReportRow]]:
    """By programme (its name in the works' own words), and by work. Each work by its own place's threshold.

    Three queries.
    """
    rows = Loop.objects.filter(visible_q(actor, "case__item__"), case__item__life="current")
    by_case: dict[int, list[Loop]] = {}
    for loop in rows.select_related("case__item__place", "card__item").order_by("case_id", "pk")[:MOST]:
        if loop.card is None or sees(actor, loop.card.item):
            by_case.setdefault(loop.case_id, []).append(loop)
    in_a_row = settings.value_by_place(IN_A_ROW, [loops[0].case.item.place for loops in by_case.values()])
    programmes: dict[str, ReportRow] = {}
    works = []
    for loops in by_case.values():
        detail = loops[0].case
        limit = in_a_row[detail.item.place_id]
        work = ReportRow(title=detail.item.title, code=detail.item.code)
        work.add(loops, limit)
        works.append(work)
        name = str(detail.fields.get("programme", ""))
        programmes.setdefault(name, ReportRow(title=name)).add(loops, limit)
    return list(programmes.values()), sorted(works, key=lambda row: row.title)
