"""Whole cases as the kernel takes them: read in a constant number of queries, however many cases.

``load_cases`` reads everything of the cases; ``seen_by`` leaves what the actor may see. The checks and the
comparison of import need the whole, people get what they may see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import rules as org_rules
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.models import Item, Link
from rodtrad.kernel.kubinol.case import Card, Case
from rodtrad.kernel.kubinol.case import Link as CaseLink
from rodtrad.kernel.kubinol.words import RELATIONS, relation_allowed
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Seat
from rodtrad.work.canvas.rules import reach

_AT_ONCE = 400


@dataclass(slots=True)
class LoadedCase:
    """A case with its rows. ``case`` has neither expected findings nor history.

    ``hidden``: ids of cards that ``seen_by`` has left out; empty = this is the whole case.
    """

    detail: CaseDetail
    case: Case
    cards: dict[str, CardDetail] = field(default_factory=dict)
    links: dict[tuple[str, str, str], Link] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()

    @property
    def code(self) -> str:
        return self.detail.item.code

    @property
    def arrival(self) -> Any:
        """How the case came by file, or None for one made in the product."""
        return getattr(self.detail, "arrival", None)


def visible_cases(actor: Actor) -> Any:
    """Every case that the actor may see, put away ones too, with item and place."""
    return CaseDetail.objects.filter(visible_q(actor, "item__")).select_related(
        "item", "item__place", "municipality"
    )


def load_cases(actor: Actor, codes: Iterable[str]) -> list[LoadedCase]:
    """The cases with these codes that the actor may see, whole, in the order asked for. Unseen ones are left out."""
    wanted = list(dict.fromkeys(codes))
    found: dict[str, LoadedCase] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        details = list(visible_cases(actor).select_related("arrival").filter(item__code__in=part))
        found.update(_with_rows(details))
    return [found[code] for code in wanted if code in found]


def _with_rows(details: Sequence[CaseDetail]) -> dict[str, LoadedCase]:
    by_pk = {detail.pk: detail for detail in details}
    cards: dict[int, list[CardDetail]] = defaultdict(list)
    rows = (
        CardDetail.objects.filter(case_id__in=by_pk)
        .select_related("item")
        .order_by("case_id", "position", "pk")
    )
    for card in rows:
        detail = card.case = by_pk[card.case_id]
        if card.item.place_id == detail.item.place_id:
            card.item.place = detail.item.place
        cards[card.case_id].append(card)
    links: dict[str, list[Link]] = defaultdict(list)
    codes = [detail.item.code for detail in details]
    for link in (
        Link.objects.filter(home__in=codes, rel__in=RELATIONS).select_related("canvas_extra").order_by("pk")
    ):
        links[link.home].append(link)
    seats: dict[int, list[Seat]] = defaultdict(list)
    for seat in Seat.objects.filter(case_id__in=by_pk):
        seats[seat.case_id].append(seat)
    return {
        detail.item.code: _loaded(detail, cards[detail.pk], links[detail.item.code], seats[detail.pk])
        for detail in details
    }


def _loaded(detail: CaseDetail, cards: list[CardDetail], links: list[Link], seats: list[Seat]) -> LoadedCase:
    key_of = {card.pk: card.key for card in cards if card.piece != "osorterat"}
    type_of = {card.pk: card.item.kind for card in cards}
    inside = [
        link
        for link in links
        if link.source_id in key_of
        and link.target_id in key_of
        # a card that has changed type keeps links that no longer fit, put away: no file may hold them
        and relation_allowed(link.rel, type_of[link.source_id], type_of[link.target_id])
    ]
    case_links = {(key_of[link.source_id], link.rel, key_of[link.target_id]): link for link in inside}
    case = replace(
        case_of(detail, seats),
        cards=tuple(card_of(card, detail.visibility) for card in cards),
        links=tuple(link_of(key, link) for key, link in case_links.items()),
    )
    return LoadedCase(detail, case, {card.key: card for card in cards}, case_links)


def retold(loaded: LoadedCase) -> LoadedCase:
    """The same case after some of its cards' rows have been changed in memory."""
    cards = tuple(card_of(card, loaded.detail.visibility) for card in loaded.cards.values())
    return replace(loaded, case=replace(loaded.case, cards=cards))


def case_of(detail: CaseDetail, seats: Iterable[Seat] = ()) -> Case:
    """The case without cards and links. Seats without a profession are persons, and stand in no file."""
    item, fields = detail.item, dict(detail.fields)
    fields |= {
        "level": detail.level, "new_or_existing": detail.new_or_existing, "entry_piece": detail.entry_piece,
    }  # fmt: skip
    team = [
        {"profession": seat.profession, **({"lead": True} if seat.lead else {})}
        for seat in seats
        if seat.profession
    ]
    if team:
        fields["team"] = tuple(team)
    return Case(
        id=detail.key, municipality=detail.municipality_text, title=item.title, status=item.state,
        description=item.text, paused_from=detail.paused_from if item.state == "paused" else "",
        status_since=detail.status_since, exploring=detail.exploring, visibility=detail.visibility,
        fields=fields, extra=dict(detail.extra),
    )  # fmt: skip


def card_of(card: CardDetail, visibility: str) -> Card:
    """The card in a case with that visibility."""
    item = card.item
    return Card(
        id=card.key, piece=card.piece, type=item.kind, text=item.text, basis=card.basis, note=card.note,
        reference=card.reference, life=item.life, retire_reason=item.retire_reason if item.is_retired else "",
        visibility=reach.said_level(card.visibility, visibility), tags=tuple(card.tags), fields=card.fields,
        extra=card.extra,
    )  # fmt: skip


def link_of(key: tuple[str, str, str], link: Link) -> CaseLink:
    source, rel, target = key
    extra = getattr(link, "canvas_extra", None)
    retired = link.life == "retired"
    return CaseLink(
        source=source, rel=rel, target=target, basis=link.basis, reason=link.reason, life=link.life,
        retire_reason=link.retire_reason if retired else "", extra=extra.extra if extra else {},
    )  # fmt: skip


def sees(actor: Actor, item: Item) -> bool:
    """Whether the actor may see an item that is already read."""
    return org_rules.sees(actor, item.audience, item.home, item.author_id)


def seen_by(actor: Actor, loaded: LoadedCase) -> LoadedCase:
    """What the actor may see of the case: hidden cards, and links that have one at an end, are not there."""
    if actor.everything:
        return loaded
    cards = {key: card for key, card in loaded.cards.items() if sees(actor, card.item)}
    if len(cards) == len(loaded.cards):
        return loaded
    links = {key: link for key, link in loaded.links.items() if key[0] in cards and key[2] in cards}
    case = replace(
        loaded.case,
        cards=tuple(card for card in loaded.case.cards if card.id in cards),
        links=tuple(link for link in loaded.case.links if link.source in cards and link.target in cards),
    )
    return LoadedCase(loaded.detail, case, cards, links, frozenset(loaded.cards) - frozenset(cards))
