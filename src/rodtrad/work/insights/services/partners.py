"""Partners one asks through: who they are, what they may be asked, and each contact."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import At, require
from rodtrad.foundation.thread.services import change_item, create_item, hold
from rodtrad.work.insights.models import Partner, PartnerContact
from rodtrad.work.insights.services.saving import (
    audience_of,
    check,
    municipality_of,
    not_overwritten,
    set_columns,
    told,
    written,
)

COLUMNS = ("speaks_for", "asked_about", "not_about", "reached_by", "compensation", "interprets")


@transaction.atomic
def add_partner(
    actor: Actor, *, place: Place, name: str, text: str = "", values: Mapping[str, Any]
) -> Partner:
    """A new partner, shown to the municipality."""
    require(actor, "insights.partner", At(place.path))
    partner = Partner(municipality=municipality_of(place))
    set_columns(partner, values, COLUMNS)
    check(partner)
    code = new_code()
    item = create_item(
        actor, kind="insight-partner", place=place, audience=audience_of("municipality", place, code), title=name,
        text=text.strip(), code=code, action="insights.partner-added",
        details={key: told(values[key]) for key in COLUMNS if values.get(key)},
    )  # fmt: skip
    partner.item = item
    partner.save(force_insert=True)
    written(item)
    return partner


@transaction.atomic
def change_partner(
    actor: Actor, partner: Partner, values: Mapping[str, Any], *, seen: int | None = None
) -> bool:
    """Change what is said of a partner."""
    require(actor, "insights.partner", partner.item)
    hold(partner.item.home)
    fresh = Partner.objects.select_related("item__place").get(pk=partner.pk)
    not_overwritten(fresh.item, seen)
    pairs = set_columns(fresh, values, COLUMNS)
    check(fresh)
    changes: dict[str, object] = {name: values[name].strip() for name in ("title", "text") if name in values}
    changed = change_item(
        actor, fresh.item, changes, details=pairs, action="insights.partner-changed", fresh=True
    )
    fresh.save()
    written(fresh.item)
    return bool(changed)


@transaction.atomic
def note_contact(
    actor: Actor,
    partner: Partner,
    *,
    kind: str,
    day: date,
    note: str = "",
    answer: str = "",
    paid: int | None = None,
    work: str = "",
) -> PartnerContact:
    """One time the partner was invited, asked, compensated, or interpreted together with us."""
    require(actor, "insights.partner", partner.item)
    row = PartnerContact(
        partner=partner, kind=kind, day=day, note=note.strip(), answer=answer, paid=paid, work=work,
        by_id=actor.user_id,
    )  # fmt: skip
    check(row)
    row.save(force_insert=True)
    record(
        actor, "insights.partner-contacted", item=partner.item.code, home=partner.item.home,
        place=partner.item.place.code,
        changes={"contact": ("", kind), "day": ("", told(day)), "text": ("", row.note), "paid": ("", paid or "")},
    )  # fmt: skip
    return row
