"""One card with everything its page shows, and seats, findings by code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.days import in_words
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Membership, User
from rodtrad.foundation.org.queries import valid_q, visible_q
from rodtrad.foundation.thread.models import Item, Link
from rodtrad.foundation.thread.queries import ItemNotFound, item_by_code
from rodtrad.kernel.kubinol.schema import fields_of
from rodtrad.kernel.kubinol.words import CARD_TYPES
from rodtrad.work.canvas.choices import title_of, word_label
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Finding, Seat
from rodtrad.work.canvas.queries.cases import case_by_code
from rodtrad.work.canvas.queries.whole import sees
from rodtrad.work.canvas.rules import strings


def card_by_code(actor: Actor, code: str) -> CardDetail:
    """One card with item, place and case. Raises ItemNotFound (404) also for what the actor may not see."""
    item = item_by_code(actor, code, *CARD_TYPES)
    card = CardDetail.objects.select_related("case__item__place", "case__municipality").get(pk=item.pk)
    card.item = item
    return card


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of a card as its page says it. ``items``: the lines of a map."""

    title: Promise | str
    value: str
    items: tuple[tuple[Promise | str, str], ...] = ()


def facts_of_card(card: CardDetail) -> list[Fact]:
    """Every field of the type that says something, in the order of the form."""
    return facts_of_fields(card.item.kind, card.fields)


def facts_of_fields(card_type: str, fields: Mapping[str, Any]) -> list[Fact]:
    """The same of a card that is only values."""
    found: list[Fact] = []
    for key in fields_of(card_type):
        value = fields.get(key.name)
        if value in (None, "", [], {}):
            continue
        if isinstance(value, dict):
            items = tuple((title_of(name), said_in_words(name, inner)) for name, inner in value.items())
            found.append(Fact(title_of(key.name), "", items))
        else:
            found.append(Fact(title_of(key.name), said_in_words(key.name, value)))
    return found


def said_in_words(name: str, value: Any) -> str:
    """A value in words: known words by their labels, lists with commas, yes and no."""
    if isinstance(value, bool):
        return str(word_label("measurable", "yes" if value else "no"))
    if isinstance(value, list | tuple):
        return ", ".join(said_in_words(name, each) for each in value)
    return in_words(str(word_label(name, value))) if isinstance(value, str) else strings.as_text(value)


def sleeping_links(actor: Actor, card: CardDetail) -> list[Link]:
    """Links of a card whose other end is put away: they count again when that card is brought back."""
    rows = Link.objects.select_related("source", "target").exclude(life="retired")
    out = rows.filter(source=card.item, target__life="retired")
    into = rows.filter(target=card.item, source__life="retired")
    return [row for row in (*out, *into) if sees(actor, row.source) and sees(actor, row.target)]


def finding_by_code(actor: Actor, code: str) -> Finding:
    """One question about a card or case that the actor may see. Raises ItemNotFound."""
    rows = Finding.objects.select_related("case__item__place", "case__municipality", "card__item")
    found = rows.filter(visible_q(actor, "case__item__"), code=code).first()
    if found is None or (found.card is not None and not sees(actor, found.card.item)):
        raise ItemNotFound(code)
    return found


def findings_on(actor: Actor, detail: CaseDetail, check_code: str) -> list[Finding]:
    """The open rows of one question that the actor may see. Raises ItemNotFound when there are none."""
    rows = Finding.objects.filter(case=detail, check_code=check_code, answer="").select_related("card__item")
    seen = [row for row in rows if row.card is None or sees(actor, row.card.item)]
    if not seen:
        raise ItemNotFound(check_code)
    return seen


def seat_by_code(actor: Actor, code: str) -> Seat:
    """One seat of a case that the actor may see. Raises ItemNotFound."""
    seat = Seat.objects.select_related("case__item", "person").filter(code=code).first()
    if seat is None:
        raise ItemNotFound(code)
    seat.case = case_by_code(actor, seat.case.item.code)
    return seat


def seats_of(detail: CaseDetail) -> list[Seat]:
    return list(Seat.objects.filter(case=detail).select_related("person"))


def people_to_invite(detail: CaseDetail) -> Any:
    """Everyone with an account in the case's municipality, now."""
    here = Membership.objects.filter(valid_q(clock.today()), place__path__startswith=detail.municipality.path)
    return User.objects.filter(is_active=True, pk__in=here.values("user_id"))


def neighbours_of(actor: Actor, card: CardDetail) -> tuple[Item | None, Item | None]:
    """The cards before and after on the board, of the same type, that the actor may see."""
    rows = CardDetail.objects.filter(case=card.case, item__kind=card.item.kind).exclude(item__life="retired")
    cards = [row for row in rows.select_related("item").order_by("position", "pk") if sees(actor, row.item)]
    place = next((index for index, row in enumerate(cards) if row.pk == card.pk), None)
    if place is None:
        return None, None
    return cards[place - 1].item if place else None, cards[place + 1].item if place + 1 < len(cards) else None
