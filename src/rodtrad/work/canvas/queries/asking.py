"""What the checks ask, as questions that a person can answer: one per code, with the cards the actor may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import get_language

from rodtrad.foundation.base.scope import Actor
from rodtrad.kernel.kubinol import sentences
from rodtrad.kernel.kubinol.checks import BLOCKS_SHARING, SEVERITY, piece_of
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Finding
from rodtrad.work.canvas.queries.guiding import SaidGuide
from rodtrad.work.canvas.queries.rows import CardRow
from rodtrad.work.canvas.queries.whole import sees
from rodtrad.work.canvas.rules.states import GATE_CHECKS

SHOWN = 6
_CODE = "0000000000"


class CardUrls:
    """Addresses of many cards: the pattern is looked up once."""

    def __init__(self) -> None:
        self._before, self._after = reverse("canvas:card", args=[_CODE]).split(_CODE)

    def of(self, code: str) -> str:
        return f"{self._before}{code}{self._after}"


@dataclass(slots=True)
class Asked:
    """One row of a question: the card it is about, or None for the case."""

    finding: Finding
    card: CardDetail | CardRow | None
    title: str = ""
    url: str = ""


@dataclass(slots=True)
class Question:
    """One check's question on a case."""

    code: str
    title: str
    text: str
    piece: str
    severity: str
    rows: list[Asked] = field(default_factory=list)
    helping: list[SaidGuide] = field(default_factory=list)

    @property
    def open_rows(self) -> list[Asked]:
        return [row for row in self.rows if not row.finding.answer]

    @property
    def shown_rows(self) -> list[Asked]:
        """The first cards that wait for an answer; the page of the question has them all."""
        return self.open_rows[:SHOWN]

    @property
    def beyond(self) -> int:
        return max(0, len(self.open_rows) - SHOWN)

    @property
    def answered_rows(self) -> list[Asked]:
        return [row for row in self.rows if row.finding.answer]

    @property
    def open_cards(self) -> list[CardDetail | CardRow]:
        return [row.card for row in self.open_rows if row.card is not None]

    @property
    def is_answered(self) -> bool:
        return not self.open_rows

    @property
    def is_safety(self) -> bool:
        return self.code in BLOCKS_SHARING

    @property
    def on_suggestion(self) -> bool:
        return any(row.finding.on_suggestion for row in self.rows)

    @property
    def tone(self) -> str:
        return {"S": "warning", "I": "info"}.get(self.severity, "ask")


def questions_of(
    detail: CaseDetail, cards: Iterable[CardDetail | CardRow], urls: CardUrls | None = None
) -> list[Question]:
    """The questions on a case: safety first, then by code. ``cards``: those that the actor may see.

    A question of which no card is left to see is not shown (rule 5).
    """
    seen: dict[int, CardDetail | CardRow] = {card.pk: card for card in cards}
    urls = urls or CardUrls()
    language: sentences.Language = "en" if (get_language() or "sv").startswith("en") else "sv"
    found: dict[str, Question] = {}
    rows = list(Finding.objects.filter(case=detail).select_related("answered_by"))
    order = {pk: place for place, pk in enumerate(seen)}
    for row in sorted(rows, key=lambda row: (row.check_code, order.get(row.card_id or 0, -1))):
        if row.card_id is not None and row.card_id not in seen:
            continue
        code = row.check_code
        question = found.get(code)
        if question is None:
            question = found[code] = Question(
                code, sentences.title(code, language), sentences.question(code, language), piece_of(code),
                SEVERITY[code],
            )  # fmt: skip
        card = seen.get(row.card_id) if row.card_id else None
        question.rows.append(
            Asked(row, card, card.item.title, urls.of(card.item.code)) if card else Asked(row, None)
        )
    return sorted(found.values(), key=lambda question: (not question.is_safety, question.code))


def asked_at_gate(actor: Actor, detail: CaseDetail) -> list[tuple[str, str]]:
    """The open questions that a step to regular work asks a reason for: the finding's code, and what it asks."""
    rows = Finding.objects.filter(case=detail, answer="", check_code__in=GATE_CHECKS).select_related(
        "card__item"
    )
    seen = [row for row in rows if row.card is None or sees(actor, row.card.item)]
    language: sentences.Language = "en" if (get_language() or "sv").startswith("en") else "sv"
    return [
        (row.code, f"{sentences.title(row.check_code, language)}: {row.card.item.title}" if row.card
         else sentences.title(row.check_code, language))
        for row in seen
    ]  # fmt: skip
