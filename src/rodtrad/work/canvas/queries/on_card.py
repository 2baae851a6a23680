"""What a card's page tells of asking: what the card came out of, the questions about it, and what one may ask."""

from __future__ import annotations

from dataclasses import dataclass

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import may
from rodtrad.work.canvas.models import CardDetail, CounterQuestion, Origin
from rodtrad.work.canvas.permissions import may_ask
from rodtrad.work.canvas.queries.counter_questions import questions_about
from rodtrad.work.canvas.queries.guests import origin_of


@dataclass(frozen=True, slots=True)
class OnCard:
    """``waits``: it is a guest's answer that the actor may take in or put away."""

    origin: Origin | None
    questions: list[CounterQuestion]
    may_ask: bool
    may_guest: bool
    waits: bool

    @property
    def links(self) -> bool:
        return self.may_ask or self.may_guest


def on_card(actor: Actor, card: CardDetail) -> OnCard:
    """Two queries, for a card that the actor may see."""
    origin, living = origin_of(actor, card), not card.item.is_retired
    fresh = living and card.basis == "inferred" and card.piece == "osorterat"
    waits = fresh and origin is not None and origin.guest_link is not None
    return OnCard(
        origin, questions_about(actor, card), living and may_ask(actor, card.case.item),
        living and not card.case.held and may(actor, "canvas.guest", card.case.item),
        waits and may(actor, "canvas.edit", card.item),
    )  # fmt: skip
