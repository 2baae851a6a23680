"""A card made of another module's item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.models import Item
from rodtrad.work.canvas.queries.cases import case_by_code
from rodtrad.work.canvas.services.cards import add_card


def card_from(actor: Actor, source: Item, answers: Mapping[str, Any]) -> Item:
    """A card in the chosen work. Raises ValidationError by field, and what ``add_card`` raises."""
    detail = case_by_code(actor, answers["work"])
    return add_card(actor, detail, answers["type"], {"text": answers["text"]}).item
