"""Roles on one item. Whoever calls has checked that the actor may decide over the item: org knows no items."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import rules
from rodtrad.foundation.org.choices import OBJECT_ROLES
from rodtrad.foundation.org.models import ObjectRole, User


@transaction.atomic
def give_object_role(
    actor: Actor, user: User, item_code: str, role: str, until: date | None = None
) -> ObjectRole:
    """Give a person a role on an item, from today. Giving what is already held changes nothing."""
    if role not in OBJECT_ROLES:
        raise ValidationError(_("There is no such role."), code="role")
    if not user.is_active:
        raise ValidationError(_("This person has left. Bring the account back first."), code="left")
    row, made = ObjectRole.objects.select_for_update().get_or_create(
        user=user, item=item_code, role=role, defaults={"since": clock.today(), "until": until}
    )
    if not made:
        if rules.is_valid(row.since, row.until, clock.today()) and row.until == until:
            return row
        row.since, row.until = clock.today(), until
        row.save(update_fields=["since", "until"])
    told = {"role": ("", role), "person": ("", user.name)}
    record(actor, "org.object-role-given", item=item_code, home=item_code, changes=told)
    return row


@transaction.atomic
def end_object_role(actor: Actor, user: User, item_code: str, role: str) -> None:
    """Take a role on an item away, as of now."""
    day = clock.today() - timedelta(days=1)
    rows = ObjectRole.objects.filter(user=user, item=item_code, role=role).exclude(until__lte=day)
    if rows.update(until=day):
        told = {"role": (role, ""), "person": (user.name, "")}
        record(actor, "org.object-role-ended", item=item_code, home=item_code, changes=told)
