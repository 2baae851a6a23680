"""A tick in the matching matrix: the link is made, brought back or put away."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread.models import Link
from rodtrad.foundation.thread.services import add_link, retire_link
from rodtrad.work.canvas.models import CardDetail


@transaction.atomic
def set_link(
    actor: Actor, source: CardDetail, rel: str, target: CardDetail, *, on: bool, reason: str
) -> None:
    """Link the two or put their link away, as ``on`` says; as it is already changes nothing.

    ``reason``: why it is put away. Raises ValidationError when the relation does not fit or a card is put away.
    """
    require(actor, "canvas.edit", source.item)
    if on:
        add_link(actor, source.item, rel, target.item)
        return
    rows = Link.objects.select_related("source__place", "target__place")
    link = rows.filter(source=source.item, rel=rel, target=target.item, life="current").first()
    if link is not None:
        retire_link(actor, link, reason.strip() or _("Taken away in the matching."))
