"""Cards: written down quickly, changed field by field, confirmed, put away and brought back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.scope import Actor, system
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.events import ItemsWritten
from rodtrad.foundation.thread.models import Item
from rodtrad.kernel.kubinol.clean import clean_card
from rodtrad.kernel.kubinol.keys import NOTE_LENGTH
from rodtrad.kernel.kubinol.schema import fields_of
from rodtrad.kernel.kubinol.words import CARD_TYPES, PIECE_OF, narrower_or_equal
from rodtrad.work.canvas.models import CardDetail, CaseDetail
from rodtrad.work.canvas.queries.whole import load_cases
from rodtrad.work.canvas.rules import differences, keys, reach, strings
from rodtrad.work.canvas.services.cases import locked
from rodtrad.work.canvas.services.findings import gathering, look_at
from rodtrad.work.canvas.services.reach import audience_of_card
from rodtrad.work.canvas.services.saving import (
    Saved,
    as_pairs,
    checked,
    keep_losing,
    keep_theirs,
    merged,
    refuse_numbers,
)

_SYSTEM = system("cards")
STEP = 1024
TITLE_LENGTH = 200
COMMON = ("text", "note", "reference", "life", "visibility", "tags")
_COLUMNS = ("basis", "note", "reference", "visibility", "tags", "fields")
_DETAILS = ("basis", "note", "reference", "visibility", "tags")


def title_of(text: str) -> str:
    """What lists call a card: its statement on one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= TITLE_LENGTH:
        return line
    return line[: TITLE_LENGTH - 1].rsplit(" ", 1)[0][: TITLE_LENGTH - 1] + "…"


def form_names(card_type: str) -> list[str]:
    """The names of all texts in the form of a card of the type."""
    return [*COMMON, *(row.name for row in strings.card_form_keys(card_type))]


@transaction.atomic
def add_card(
    actor: Actor, detail: CaseDetail, card_type: str, texts: Mapping[str, str], *, basis: str = "source"
) -> CardDetail:
    """A new card last in its piece. ``texts`` as in its form, at least text; ``basis`` inferred: a suggestion.

    Raises ValidationError by field.
    """
    refuse_numbers(texts)
    detail = locked(detail)
    require(actor, "canvas.edit", detail.item)
    refuse_retired(detail.item)
    if card_type not in CARD_TYPES:
        raise ValidationError({"type": _("There is no such type of card.")}, code="type")
    key, detail.letters = keys.next_card_key(PIECE_OF[card_type], detail.letters)
    clean = _clean(detail, card_type, key, {"life": "current", **texts}, basis)
    last = CardDetail.objects.filter(case=detail).aggregate(last=Max("position"))["last"] or 0
    card = CardDetail(case=detail, key=key, piece=PIECE_OF[card_type], position=last + STEP)
    _fill(card, card_type, clean)
    card.item = thread.create_item(
        actor, kind=card_type, place=detail.item.place, home=detail.item.code,
        audience=audience_of_card(detail, card.visibility), title=title_of(clean["text"]), text=clean["text"],
        state=str(card.fields.get("state", "")), life=clean.get("life", "current"), action="canvas.card-added",
        details={name: value for name, value in clean.items() if name not in ("id", "piece", "type", "text", "state")},
    )  # fmt: skip
    card.save(force_insert=True)
    publish(ItemsWritten((card.item_id,)))
    detail.save(update_fields=["letters"])
    look_at(detail.item.code)
    return card


def card_texts(card: CardDetail) -> strings.Texts:
    """The texts of the card's form as they are saved now. ``card`` has its item."""
    common = {
        "text": card.item.text, "note": card.note, "reference": card.reference,
        "life": card.item.life, "visibility": reach.said_level(card.visibility, card.case.visibility),
        "tags": strings.as_text(card.tags),
    }  # fmt: skip
    return {**common, **strings.as_texts(strings.card_form_keys(card.item.kind), card.fields)}


@transaction.atomic
def change_card(
    actor: Actor, card: CardDetail, texts: Mapping[str, str], *, seen: Mapping[str, str] | None = None,
    small: bool = False, overridden: Mapping[str, str] | None = None,
) -> Saved:  # fmt: skip
    """Save the fields that the actor changed; what others changed meanwhile stays, both texts survive.

    ``overridden``: texts of others that the actor has chosen to replace. Changing the text of a suggested
    card confirms it. Raises PermissionDenied, ValidationError by field.
    """
    refuse_numbers(texts)
    thread.hold(card.item.home)
    whole = load_cases(_SYSTEM, [card.item.home])[0]
    card = whole.cards[card.key]
    require(actor, "canvas.edit", card.item)
    refuse_retired(card.item)
    current = card_texts(card)
    merge = merged(current, texts, seen)
    keep_theirs(actor, card.item, overridden or {}, current)
    keep_losing(actor, card.item, merge.conflicts)
    changed: tuple[str, ...] = ()
    if merge.apply:
        basis = "accepted" if "text" in merge.apply and card.basis == "inferred" else card.basis
        clean = _clean(card.case, card.item.kind, card.key, {**current, **merge.apply}, basis)
        with gathering():
            changed = _save_clean(actor, card, clean, small)
            look_at(card.item.home, whole)
    return Saved(changed, merge.conflicts)


def _clean(
    detail: CaseDetail, card_type: str, key: str, texts: Mapping[str, str], basis: str
) -> dict[str, Any]:
    """The whole card as the schema lets it in."""
    values = strings.as_values(strings.card_form_keys(card_type), texts)
    common = {name: texts.get(name, "") for name in ("text", "note", "reference", "life", "visibility")}
    values |= {name: text.strip() for name, text in common.items() if text.strip()}
    tags = [line.strip() for line in texts.get("tags", "").splitlines() if line.strip()]
    values |= {"id": key, "piece": PIECE_OF[card_type], "type": card_type, "basis": basis}
    values |= {"tags": list(dict.fromkeys(tags))} if tags else {}
    if values.get("life") == "retired":
        raise ValidationError({"life": _("Put the card away with its own button: it asks for a reason.")})
    if len(values.get("note", "")) > NOTE_LENGTH:
        raise ValidationError({"note": _("The note is longer than 50,000 characters.")}, code="too-long")
    clean: dict[str, Any] = checked(clean_card, values, form_names(card_type))
    wide = clean.get("visibility", "")
    if wide and not narrower_or_equal(wide, detail.visibility):
        raise ValidationError(
            {"visibility": _("A card cannot be shown to more than its case.")}, code="wider"
        )
    if wide == detail.visibility:
        del clean["visibility"]
    return clean


def _fill(card: CardDetail, card_type: str, clean: Mapping[str, Any]) -> None:
    """The card's own columns out of the checked values."""
    own = [key.name for key in fields_of(card_type)]
    card.basis = clean.get("basis", "source")
    card.note, card.reference = clean.get("note", ""), clean.get("reference", "")
    said = reach.said_level(card.visibility, card.case.visibility)
    card.visibility = clean.get("visibility", "") if said or "visibility" in clean else card.visibility
    card.tags = list(clean.get("tags", ()))
    card.fields = {name: differences.plain(clean[name]) for name in own if name in clean}


def _save_clean(actor: Actor, card: CardDetail, clean: Mapping[str, Any], small: bool) -> tuple[str, ...]:
    """Write checked values to a card: its own row, its item, history and flags."""
    before, own = _told(card), dict(card.__dict__)
    _fill(card, card.item.kind, clean)
    columns = [name for name in _COLUMNS if getattr(card, name) != own[name]]
    audience = audience_of_card(card.case, card.visibility)
    base: dict[str, object] = {
        "text": clean["text"], "title": title_of(clean["text"]), "life": clean.get("life", "current"),
        "state": str(card.fields.get("state", "")), "audience": audience,
    }  # fmt: skip
    if columns:
        card.save(update_fields=columns)
    pairs = as_pairs(before, _told(card))
    pairs.pop("state", None)
    return thread.change_item(
        actor, card.item, base, details=pairs, small=small, action="canvas.card-changed", fresh=True
    )


def _told(card: CardDetail) -> dict[str, Any]:
    return {**{name: getattr(card, name) for name in _DETAILS}, **card.fields}


@transaction.atomic
def confirm_card(actor: Actor, card: CardDetail) -> None:
    """Say yes to a suggested card."""
    card = locked_card(card)
    require(actor, "canvas.edit", card.item)
    if card.basis != "inferred":
        raise ValidationError(_("Only a suggested card can be confirmed."), code="basis")
    card.basis = "accepted"
    card.save(update_fields=["basis"])
    details = {"basis": ("inferred", "accepted")}
    thread.change_item(
        actor, card.item, {}, details=details, small=True, action="canvas.card-confirmed", fresh=True
    )


@transaction.atomic
def retire_card(actor: Actor, card: CardDetail, reason: str) -> None:
    """Put a card away with a reason; rejecting a suggestion is the same (its basis stays)."""
    refuse_numbers({"reason": reason})
    card = locked_card(card)
    require(actor, "canvas.edit", card.item)
    thread.retire(actor, card.item, reason)


@transaction.atomic
def bring_back_card(actor: Actor, card: CardDetail) -> None:
    """Bring a card back; its links wake up with it."""
    card = locked_card(card)
    require(actor, "canvas.edit", card.item)
    thread.bring_back(actor, card.item)


def locked_card(card: CardDetail) -> CardDetail:
    """The card as it is now with item, place and case, nobody else's until the transaction ends."""
    thread.hold(card.item.home)
    rows = CardDetail.objects.select_related("item__place", "case__item__place", "case__municipality")
    return rows.get(pk=card.pk)


def refuse_retired(item: Item) -> None:
    if item.is_retired:
        raise ValidationError(_("This is put away. Bring it back before you change it."), code="retired")


def in_order(cards: Iterable[CardDetail]) -> list[CardDetail]:
    return sorted(cards, key=lambda card: (card.position, card.pk))
