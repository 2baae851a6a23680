"""The cards and links of a case as plain rows: what a board draws of hundreds of them, without models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.rules import sees
from rodtrad.foundation.thread.models import Link
from rodtrad.kernel.kubinol.words import RELATIONS
from rodtrad.work.canvas.models import CardDetail, CaseDetail

Ends = tuple[int, str, int]
"""A living link: from, relation, to."""
_DRAWN = (
    "pk", "key", "basis", "fields", "item__code", "item__kind", "item__home", "item__audience", "item__title",
    "item__text", "item__life", "item__author_id",
)  # fmt: skip


@dataclass(slots=True)
class CardRow:
    """A card together with its item. ``item`` is the row itself, so that it reads like a card with its item."""

    pk: int
    key: str
    basis: str
    fields: dict[str, Any]
    code: str
    kind: str
    home: str
    audience: str
    title: str
    text: str
    life: str
    author_id: int | None

    @property
    def item(self) -> CardRow:
        return self

    @property
    def is_retired(self) -> bool:
        return self.life == "retired"


def cards_of(actor: Actor, detail: CaseDetail) -> list[CardRow]:
    """The cards of a case that the actor may see, in their order: one query."""
    rows = CardDetail.objects.filter(case=detail).order_by("position", "pk").values_list(*_DRAWN)
    cards = [CardRow(*row) for row in rows]
    return [card for card in cards if sees(actor, card.audience, card.home, card.author_id)]


def links_of(detail: CaseDetail, cards: list[CardRow]) -> list[Ends]:
    """The living links between these cards: one query. One with a hidden end is not there."""
    rows = Link.objects.filter(home=detail.item.code, rel__in=RELATIONS).exclude(life="retired")
    seen = {card.pk for card in cards}
    found = rows.order_by("pk").values_list("source_id", "rel", "target_id")
    return [row for row in found if row[0] in seen and row[2] in seen]
