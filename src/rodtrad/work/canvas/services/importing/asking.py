"""Counter-questions and thought tests that come by file (form section 10) become rows of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from rodtrad.kernel.kubinol.words import PIECES
from rodtrad.work.canvas.models import (
    CardDetail,
    CaseDetail,
    CounterQuestion,
    ThoughtAlternative,
    ThoughtTest,
)
from rodtrad.work.canvas.rules.differences import plain

_AT_ONCE = 500


@dataclass(slots=True)
class AskingRows:
    """Rows that wait until the cases and cards of the batch are saved."""

    questions: list[CounterQuestion] = field(default_factory=list)
    changed: list[tuple[CounterQuestion, list[CardDetail]]] = field(default_factory=list)
    tests: list[ThoughtTest] = field(default_factory=list)
    alternatives: list[ThoughtAlternative] = field(default_factory=list)

    def take(
        self, detail: CaseDetail, history: Mapping[str, Any], cards: Mapping[str, CardDetail]
    ) -> set[tuple[str, int]]:
        """Take what fits of a new case's history. Says which entries, by list and place.

        A question about a card that only an old version holds is left: it is kept as it came.
        """
        held: set[tuple[str, int]] = set()
        for place, row in enumerate(history.get("questions", ())):
            about, changed = row.get("about") or "", row.get("changed") or ()
            if (not about or about in cards or about in PIECES) and all(key in cards for key in changed):
                self._question(detail, place, row, cards)
                held.add(("questions", place))
        for place, row in enumerate(history.get("thought_tests", ())):
            self._thought_test(detail, place, row)
            held.add(("thought_tests", place))
        return held

    def _question(
        self, detail: CaseDetail, place: int, row: Mapping[str, Any], cards: Mapping[str, CardDetail]
    ) -> None:
        about = row.get("about") or ""
        question = CounterQuestion(
            case=detail, position=place, card=cards.get(about), piece="" if about in cards else about,
            text=row["text"], asked=_noon(row["asked"]), asked_as=row.get("asked_by") or "",
            state=row.get("state") or "", answer=row.get("answer") or "",
        )  # fmt: skip
        self.questions.append(question)
        self.changed.append((question, [cards[key] for key in row.get("changed") or ()]))

    def _thought_test(self, detail: CaseDetail, place: int, row: Mapping[str, Any]) -> None:
        test = ThoughtTest(
            case=detail, position=place, date=_day(row["date"]), knot=row["knot"],
            pieces=plain(row.get("pieces") or ()), outcome=row.get("outcome") or "",
            next_test=row.get("next_test") or "",
        )  # fmt: skip
        self.tests.append(test)
        self.alternatives += [
            ThoughtAlternative(
                test=test, position=position, text=each["text"], speaks_for=each.get("for") or "",
                speaks_against=each.get("against") or "", keep=each.get("keep"),
            )
            for position, each in enumerate(row.get("alternatives") or ())
        ]  # fmt: skip

    def save(self) -> None:
        """Write everything; the cases and cards have their numbers now."""
        held: list[CounterQuestion | ThoughtTest] = [*self.questions, *self.tests]
        for row in held:
            row.case_id = row.case.item_id
        for question in self.questions:
            question.card_id = question.card.item_id if question.card is not None else None
        CounterQuestion.objects.bulk_create(self.questions, batch_size=_AT_ONCE)
        ThoughtTest.objects.bulk_create(self.tests, batch_size=_AT_ONCE)
        for alternative in self.alternatives:
            alternative.test_id = alternative.test.pk
        ThoughtAlternative.objects.bulk_create(self.alternatives, batch_size=_AT_ONCE)
        through = CounterQuestion.changed.through
        through.objects.bulk_create(self._changes(through), batch_size=_AT_ONCE)

    def _changes(self, through: Any) -> Iterable[Any]:
        for question, cards in self.changed:
            for card in cards:
                yield through(counterquestion_id=question.pk, carddetail_id=card.item_id)


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _noon(value: Any) -> datetime:
    """The middle of the day in Sweden: the file knows no hour."""
    return timezone.make_aware(datetime.combine(_day(value), time(12)))
