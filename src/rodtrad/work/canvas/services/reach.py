"""Who a case and its cards are shown to: the audience keys of their items, set together."""

from __future__ import annotations

from collections.abc import Iterable

from rodtrad.foundation.base.events import publish
from rodtrad.foundation.org.audiences import key_for
from rodtrad.foundation.thread.events import ItemsWritten
from rodtrad.foundation.thread.models import Item
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Release
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
    follow_case(detail)
    publish(ItemsWritten(tuple(pk for ids in wanted.values() for pk in ids)))


def audience_of_release(detail: CaseDetail, level: str) -> str:
    """The audience key of a released version: a safety question calls it back to the team, too."""
    own = reach.level_of_case(level, held=detail.held)
    return key_for(own, place=detail.item.place, home=detail.item.code)


def follow_case(detail: CaseDetail) -> None:
    """Decision points stand where their case stands and are shown to whom it is shown; released versions keep
    their own audience, unless a safety question holds the case."""
    place = detail.item.place
    decisions = Item.objects.filter(home=detail.item.code, kind="decision-point")
    decisions.update(audience=audience_of_case(detail), place=place)
    written = list(decisions.values_list("pk", flat=True))
    for release in Release.objects.filter(case=detail, item__life="current").select_related("item"):
        wanted = audience_of_release(detail, release.level)
        if (release.item.audience, release.item.place_id) != (wanted, place.pk):
            Item.objects.filter(pk=release.pk).update(audience=wanted, place=place)
            written.append(release.pk)
    publish(ItemsWritten(tuple(written)))
