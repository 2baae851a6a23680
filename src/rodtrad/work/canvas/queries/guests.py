"""Guest links: what the team sees of them, and the one that a secret opens."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings as django_settings
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.crypto import salted_hmac

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.canvas.models import CardDetail, CaseDetail, GuestKnock, GuestLink, Origin
from rodtrad.work.canvas.queries.cards import card_by_code
from rodtrad.work.canvas.rules.guests import digest_of, state_of

MOST = 100
SHOWN = 20
MISSES, ANSWERS, DAYS = "canvas.guest-misses", "canvas.guest-answers", "canvas.guest-days"


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link as the team reads it."""

    link: GuestLink
    state: str
    answers: int


def links_of_case(actor: Actor, detail: CaseDetail) -> list[LinkRow]:
    """The case's links, newest first; one about a card that the actor does not see is not there."""
    rows = GuestLink.objects.filter(case=detail)
    if not actor.everything:
        rows = rows.filter(Q(card__isnull=True) | visible_q(actor, "card__item__"))
    return _link_rows(rows)


def links_of_card(actor: Actor, card: CardDetail) -> list[LinkRow]:
    """The links about one card, which the actor sees, newest first."""
    return _link_rows(GuestLink.objects.filter(case=card.case, card=card))


def _link_rows(rows: QuerySet[GuestLink]) -> list[LinkRow]:
    now = clock.now()
    counted = rows.select_related("card__item", "made_by").annotate(number=Count("origins"))
    return [
        LinkRow(row, state_of(now=now, expires=row.expires, withdrawn=row.withdrawn, several=row.several,
                              answers=row.number), row.number)
        for row in counted[:MOST]
    ]  # fmt: skip


def link_by_code(actor: Actor, code: str) -> GuestLink:
    """One link of a case, and a card, that the actor sees. Raises ItemNotFound (404)."""
    rows = GuestLink.objects.select_related("case__item__place", "case__municipality", "card__item")
    found = rows.filter(visible_q(actor, "case__item__"), code=code).first()
    if found is not None and found.card is not None:
        card_by_code(actor, found.card.item.code)
    if found is None:
        raise ItemNotFound(code)
    return found


def open_link(token: str) -> GuestLink | None:
    """The link that a secret opens, whoever holds it; None for one that is wrong, used, late, withdrawn or held.

    Nothing here depends on the actor: the secret is what gives the right, to this question and nothing else.
    """
    digest = digest_of(token)
    if not digest:
        return None
    rows = GuestLink.objects.select_related("case__item__place", "case__municipality", "card__item")
    return rows.filter(_open_q(), digest=digest).first()


def has_come(token: str, once: str) -> bool:
    """Whether this very form has been answered already: sent twice, it gets its receipt again."""
    digest = digest_of(token)
    return bool(digest and once) and Origin.objects.filter(guest_link__digest=digest, once=once).exists()


def is_still_open(link: GuestLink) -> bool:
    """The same, asked again when the case is held."""
    return GuestLink.objects.filter(_open_q(), pk=link.pk).exists()


def _open_q() -> Q:
    answered = Exists(Origin.objects.filter(guest_link=OuterRef("pk")))
    case = Q(case__held=False) & ~Q(case__item__life="retired") & ~Q(case__visibility="private")
    card = Q(card__isnull=True) | ~Q(card__item__life="retired")
    return Q(withdrawn__isnull=True, expires__gt=clock.now()) & case & card & (Q(several=True) | ~Q(answered))


def shown_texts(link: GuestLink) -> list[str]:
    """What the team chose to show the guest beside the question: the card's text, or those of the piece's cards.

    Of a piece: cards in use that nobody has narrowed and that are no unconfirmed suggestions.
    """
    if not link.shows_text:
        return []
    if link.card is not None:
        return [link.card.item.text]
    rows = CardDetail.objects.filter(case=link.case, piece=link.piece, visibility="", item__life="current")
    rows = rows.exclude(basis="inferred").order_by("position", "pk")
    return list(rows.values_list("item__text", flat=True)[:SHOWN])


def waiting_answers(actor: Actor, detail: CaseDetail) -> list[Origin]:
    """Answers that nobody has accepted or rejected yet, oldest first."""
    rows = Origin.objects.filter(
        visible_q(actor, "card__item__"), card__case=detail, guest_link__isnull=False
    )
    rows = rows.filter(card__basis="inferred", card__piece="osorterat").exclude(card__item__life="retired")
    return list(rows.select_related("card__item", "guest_link").order_by("at", "pk")[:MOST])


def answer_by_code(actor: Actor, code: str) -> Origin:
    """The answer that became the card with this code. Raises ItemNotFound (404)."""
    card = card_by_code(actor, code)
    found = Origin.objects.select_related("guest_link").filter(card=card, guest_link__isnull=False).first()
    if found is None:
        raise ItemNotFound(code)
    found.card = card
    return found


def origin_of(actor: Actor, card: CardDetail) -> Origin | None:
    """What a card, which the actor sees, came out of."""
    rows = Origin.objects.select_related("alternative__test", "interview", "guest_link")
    return rows.filter(card=card).first()


def knock_key(address: str) -> str:
    """How an address is remembered for one hour: a digest keyed by the house's own secret, another each hour."""
    hour = clock.now().strftime("%Y-%m-%dT%H")
    return salted_hmac(
        "canvas.guest", f"{hour} {address}", secret=django_settings.SECRET_KEY, algorithm="sha256"
    ).hexdigest()


def has_tried_too_often(address: str) -> bool:
    """Whether so many links have missed, or so many answers come, from one address within the hour."""
    row = GuestKnock.objects.filter(key=knock_key(address)).first()
    if row is None:
        return False
    most = settings.values((MISSES, ANSWERS), None)
    return bool(row.missed >= most[MISSES] or row.answered >= most[ANSWERS])
