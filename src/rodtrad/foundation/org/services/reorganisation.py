"""Reorganisation is normal: places are moved, closed, merged and split, and what they held follows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import Row, record, record_many
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import rules
from rodtrad.foundation.org.choices import PlaceKind
from rodtrad.foundation.org.models import Membership, NetworkMember, Place
from rodtrad.foundation.org.queries.actors import valid_q
from rodtrad.foundation.org.services.places import create_place, require_above


@transaction.atomic
def move_place(actor: Actor, place: Place, *, parent: Place | None) -> Place:
    """Move a place with all below it. Audience keys name ids, so what was shown to the unit still is."""
    place = Place.objects.select_for_update().get(pk=place.pk)
    if place.parent_id == (parent.pk if parent else None):
        return place
    require_above(actor, place.parent)
    require_above(actor, parent)
    if parent and parent.path.startswith(place.path):
        raise ValidationError(_("A place cannot be moved below itself."), code="loop")
    if not rules.may_stand_under(place.kind, parent.kind if parent else None):
        raise ValidationError(_("A place of this kind cannot stand there."), code="kind")
    was = place.parent.name if place.parent else ""
    _rewrite(place, parent)
    told = {"parent": (was, parent.name if parent else "")}
    record(actor, "org.place-moved", place=place.code, changes=told)
    return place


def _rewrite(place: Place, parent: Place | None) -> None:
    """New paths, and where it changes a new municipality, for the place and all below."""
    old, new = place.path, f"{parent.path if parent else ''}{place.pk}."
    place.parent = parent
    place.save(update_fields=["parent"])
    rows = list(Place.objects.filter(path__startswith=old).order_by("path"))
    kinds = {row.pk: row.kind for row in rows}
    above = parent.municipality_id if parent else None
    for row in rows:
        row.path = new + row.path.removeprefix(old)
        inside = [pk for pk in rules.path_ids(row.path) if kinds.get(pk) == PlaceKind.MUNICIPALITY]
        row.municipality_id = inside[-1] if inside else above
    Place.objects.bulk_update(rows, ["path", "municipality"], batch_size=500)
    place.refresh_from_db()


@transaction.atomic
def close_place(actor: Actor, place: Place, *, last_day: date | None = None) -> Place:
    """Close a place that has no open places below. Its memberships end with it. Default: from now on."""
    require_above(actor, place.parent)
    day = last_day or clock.today() - timedelta(days=1)
    if Place.objects.filter(valid_q(clock.today()), parent=place).exists():
        raise ValidationError(_("Move or close what lies below first."), code="children")
    if place.since and day < place.since:
        raise ValidationError(_("The last day lies before the first."), code="dates")
    _end(actor, place, day)
    told = {"until": (place.until, day)}
    place.until = day
    place.save(update_fields=["until"])
    record(actor, "org.place-closed", place=place.code, changes=told)
    return place


def _end(actor: Actor, place: Place, day: date) -> list[Membership]:
    """End the memberships that go on after the day, and leave the networks."""
    rows = list(Membership.objects.filter(place=place).exclude(until__lte=day).select_related("user"))
    told = [Row(item=row.user.code, place=place.code, changes={"until": (row.until, day)}) for row in rows]
    for row in rows:
        row.until = day
    Membership.objects.bulk_update(rows, ["until"], batch_size=500)
    record_many(actor, "org.membership-ended", told)
    for side in ("network", "municipality"):
        NetworkMember.objects.filter(**{side: place}).exclude(until__lte=day).update(until=day)
    return rows


@transaction.atomic
def merge_place(actor: Actor, place: Place, *, into: Place) -> Place:
    """Let ``into`` take over: what lies below moves there, its people get the same roles there, and membership
    there counts as membership of the closed place, so that nobody loses sight of the work."""
    require_above(actor, place.parent)
    require_above(actor, into.parent)
    if into.pk == place.pk or into.kind != place.kind or into.path.startswith(place.path):
        raise ValidationError(_("A place is merged into another of the same kind."), code="kind")
    for child in Place.objects.filter(valid_q(clock.today()), parent=place):
        move_place(actor, child, parent=into)
    people = list(Membership.objects.filter(valid_q(clock.today()), place=place).select_related("user"))
    held = set(Membership.objects.filter(valid_q(clock.today()), place=into).values_list("user_id", "role"))
    _join(actor, [row for row in people if (row.user_id, row.role) not in held], into)
    close_place(actor, place)
    Place.objects.filter(merged_into=place).update(merged_into=into)
    place.merged_into = into
    place.save(update_fields=["merged_into"])
    record(actor, "org.place-merged", place=place.code, changes={"merged_into": ("", into.name)})
    return into


def _join(actor: Actor, rows: Iterable[Membership], place: Place) -> None:
    """The same people in the same roles, from today, at another place."""
    today = clock.today()
    made = [
        Membership(user=row.user, place=place, role=row.role, since=today, until=row.until) for row in rows
    ]
    Membership.objects.bulk_create(made, batch_size=500)
    told = [Row(item=row.user.code, place=place.code, changes={"role": ("", row.role)}) for row in made]
    record_many(actor, "org.membership-added", told)


@transaction.atomic
def split_place(actor: Actor, place: Place, *, name: str, people: Iterable[Membership]) -> Place:
    """A new place beside this one, which goes on; these memberships move to it today."""
    require_above(actor, place.parent)
    made = create_place(actor, kind=place.kind, name=name, parent=place.parent, since=clock.today())
    moving = [row for row in people if row.place_id == place.pk]
    _join(actor, moving, made)
    day = clock.today() - timedelta(days=1)
    told = [Row(item=row.user.code, place=place.code, changes={"until": (row.until, day)}) for row in moving]
    Membership.objects.filter(pk__in=[row.pk for row in moving]).update(until=day)
    record_many(actor, "org.membership-ended", told)
    record(
        actor, "org.place-split", place=place.code, changes={"name": (place.name, f"{place.name}, {name}")}
    )
    return made
