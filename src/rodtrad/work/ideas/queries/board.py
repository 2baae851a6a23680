"""What stands in each square of the board when × who, and what has no square yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.work.ideas.choices import State
from rodtrad.work.ideas.models import Campaign, Idea
from rodtrad.work.ideas.queries.groups import pile
from rodtrad.work.ideas.queries.hands import with_hands
from rodtrad.work.ideas.rules.board import Square, squares

ENDED = (State.MERGED, State.NOT_NOW, State.DONE, State.TOLD)
SHOWN = 6
"""Ideas shown in one square; the rest stand behind a link."""
PAGE = 12


@dataclass(frozen=True, slots=True)
class Filled:
    """``number``: all ideas in the square; ``ideas``: the first of them."""

    square: Square
    number: int
    ideas: tuple[Idea, ...]

    @property
    def more(self) -> int:
        return self.number - len(self.ideas)


def going_on(actor: Actor, campaign: Campaign) -> QuerySet[Idea]:
    """The ideas with which something may still happen."""
    return pile(actor, campaign).exclude(item__state__in=ENDED).select_related("item__place", "triage")


def gin_95_board(
    actor: Actor, campaign: Campaign, whens: Sequence[str], whos: Sequence[str]
) -> list[list[Filled]]:
    """GIN-95: every square with its number and its first ideas. Three queries, however many ideas there are."""
    rows = going_on(actor, campaign).filter(triage__when__in=whens, triage__who__in=whos)
    counted = rows.order_by().values_list("triage__when", "triage__who").annotate(n=Count("pk"))
    numbers = {(when, who): number for when, who, number in counted}
    place = Window(RowNumber(), partition_by=[F("triage__when"), F("triage__who")], order_by=F("pk").asc())
    held: dict[tuple[str, str], list[Idea]] = {}
    first = rows.annotate(at=place).filter(at__lte=SHOWN).order_by("pk").values_list("pk", flat=True)
    for idea in with_hands(actor, rows.filter(pk__in=list(first))).order_by("pk"):
        held.setdefault((idea.triage.when, idea.triage.who), []).append(idea)
    return [
        [
            Filled(each, numbers.get((each.when, each.who), 0), tuple(held.get((each.when, each.who), ())))
            for each in row
        ]
        for row in squares(whens, whos)
    ]


def in_square(actor: Actor, campaign: Campaign, square: Square, after: str = "") -> Page[Idea]:
    """All ideas of one square."""
    rows = going_on(actor, campaign).filter(triage__when=square.when, triage__who=square.who)
    return page_of(with_hands(actor, rows), order=("pk",), after=after)


def without_square(
    actor: Actor, campaign: Campaign, whens: Sequence[str], whos: Sequence[str], after: str = ""
) -> Page[Idea]:
    """Ideas that nobody has placed, or whose words are no longer on the lists."""
    placed = going_on(actor, campaign).filter(triage__when__in=whens, triage__who__in=whos)
    rows = going_on(actor, campaign).exclude(pk__in=placed.order_by().values("pk"))
    return page_of(with_hands(actor, rows), order=("pk",), after=after, size=PAGE)
