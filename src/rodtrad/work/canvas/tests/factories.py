"""Makes cases and cards for the tests, with boring defaults."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rodtrad.foundation.base.scope import Actor, acting
from rodtrad.foundation.org.models import Place
from rodtrad.work.canvas.models import CardDetail, CaseDetail
from rodtrad.work.canvas.services.cards import add_card
from rodtrad.work.canvas.services.cases import create_case


def make_case(actor: Actor, place: Place, title: str = "Middag ihop", **texts: str) -> CaseDetail:
    """A case led by the actor."""
    with acting(actor):
        return create_case(actor, place=place, texts={"title": title, "entry_piece": "insats", **texts})


def make_card(
    actor: Actor, case: CaseDetail, kind: str = "need", text: str = "Sällskap", **texts: str
) -> CardDetail:
    """A card of the case."""
    with acting(actor):
        return add_card(actor, case, kind, {"text": text, **texts})


def form_of(card: CardDetail, **changes: str) -> Mapping[str, Any]:
    """What a browser sends when the card's form is saved with these changes."""
    from rodtrad.work.canvas.services.cards import card_texts

    texts = card_texts(card)
    seen = {f"seen-{name}": text for name, text in texts.items()}
    return {**texts, **seen, **changes}


def make_link(actor: Actor, case: CaseDetail, **asked: Any) -> tuple[Any, str]:
    """A guest link about a piece of the case, and its secret."""
    from rodtrad.work.canvas.services.guests import Asked, make_link

    given = {
        "question": "Vad saknar du?",
        "to": "gäster",
        "asks_as": "Björkhamn, personal",
        "piece": "insats",
    }
    with acting(actor):
        return make_link(actor, case, Asked(**{**given, **asked}))


def make_answer(link: Any, text: str = "Sällskap på vägen.", once: str = "aaaaaaaaa2") -> CardDetail:
    """A guest's answer, as the card it became."""
    from rodtrad.foundation.base.scope import PUBLIC
    from rodtrad.work.canvas.services.guests import answer_link

    with acting(PUBLIC):
        answer_link(link, text, once)
        return CardDetail.objects.select_related("item__place", "case__item__place").get(origin__once=once)
