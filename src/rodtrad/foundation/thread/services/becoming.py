"""Making something new of an item, with the link that says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.module_loading import import_string

from rodtrad.foundation.base.declarations import Become
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.services.links import add_link


@transaction.atomic
def become(actor: Actor, item: Item, offer: Become, answers: Mapping[str, Any]) -> Item:
    """The new item, linked to the one it was made of; both have it in their history.

    ``answers``: the cleaned data of the offer's form. The module's ``create_from`` asks may(). Raises
    ValidationError by field for what it refuses; then nothing is made.
    """
    made: Item = import_string(offer.create_from)(actor, item, answers)
    source, target = (item, made) if offer.source_is == "from" else (made, item)
    add_link(actor, source, offer.relation, target)
    return made
