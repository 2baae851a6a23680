"""What a work has given so far (domain/kubinol.md 9.4), and the ladder of tests from thought to full scale (9.3)."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.models import Link
from rodtrad.kernel.kubinol.words import KNOWLEDGE
from rodtrad.work.canvas.models import CardDetail, CaseDetail, FindingAnswer, ThoughtTest
from rodtrad.work.canvas.queries.actor_map import CONTACTS, ActorsWanted, contact_numbers
from rodtrad.work.canvas.queries.counter_questions import QuestionNumbers, numbers_of
from rodtrad.work.canvas.queries.loops import LoopNumbers, loop_numbers, loops_of
from rodtrad.work.canvas.rules.outcomes import Month, Step, cumulative, ladder

SCALES = ("thought", "sketch", "prototype", "small", "full")


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All of the page. ``solved``: answers given to what the checks ask, by kind of answer."""

    ladder: tuple[Step, ...]
    knowledge: tuple[Month, ...]
    actors: tuple[tuple[str, int], ...]
    solved: dict[str, int]
    questions: QuestionNumbers
    loops: LoopNumbers


def outcomes_of(actor: Actor, detail: CaseDetail) -> Outcomes:
    """Counts of cards, links and questions that the actor sees; never of people. Nine queries."""
    cards = CardDetail.objects.filter(visible_q(actor, "item__"), case=detail).exclude(item__life="retired")
    tests = cards.filter(item__kind="test").values_list("fields__scale", "item__state")
    thoughts = ThoughtTest.objects.filter(case=detail).count()
    answers = FindingAnswer.objects.filter(case=detail)
    seen = set(
        CardDetail.objects.filter(visible_q(actor, "item__"), case=detail).values_list("key", flat=True)
    )
    numbers = contact_numbers(actor, ActorsWanted(case=detail.item.code))
    return Outcomes(
        ladder=ladder(SCALES, [(scale or "", state) for scale, state in tests], thoughts),
        knowledge=_knowledge(actor, detail),
        actors=tuple((word, numbers.get(word, 0)) for word in (*CONTACTS, "") if numbers.get(word)),
        solved=_solved(answers, seen), questions=numbers_of(actor, detail),
        loops=loop_numbers(loops_of(actor, detail)),
    )  # fmt: skip


def _solved(answers: QuerySet[FindingAnswer], seen: Set[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for answer, cards in answers.values_list("answer", "cards"):
        if set(cards) <= seen:
            found[answer] = found.get(answer, 0) + 1
    return found


def _knowledge(actor: Actor, detail: CaseDetail) -> tuple[Month, ...]:
    """When each kind of knowledge was first used: links of which both ends are seen, by month."""
    seen = visible_q(actor, "source__") & visible_q(actor, "target__")
    ends = Q(source__kind__in=KNOWLEDGE) | Q(target__kind__in=KNOWLEDGE)
    rows = Link.objects.filter(seen, ends, home=detail.item.code, life="current")
    made: list[tuple[date, str]] = []
    for created, source, target in rows.values_list("created", "source__kind", "target__kind"):
        day = timezone.localtime(created).date()
        made += [(day, kind) for kind in (source, target) if kind in KNOWLEDGE]
    return cumulative(made, KNOWLEDGE)
