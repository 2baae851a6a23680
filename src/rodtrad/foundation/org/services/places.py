"""Places come into being and change their description."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base.locks import hold_name
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import permissions, queries, rules
from rodtrad.foundation.org.choices import JOINED, PlaceKind
from rodtrad.foundation.org.models import Place


@transaction.atomic
def create_place(
    actor: Actor,
    *,
    kind: str,
    name: str,
    parent: Place | None = None,
    official_code: str = "",
    about: str = "",
    since: date | None = None,
) -> Place:
    """A new place under ``parent``, or at the top of a tree of its own."""
    require_above(actor, parent)
    if not rules.may_stand_under(kind, parent.kind if parent else None):
        raise ValidationError(_("A place of this kind cannot stand there."), code="kind")
    made = Place(
        kind=kind,
        name=name.strip(),
        parent=parent,
        official_code=official_code.strip(),
        about=about,
        since=since,
    )
    made.path = f"new.{made.code}"
    made.full_clean(exclude=["municipality", "parent"])
    made.save()
    made.path = f"{parent.path if parent else ''}{made.pk}."
    if kind == PlaceKind.MUNICIPALITY:
        made.municipality = made
    elif parent:
        made.municipality_id = parent.municipality_id
    made.save(update_fields=["path", "municipality"])
    told = {"name": ("", made.name), "kind": ("", kind), "parent": ("", parent.name if parent else "")}
    record(actor, "org.place-created", place=made.code, changes=told)
    return made


def require_above(actor: Actor, parent: Place | None) -> None:
    """What happens under a place is for those who manage it; what happens at the top, for those who manage a
    network or a region."""
    if parent is not None:
        permissions.require(actor, "org.manage-places", parent)
    elif not actor.everything:
        mine = [grant.place_id for grant in actor.grants if grant.role == "administrator"]
        if not Place.objects.filter(pk__in=mine, kind__in=JOINED).exists():
            raise PermissionDenied("org.manage-places")


@transaction.atomic
def change_place(actor: Actor, place: Place, **changes: object) -> Place:
    """Change name, about, official_code or since. Only what differs is saved and told."""
    permissions.require(actor, "org.manage-places", place)
    unknown = set(changes) - {"name", "about", "official_code", "since"}
    if unknown:
        raise TypeError(f"not changed here: {sorted(unknown)}")
    place = Place.objects.select_for_update().get(pk=place.pk)
    told = {
        name: (getattr(place, name), value)
        for name, value in changes.items()
        if getattr(place, name) != value
    }
    if not told:
        return place
    for name, (_before, value) in told.items():
        setattr(place, name, value)
    place.full_clean(exclude=["municipality", "parent", "merged_into"])
    place.save(update_fields=list(told))
    record(actor, "org.place-changed", place=place.code, changes=told)
    return place


@transaction.atomic
def ensure_municipality(actor: Actor, code: str, name: str) -> Place:
    """The municipality with this code, or else this name; created when there is neither, once."""
    found = _municipality(code, name)
    if found is None:
        hold_name("org.municipality")
        found = _municipality(code, name)
    return found or create_place(actor, kind=PlaceKind.MUNICIPALITY, name=name, official_code=code)


def _municipality(code: str, name: str) -> Place | None:
    return (queries.municipality(code) if code.strip() else None) or queries.municipality(name)
