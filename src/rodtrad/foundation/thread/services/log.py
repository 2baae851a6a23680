"""How the thread writes in the audit log, and the refusals its services share."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import Row, record_many
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.models import Item, Link

Changes = Mapping[str, tuple[object, object]]


def note(actor: Actor, action: str, item: Item, changes: Changes | None = None, reason: str = "") -> None:
    """One entry about ``item``: each field with what it was and became, and the reason given, if any."""
    record_many(actor, action, [_row(item, changes or {}, reason)])


def note_link(actor: Actor, action: str, link: Link, *, made: bool, reason: str = "") -> None:
    """One entry at each end. The other end stands there by its code: the history shows it to those who see it."""
    rows = []
    for own, other, arrow in ((link.source, link.target, ">"), (link.target, link.source, "<")):
        value = f"{link.rel} {arrow} {other.code}"
        rows.append(_row(own, {"link": ("", value) if made else (value, "")}, reason))
    record_many(actor, action, rows)


def _row(item: Item, changes: Changes, reason: str) -> Row:
    told = dict(changes)
    if reason:
        told["reason"] = ("", reason)
    return Row(item=item.code, home=item.home, place=item.place.code, changes=told)


def need_reason(reason: str) -> str:
    """The reason without blank ends; refused when there is none."""
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": _("Write a line about why.")}, code="reason")
    return reason
