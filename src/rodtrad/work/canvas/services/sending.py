"""Edits that a browser may send twice, after a lost answer: each is done once, by the name the browser gave it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.services import hold
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Sent
from rodtrad.work.canvas.services.cards import add_card, change_card
from rodtrad.work.canvas.services.saving import Saved

KEPT = timedelta(days=30)
_KEY = re.compile("[a-z]{12,40}")  # letters only: no name of an edit can look like a number


@transaction.atomic
def add_once(
    actor: Actor, detail: CaseDetail, card_type: str, texts: Mapping[str, str], key: str = ""
) -> CardDetail:
    """A new card, or the one that came with this key before. Without a key it is simply added."""
    hold(detail.item.home)
    before = _arrived(actor, key)
    if before is not None:
        return before
    card = add_card(actor, detail, card_type, texts)
    _remember(actor, key, card)
    return card


@transaction.atomic
def change_once(
    actor: Actor, card: CardDetail, texts: Mapping[str, str], *, seen: Mapping[str, str], key: str = "",
    overridden: Mapping[str, str] | None = None,
) -> Saved:  # fmt: skip
    """Change a card's fields, once per key. An edit that clashed is not remembered: it clashes again."""
    hold(card.item.home)
    if _arrived(actor, key) is not None:
        return Saved()
    saved = change_card(actor, card, texts, seen=seen, overridden=overridden)
    if not saved.conflicts:
        _remember(actor, key, card)
    return saved


def _arrived(actor: Actor, key: str) -> CardDetail | None:
    if key and _KEY.fullmatch(key) is None:
        raise ValidationError(_("The name of this edit cannot be read."), code="key")
    if not key or actor.user_id is None:
        return None
    row = Sent.objects.filter(user_id=actor.user_id, key=key).select_related("card__item__place").first()
    return row.card if row else None


def _remember(actor: Actor, key: str, card: CardDetail) -> None:
    if key and actor.user_id is not None:
        now = clock.now()
        Sent.objects.filter(user_id=actor.user_id, at__lt=now - KEPT).delete()
        Sent.objects.create(user_id=actor.user_id, key=key, card=card, at=now)
