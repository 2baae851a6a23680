"""Moving cards: up and down, after another one, to another piece with a type of that piece (form section 1).

Moves name an anchor ("after X") and never clash with what somebody else writes at the same time.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.models import Link
from rodtrad.kernel.kubinol.schema import fields_of
from rodtrad.kernel.kubinol.words import CARD_TYPES, PIECE_OF, RELATIONS, relation_allowed
from rodtrad.work.canvas.choices import RELATION_LABELS, TYPE_TITLES
from rodtrad.work.canvas.models import CardDetail
from rodtrad.work.canvas.queries.whole import sees
from rodtrad.work.canvas.services.cards import STEP, locked_card, refuse_retired
from rodtrad.work.canvas.services.findings import gathering


@transaction.atomic
def move_card(actor: Actor, card: CardDetail, *, way: str = "", after: str | None = None) -> None:
    """Move a card among those of its type: ``way`` up or down, or ``after`` the card with that id ("" = first)."""
    card = locked_card(card)
    require(actor, "canvas.edit", card.item)
    refuse_retired(card.item)
    row = list(_siblings(card))
    place = next(index for index, each in enumerate(row) if each.pk == card.pk)
    others = [each for each in row if each.pk != card.pk]
    if way in ("up", "down"):
        target = place - 1 if way == "up" else place + 1
    elif after is not None:
        keys = [each.key for each in others]
        target = keys.index(after) + 1 if after in keys else 0
    else:
        raise ValidationError(_("Say where the card is to stand."), code="move")
    target = max(0, min(target, len(others)))
    if target == place:
        return
    _put(card, others, target)
    details = {"position": (str(place + 1), str(target + 1))}
    thread.change_item(
        actor, card.item, {}, details=details, small=True, action="canvas.card-moved", fresh=True
    )


def _siblings(card: CardDetail) -> list[CardDetail]:
    rows = CardDetail.objects.filter(case=card.case, item__kind=card.item.kind).exclude(item__life="retired")
    found = list(rows.order_by("position", "pk"))
    return found if any(each.pk == card.pk for each in found) else [*found, card]


def _put(card: CardDetail, others: list[CardDetail], target: int) -> None:
    """Give the card a place between its new neighbours; where there is no room left, space the whole case out."""
    before = others[target - 1].position if target else None
    behind = others[target].position if target < len(others) else None
    if before is None:
        free = (behind or STEP) // 2
        taken = CardDetail.objects.filter(case=card.case, position=free).exists() or free == 0
    else:
        free = before + STEP if behind is None else (before + behind) // 2
        taken = free in (before, behind) or CardDetail.objects.filter(case=card.case, position=free).exists()
    if not taken:
        card.position = free
        card.save(update_fields=["position"])
        return
    order = list(CardDetail.objects.filter(case=card.case).exclude(pk=card.pk).order_by("position", "pk"))
    anchor = others[target - 1].pk if target else None
    at = next((index + 1 for index, each in enumerate(order) if each.pk == anchor), None)
    if at is None:
        at = next(
            (index for index, each in enumerate(order) if others and each.pk == others[0].pk), len(order)
        )
    order.insert(at, card)
    for index, each in enumerate(order, start=1):
        each.position = index * STEP
    CardDetail.objects.bulk_update(order, ["position"], batch_size=500)


@transaction.atomic
def change_type(actor: Actor, card: CardDetail, card_type: str, *, revive: Iterable[str] = ()) -> list[str]:
    """Give a card another type, and so perhaps another piece.

    Id, text, note and history stay. Fields the new type lacks are kept out of sight until the card moves
    back. Links that are no longer allowed are put away, with the reason; their codes are returned. ``revive``:
    codes of links to bring back, when a move is undone. Raises ValidationError for a card that is put away.
    """
    card = locked_card(card)
    require(actor, "canvas.edit", card.item)
    if card_type not in CARD_TYPES:
        raise ValidationError({"type": _("There is no such type of card.")}, code="type")
    refuse_retired(card.item)
    if card_type == card.item.kind:
        return []
    before_piece = card.piece
    everything = {**card.hidden, **card.fields}
    known = {key.name: key for key in fields_of(card_type)}
    fits = {name: value for name, value in everything.items() if name in known and _fits(known[name], value)}
    card.hidden = {name: value for name, value in everything.items() if name not in fits}
    card.fields, card.piece = fits, PIECE_OF[card_type]
    with gathering():
        lost = _retire_links(actor, card, card_type)
        card.save(update_fields=["fields", "hidden", "piece"])
        details = {"piece": (before_piece, card.piece)}
        base: dict[str, object] = {"kind": card_type, "state": str(fits.get("state", ""))}
        thread.change_item(actor, card.item, base, details=details, action="canvas.card-moved", fresh=True)
        _revive(actor, card, revive)
    return lost


def _revive(actor: Actor, card: CardDetail, codes: Iterable[str]) -> None:
    """Bring back links of the card that an undone move had put away; those that do not fit stay away."""
    either = Q(source=card.item) | Q(target=card.item)
    rows = Link.objects.filter(either, code__in=list(codes), life="retired", home=card.item.home)
    for link in rows.select_related("source__place", "target__place"):
        fits = relation_allowed(link.rel, link.source.kind, link.target.kind)
        if fits and not link.source.is_retired and not link.target.is_retired:
            thread.bring_back_link(actor, link)


def _fits(key: object, value: object) -> bool:
    """Whether a kept value means the same under the new type's key: its words must be among the key's."""
    words = getattr(key, "words", ())
    values = value if isinstance(value, list) else [value]
    return not words or all(each in words for each in values)


def _retire_links(actor: Actor, card: CardDetail, card_type: str) -> list[str]:
    lost = links_lost(card, card_type)
    for link in lost:
        said = RELATION_LABELS.get(link.rel, link.rel)
        reason = _("The card became “%(type)s”, which “%(relation)s” does not fit.")
        thread.retire_link(actor, link, reason % {"type": TYPE_TITLES[card_type], "relation": said})
    return [link.code for link in lost]


def sentence_of(link: Link) -> str:
    """A link as people say it, with both titles."""
    return f"“{link.source.title}” {RELATION_LABELS.get(link.rel, link.rel)} “{link.target.title}”"


def links_lost_seen(actor: Actor, card: CardDetail, card_type: str) -> list[Link]:
    """Those of them of which the actor may see both ends."""
    return [row for row in links_lost(card, card_type) if sees(actor, row.source) and sees(actor, row.target)]


def links_lost(card: CardDetail, card_type: str) -> list[Link]:
    """The living links of the ten relations inside the case that the new type does not allow."""
    out = Link.objects.filter(source=card.item, rel__in=RELATIONS, life="current", home=card.item.home)
    into = Link.objects.filter(target=card.item, rel__in=RELATIONS, life="current", home=card.item.home)
    lost = [row for row in out.select_related("source", "target")
            if not relation_allowed(row.rel, card_type, row.target.kind)]  # fmt: skip
    lost += [row for row in into.select_related("source", "target")
             if not relation_allowed(row.rel, row.source.kind, card_type)]  # fmt: skip
    return lost
