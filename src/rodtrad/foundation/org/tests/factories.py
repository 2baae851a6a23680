"""Boring places and people for tests, straight into the tables: no permission asked, nothing logged."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from rodtrad.foundation.org.choices import PlaceKind
from rodtrad.foundation.org.models import Membership, NetworkMember, Place, User

_number = count(1)


def make_place(kind: str = "unit", parent: Place | None = None, name: str = "", **fields: Any) -> Place:
    """A place with the right path and municipality."""
    place = Place(kind=kind, name=name or f"{kind} {next(_number)}", parent=parent, **fields)
    place.path = f"new.{place.code}"
    place.save()
    place.path = f"{parent.path if parent else ''}{place.pk}."
    is_municipality = kind == PlaceKind.MUNICIPALITY
    place.municipality_id = place.pk if is_municipality else parent.municipality_id if parent else None
    place.save()
    return place


def make_user(username: str = "", **fields: Any) -> User:
    """A person who may sign in, with a password when one is given."""
    number = next(_number)
    password = fields.pop("password", None)
    user = User(username=username or f"person{number}", name=fields.pop("name", f"Person {number}"), **fields)
    if password:
        user.set_password(password)
    else:
        user.set_unusable_password()
    user.save()
    return user


def make_membership(
    user: User | None = None,
    place: Place | None = None,
    role: str = "staff",
    since: date | None = None,
    until: date | None = None,
) -> Membership:
    return Membership.objects.create(
        user=user or make_user(), place=place or make_place(), role=role, since=since, until=until
    )


def make_network(*municipalities: Place, since: date | None = None, until: date | None = None) -> Place:
    """A network with these members."""
    network = make_place("network")
    for municipality in municipalities:
        NetworkMember.objects.create(network=network, municipality=municipality, since=since, until=until)
    return network
