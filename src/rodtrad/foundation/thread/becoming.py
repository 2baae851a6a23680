"""What may be made of an item: asked of all modules that declare it (``Manifest.becomes``)."""

from __future__ import annotations

from collections.abc import Mapping

from django.forms import Form
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.module_loading import import_string

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.declarations import Become
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.lanes import lane_of
from rodtrad.foundation.thread.models import Item


def takes(offer: Become, item: Item) -> bool:
    """Whether the kind, or its lane, is among what can be made into this."""
    return not item.is_retired and (item.kind in offer.from_kinds or lane_of(item.kind) in offer.from_lanes)


def form_of(offer: Become, actor: Actor, item: Item, data: Mapping[str, object] | None = None) -> Form | None:
    """What is asked before it is made; None for an item it cannot be made of, and for those who may not."""
    if not takes(offer, item):
        return None
    form: Form | None = import_string(offer.form)(actor, item, data)
    return form


def offers(actor: Actor, item: Item) -> list[Become]:
    """What this person may make of the item, in the order of the manifests."""
    return [row for row in manifests.becomes if form_of(row, actor, item) is not None]


def menu(request: HttpRequest, item: Item) -> str:
    """The part of an item's page that leads there. Named in the manifest under ``item_parts``."""
    found = offers(request.actor, item)  # type: ignore[attr-defined]
    if not found:
        return ""
    return render_to_string("thread/_becoming.html", {"item": item, "offers": found}, request)
