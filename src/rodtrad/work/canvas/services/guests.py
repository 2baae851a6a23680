"""Guest links (KUB-11): made, withdrawn, answered from outside; answers accepted or rejected by the team."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock, ids
from rodtrad.foundation.base.days import in_words
from rodtrad.foundation.base.scope import Actor, acting, system
from rodtrad.foundation.org.permissions import require
from rodtrad.kernel import guard
from rodtrad.kernel.kubinol.words import PIECES
from rodtrad.work.canvas.models import CardDetail, CaseDetail, GuestKnock, GuestLink, Origin
from rodtrad.work.canvas.queries.counter_questions import team_ids
from rodtrad.work.canvas.queries.guests import is_still_open, knock_key
from rodtrad.work.canvas.rules import guests as rules
from rodtrad.work.canvas.rules import reach
from rodtrad.work.canvas.services.cards import add_card, change_card, confirm_card, locked_card, retire_card
from rodtrad.work.canvas.services.cases import locked
from rodtrad.work.canvas.services.findings import gathering
from rodtrad.work.canvas.services.moving import change_type
from rodtrad.work.canvas.services.saving import refuse_numbers
from rodtrad.work.canvas.services.telling import checked_save, notify, tell

_GUEST = system("guest answer")
MOST_DAYS = 90


class LinkClosed(ValidationError):
    """The link takes no answers (any longer). The guest is not told why."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is sent to whom. ``card`` or ``piece``; ``days``: how long the link holds."""

    question: str
    to: str
    asks_as: str
    card: CardDetail | None = None
    piece: str = ""
    shows_text: bool = False
    several: bool = False
    days: int = 14


@transaction.atomic
def make_link(actor: Actor, detail: CaseDetail, asked: Asked) -> tuple[GuestLink, str]:
    """Make a link. Returns it with its secret, which is kept nowhere and cannot be shown again.

    Raises PermissionDenied, ValidationError by field; refused while a safety question is open (rule 15).
    """
    texts = {"question": asked.question, "to": asked.to, "asks_as": asked.asks_as}
    refuse_numbers(texts)
    detail = locked(detail)
    require(actor, "canvas.guest", detail.item)
    _refuse_unready(detail, asked)
    _refuse_texts(texts, asked)
    token = "".join(secrets.choice(rules.LETTERS) for _letter in range(rules.TOKEN_LENGTH))
    link = GuestLink(
        case=detail, card=asked.card, piece=asked.piece, question=asked.question.strip(), to=asked.to.strip(),
        asks_as=asked.asks_as.strip(), shows_text=asked.shows_text, several=asked.several,
        digest=rules.digest_of(token), made=clock.now(), made_by_id=actor.user_id,
        expires=clock.now() + timedelta(days=asked.days),
    )  # fmt: skip
    checked_save(link, "question", "to", "asks_as")
    item = asked.card.item if asked.card is not None else detail.item
    told = {"question": ("", link.question), "asked_outside": ("", link.to)}
    tell(actor, "canvas.guest-asked", item, detail, told)
    return link, token


def _refuse_unready(detail: CaseDetail, asked: Asked) -> None:
    """The work, the card and the piece must be such that something may be asked about them outside."""
    if detail.held:
        text = _("Nothing may be sent out while a question about safety is open. Answer it first.")
        raise ValidationError(text, code="held")
    if detail.item.is_retired:
        raise ValidationError(
            _("This work is put away. Bring it back before you ask about it."), code="retired"
        )
    if detail.visibility == "private":
        raise ValidationError(_("Show the work to its team first: answers come to the team."), code="private")
    if asked.card is None:
        if asked.piece not in PIECES:
            raise ValidationError(_("Choose a card or a piece to ask about."), code="piece")
        return
    card = locked_card(asked.card)
    if card.case_id != detail.pk or card.item.is_retired:
        raise ValidationError(
            _("The card is put away. Bring it back before you ask about it."), code="retired"
        )
    if card.item.audience == "private":
        raise ValidationError(
            _("Only you see this card. Show it to the team before you ask outside."), code="private"
        )


def _refuse_texts(texts: dict[str, str], asked: Asked) -> None:
    for name, text in texts.items():
        if not text.strip():
            raise ValidationError({name: _("This must be filled in.")}, code="empty")
        if len(text) > rules.QUESTION_LENGTH:
            raise ValidationError({name: _("Write at most 2,000 characters.")}, code="too-long")
        if guard.find(text):
            message = _(
                "This seems to hold a phone number, an address or the like. Take it away: it goes outside."
            )
            raise ValidationError({name: message}, code="personal")
    if not 1 <= asked.days <= MOST_DAYS:
        raise ValidationError({"days": _("Choose 1 to 90 days.")}, code="days")


@transaction.atomic
def withdraw_link(actor: Actor, link: GuestLink) -> None:
    """The link takes no more answers. Those that have come stay."""
    detail = locked(link.case)
    require(actor, "canvas.guest", detail.item)
    if GuestLink.objects.filter(pk=link.pk, withdrawn__isnull=True).update(withdrawn=clock.now()):
        item = link.card.item if link.card is not None else detail.item
        tell(actor, "canvas.guest-withdrawn", item, detail, {"asked_outside": (link.to, "")})


@transaction.atomic
def answer_link(link: GuestLink, text: str, once: str) -> None:
    """A guest's answer: a suggestion in the inbox of the case, shown to the team only, until the team has read it.

    The same form twice is one answer. Raises LinkClosed, ValidationError by field.
    """
    refuse_numbers({"text": text})
    if not text.strip():
        raise ValidationError({"text": _("Write your answer, if only a few words.")}, code="empty")
    if len(text) > rules.ANSWER_LENGTH:
        raise ValidationError({"text": _("Write at most 10,000 characters.")}, code="too-long")
    once = once if rules.is_once(once) else ids.new_code()
    with acting(_GUEST):
        detail = locked(link.case)
        if Origin.objects.filter(guest_link=link, once=once).exists():
            return
        if not is_still_open(link):
            raise LinkClosed(_("This question takes no answers any longer."), code="closed")
        narrow = {"visibility": "team"} if reach.is_beyond_team(detail.visibility) else {}
        card = add_card(_GUEST, detail, "unsorted", {"text": text.strip(), **narrow}, basis="inferred")
        Origin.objects.create(card=card, guest_link=link, once=once, at=clock.now())
        tell(_GUEST, "canvas.guest-answered", card.item, detail, {"asked_outside": ("", link.to)})
        notify(_GUEST, "canvas.guest-answered", card.item, team_ids(detail.item.code))


@transaction.atomic
def accept_answer(actor: Actor, origin: Origin, card_type: str) -> None:
    """The team takes the answer in, as a voice, an experience or a need; it then reaches as far as the case."""
    card = locked_card(origin.card)
    require(actor, "canvas.edit", card.item)
    if card_type not in rules.BECOMES:
        raise ValidationError({"type": _("Choose one of the types.")}, code="type")
    _refuse_settled(card)
    link = origin.guest_link
    said = _("Answer from %(who)s, %(day)s") % {
        "who": link.to if link is not None else "", "day": in_words(origin.at.date()),
    }  # fmt: skip
    with gathering():
        change_type(actor, card, card_type)
        confirm_card(actor, card)
        change_card(actor, card, {"visibility": "", "reference": said}, small=True)


@transaction.atomic
def reject_answer(actor: Actor, origin: Origin, reason: str) -> None:
    """The team puts the answer away, with a reason that only the team reads."""
    card = locked_card(origin.card)
    require(actor, "canvas.edit", card.item)
    _refuse_settled(card)
    retire_card(actor, card, reason)


def _refuse_settled(card: CardDetail) -> None:
    if card.item.is_retired or card.basis != "inferred":
        raise ValidationError(_("Somebody has taken care of this answer already."), code="settled")


@transaction.atomic
def knock(address: str, what: Literal["missed", "answered"]) -> None:
    """Count one try from an address within this hour, and forget the hours before."""
    hour = clock.now().replace(minute=0, second=0, microsecond=0)
    key = knock_key(address)
    GuestKnock.objects.filter(hour__lt=hour).delete()
    GuestKnock.objects.bulk_create([GuestKnock(key=key, hour=hour)], ignore_conflicts=True)
    GuestKnock.objects.filter(key=key).update(**{what: F(what) + 1})
