"""Counter-questions and thought tests as the file's lists hold them, by the case's id and their place there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from rodtrad.work.canvas.models import CounterQuestion, ThoughtAlternative, ThoughtTest
from rodtrad.work.canvas.queries.whole import LoadedCase

Placed = list[tuple[int, dict[str, Any]]]


def questions_in_file(loaded: Mapping[int, LoadedCase]) -> dict[int, Placed]:
    """The questions of the cases, those left out that are about a hidden card or link: two queries."""
    found: dict[int, Placed] = {pk: [] for pk in loaded}
    rows = CounterQuestion.objects.filter(case_id__in=loaded).select_related("link")
    for row in rows.prefetch_related("changed").order_by("case_id", "position", "pk"):
        case = loaded[row.case_id]
        key_of = {card.pk: key for key, card in case.cards.items()}
        ends = (row.link.source_id, row.link.target_id) if row.link is not None else ()
        if any(pk is not None and pk not in key_of for pk in (row.card_id, *ends)):
            continue
        found[row.case_id].append((row.position, _question(row, key_of)))
    return found


def _question(row: CounterQuestion, key_of: Mapping[int, str]) -> dict[str, Any]:
    about = key_of[row.card_id] if row.card_id is not None else row.piece
    changed = [key_of[card.pk] for card in row.changed.all() if card.pk in key_of]
    told = {
        "asked": str(timezone.localtime(row.asked).date()), "text": row.text, "about": about,
        "asked_by": row.asked_as, "state": row.state, "answer": row.answer, "changed": changed,
    }  # fmt: skip
    return {name: value for name, value in told.items() if value}


def thought_tests_in_file(case_ids: Iterable[int]) -> dict[int, Placed]:
    """The thought tests of the cases, without examples from elsewhere: two queries."""
    found: dict[int, Placed] = {pk: [] for pk in case_ids}
    rows = ThoughtTest.objects.filter(case_id__in=list(found)).prefetch_related("alternatives")
    for row in rows.order_by("case_id", "position", "pk"):
        told = {
            "date": row.date.isoformat(), "knot": row.knot, "pieces": row.pieces,
            "alternatives": [_alternative(each) for each in row.alternatives.all() if not each.not_ours],
            "outcome": row.outcome, "next_test": row.next_test,
        }  # fmt: skip
        found[row.case_id].append((row.position, {name: value for name, value in told.items() if value}))
    return found


def _alternative(row: ThoughtAlternative) -> dict[str, Any]:
    told = {"text": row.text, "for": row.speaks_for, "against": row.speaks_against}
    said = {} if row.keep is None else {"keep": row.keep}
    return {**{name: value for name, value in told.items() if value}, **said}
