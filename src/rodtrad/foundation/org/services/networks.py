"""Municipalities join and leave networks. Both sides must agree; either side may leave."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import permissions
from rodtrad.foundation.org.choices import JOINED, PlaceKind
from rodtrad.foundation.org.models import NetworkMember, Place


@transaction.atomic
def join_network(
    actor: Actor, *, network: Place, municipality: Place, since: date | None = None
) -> NetworkMember:
    """From now on (or ``since``) the municipality belongs to the network: what it shows its networks, they see."""
    for side in (network, municipality):
        permissions.require(actor, "org.manage-networks", side)
    if network.kind not in JOINED or municipality.kind != PlaceKind.MUNICIPALITY:
        raise ValidationError(_("Only a municipality can join, and only a network or region."), code="kind")
    row, _made = NetworkMember.objects.get_or_create(network=network, municipality=municipality)
    before = (row.since, row.until)
    row.since, row.until = since or clock.today(), None
    row.save()
    told = {"network": ("", network.name), "since": (before[0], row.since), "until": (before[1], None)}
    record(actor, "org.network-joined", place=municipality.code, changes=told)
    return row


@transaction.atomic
def leave_network(actor: Actor, *, network: Place, municipality: Place) -> None:
    """End it as of now. What the municipality already shared is no longer seen by the others."""
    if not any(permissions.may(actor, "org.manage-networks", side) for side in (network, municipality)):
        raise PermissionDenied("org.manage-networks")
    row = NetworkMember.objects.select_for_update().filter(network=network, municipality=municipality).first()
    day = clock.today() - timedelta(days=1)
    if row is None or (row.until and row.until <= day):
        return
    told = {"network": (network.name, ""), "until": (row.until, day)}
    row.until = day
    row.save(update_fields=["until"])
    record(actor, "org.network-left", place=municipality.code, changes=told)
