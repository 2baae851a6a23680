"""Who a case and its cards are shown to: the audience keys of their items, set together."""

from __future__ import annotations

from collections.abc import Iterable

from rodtrad.foundation.base.events import publish
from rodtrad.foundation.org.audiences import key_for
from rodtrad.foundation.thread.events import ItemsWritten
from rodtrad.foundation.thread.models import Item
from rodtrad.work.canvas.models import CardDetail, CaseDetail
from rodtrad.work.canvas.rules import reach


def audience_of_case(detail: CaseDetail) -> str:
    """The audience key of the case's own item. ``detail`` has item and place."""
    level = reach.level_of_case(detail.visibility, held=detail.held)
    return key_for(level, place=detail.item.place, home=detail.item.code)


def audience_of_card(detail: CaseDetail, own: str) -> str:
    """The audience key of a card of the case with its own visibility, or none."""
    level = reach.level_of_card(own, detail.visibility, held=detail.held)
    return key_for(level, place=detail.item.place, home=detail.item.code)


def set_audiences(detail: CaseDetail, cards: Iterable[CardDetail]) -> None:
    """Write the audiences of the case and its cards where they differ: one write per audience."""
    wanted: dict[str, list[int]] = {}
    if detail.item.audience != audience_of_case(detail):
        wanted.setdefault(audience_of_case(detail), []).append(detail.item.pk)
        detail.item.audience = audience_of_case(detail)
    for card in cards:
        audience = audience_of_card(detail, card.visibility)
        if card.item.audience != audience:
            wanted.setdefault(audience, []).append(card.item.pk)
            card.item.audience = audience
    for audience, ids in wanted.items():
        Item.objects.filter(pk__in=ids).update(audience=audience)
    publish(ItemsWritten(tuple(pk for ids in wanted.values() for pk in ids)))
