"""Reads of attachments. What is seen follows the item."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.files.choices import Life
from rodtrad.foundation.files.models import Attachment, Content
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.models import Item


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be attached at a place: megabytes a file, megabytes an item, megapixels a picture."""

    per_file: int
    per_item: int
    megapixels: int


def limits_at(place: Place) -> Limits:
    """By the settings of the place, in one query."""
    names = ("files.per-file", "files.per-item", "files.megapixels")
    return Limits(*settings.values(names, place).values())


def attachments_of(actor: Actor, item: Item) -> list[Attachment]:
    """All attachments of an item that the actor may see, oldest first, those put away too: one query."""
    rows = Attachment.objects.filter(visible_q(actor, "item__"), item=item)
    return list(rows.select_related("author"))


def attachment_by_code(actor: Actor, code: str) -> Attachment:
    """One attachment with its item and place. Raises Http404 when its item is not seen."""
    rows = Attachment.objects.select_related("item__place").filter(visible_q(actor, "item__"), code=code)
    found = rows.first()
    if found is None:
        raise Http404(code)
    return found


def bytes_of(attachment: Attachment) -> bytes:
    """The bytes of an attachment that was found for the actor."""
    return bytes(Content.objects.values_list("data", flat=True).get(pk=attachment.pk))


def current_size(item: Item) -> int:
    """How many bytes are attached to the item, without what is put away."""
    return sum(Attachment.objects.filter(item=item, life=Life.CURRENT).values_list("size", flat=True))
