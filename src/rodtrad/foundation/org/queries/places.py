"""Reads of places: the tree one may see, one place, its neighbours, its networks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from unicodedata import normalize

from django.db.models import Q, QuerySet

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import permissions, rules
from rodtrad.foundation.org.choices import JOINED, PlaceKind
from rodtrad.foundation.org.models import NetworkMember, Place
from rodtrad.foundation.org.queries.actors import valid_q

MOST_IN_TREE = 600


def folded(text: str) -> str:
    """A name as names are compared: trimmed, NFC, without regard to case."""
    return normalize("NFC", text.strip()).casefold()


def municipality(name_or_code: str) -> Place | None:
    """The municipality with this official code, or this name (as names are compared)."""
    wanted = folded(name_or_code)
    if not wanted:
        return None
    rows = Place.objects.filter(kind=PlaceKind.MUNICIPALITY)
    found = rows.filter(official_code=name_or_code.strip()).first()
    return found or _only(row for row in rows if folded(row.name) == wanted)


def unit_named(municipality: Place, text: str) -> Place | None:
    """The one open place in the municipality with this name; None when there is none, or more than one."""
    wanted = folded(text)
    rows = Place.objects.filter(valid_q(clock.today()), municipality=municipality).exclude(pk=municipality.pk)
    return _only(row for row in rows if folded(row.name) == wanted)


def _only(rows: Iterable[Place]) -> Place | None:
    found = list(rows)
    return found[0] if len(found) == 1 else None


def visible_places(actor: Actor) -> QuerySet[Place]:
    """The places an actor knows of: all below its roles, all of its own municipalities, and in its networks the
    networks themselves and the municipalities in them (not what those hold inside). Guests see none."""
    rows = Place.objects.all()
    if actor.everything:
        return rows
    ids = {kind: _ids(actor, kind) for kind in ("m", "N", "n")}
    seen = Q(municipality_id__in=ids["m"]) | Q(pk__in=ids["N"] | ids["n"])
    for path in permissions.paths_for(actor, "org.see-places"):
        seen |= Q(path__startswith=path) | Q(pk__in=rules.path_ids(path))
    return rows.filter(seen)


def _ids(actor: Actor, kind: str) -> set[int]:
    return {int(key[2:]) for key in actor.audiences if key.startswith(f"{kind}:")}


def place(actor: Actor, code: str) -> Place | None:
    """One place the actor may see, with its parent and municipality."""
    return (
        visible_places(actor)
        .select_related("parent", "municipality", "merged_into")
        .filter(code=code)
        .first()
    )


def above(place: Place) -> list[Place]:
    """The places above, from the top, in one query."""
    by_id = Place.objects.in_bulk([pk for pk in rules.path_ids(place.path) if pk != place.pk])
    return [by_id[pk] for pk in rules.path_ids(place.path) if pk in by_id]


def children(actor: Actor, place: Place) -> QuerySet[Place]:
    return visible_places(actor).filter(parent=place).order_by("name", "id")


def networks_of(place: Place) -> QuerySet[NetworkMember]:
    """The present memberships between networks and municipalities that this place has, from either side."""
    rows = NetworkMember.objects.filter(valid_q(clock.today())).select_related("network", "municipality")
    return rows.filter(Q(network=place) | Q(municipality=place)).order_by(
        "network__name", "municipality__name", "id"
    )


@dataclass
class Node:
    """A place in the tree that is shown. ``open``: on the way to where the reader belongs, or just below."""

    place: Place
    open: bool = False
    children: list[Node] = field(default_factory=list)


def place_tree(actor: Actor, *, closed: bool = False) -> list[Node]:
    """The visible places as trees, in one query. Beyond 600 places only the upper floors are drawn: the rest is
    found on each place's own page, so the page stays as light in a region as in one municipality."""
    rows = visible_places(actor)
    if not closed:
        rows = rows.filter(valid_q(clock.today()))
    found = list(rows.order_by("name", "id")[: MOST_IN_TREE + 1])
    if len(found) > MOST_IN_TREE:
        upper = [PlaceKind.NETWORK, PlaceKind.REGION, PlaceKind.MUNICIPALITY, PlaceKind.UNIVERSITY]
        found = list(rows.filter(kind__in=upper).order_by("name", "id")[:MOST_IN_TREE])
    nodes = {row.pk: Node(row) for row in found}
    own = {grant.place_id for grant in actor.grants}
    mine = {pk for grant in actor.grants for pk in rules.path_ids(grant.path)}
    below: dict[int | None, list[Node]] = defaultdict(list)
    for node in nodes.values():
        node.open = node.place.pk in mine or node.place.parent_id in own
        below[node.place.parent_id if node.place.parent_id in nodes else None].append(node)
    for node in nodes.values():
        node.children = below[node.place.pk]
    return below[None]


def places_for(actor: Actor, action: str) -> QuerySet[Place]:
    """The open places where a role lets the actor do this: choices in forms."""
    rows = Place.objects.filter(valid_q(clock.today())).order_by("path")
    if actor.everything:
        return rows
    allowed = Q(pk__in=[])
    for path in permissions.paths_for(actor, action):
        allowed |= Q(path__startswith=path)
    return rows.filter(allowed)


@dataclass
class Network:
    """A network one may see, with the municipalities in it now."""

    place: Place
    may_manage: bool
    members: list[tuple[Place, bool]] = field(default_factory=list)


def networks(actor: Actor) -> list[Network]:
    """The networks and regions an actor may see, with members; each with whether the actor may change it."""
    day = clock.today()
    action = "org.manage-networks"
    rows = visible_places(actor).filter(valid_q(day), kind__in=JOINED).order_by("name", "id")
    found = {row.pk: Network(row, permissions.may(actor, action, row)) for row in rows}
    members = NetworkMember.objects.filter(valid_q(day), network__in=found).select_related("municipality")
    for member in members.order_by("municipality__name", "id"):
        network = found[member.network_id]
        may_leave = network.may_manage or permissions.may(actor, action, member.municipality)
        network.members.append((member.municipality, may_leave))
    return list(found.values())


def choosable_places(actor: Actor, action: str, near: Place | None = None) -> QuerySet[Place]:
    """Places to choose among in a form: all one may act on; in a region, those near the place at hand, or the
    upper floors, so that the list stays short."""
    rows = places_for(actor, action)
    if near is not None and near.municipality_id:
        return rows.filter(Q(municipality=near.municipality_id) | Q(pk=near.pk))
    if rows.count() > MOST_IN_TREE:
        return rows.exclude(kind__in=[PlaceKind.UNIT, PlaceKind.AREA])
    return rows
