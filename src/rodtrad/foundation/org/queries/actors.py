"""Who somebody is as an actor, and what an actor sees of items. Four queries for a person, none for the rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor, Grant
from rodtrad.foundation.org.choices import BESIDE, JOINED, ROLES, Audience, PlaceKind
from rodtrad.foundation.org.models import Membership, NetworkMember, ObjectRole, Place, User


def valid_q(day: date, prefix: str = "") -> Q:
    """Rows whose period covers the day: rules.is_valid as a query."""
    since, until = f"{prefix}since", f"{prefix}until"
    return (Q(**{f"{since}__isnull": True}) | Q(**{f"{since}__lte": day})) & (
        Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gte": day})
    )


def visible_q(actor: Actor, prefix: str = "") -> Q:
    """The filter "items this actor may see": rules.sees as a query. ``prefix``: the path to the item, "item__"."""
    if actor.everything:
        return Q()
    seen = Q(**{f"{prefix}audience__in": sorted(actor.audiences)})
    if actor.user_id is not None:
        seen |= Q(**{f"{prefix}author_id": actor.user_id})
    if actor.on_objects:
        mine = Q(**{f"{prefix}home__in": sorted(actor.on_objects)})
        seen |= mine & ~Q(**{f"{prefix}audience": Audience.PRIVATE.value})
    return seen


@dataclass
class _Belonging:
    """What a person's memberships amount to, gathered before the keys are made."""

    grants: list[Grant] = field(default_factory=list)
    units: set[int] = field(default_factory=set)
    inside: set[int] = field(default_factory=set)
    shares: set[int] = field(default_factory=set)
    networks: set[int] = field(default_factory=set)
    reads_down: set[str] = field(default_factory=set)


def actor_for(user: User) -> Actor:
    """The person as an actor, on this day. At most four queries, however much there is."""
    day = clock.today()
    belonging = _belonging(user, day)
    _add_places_below(belonging)
    on_objects: dict[str, set[str]] = defaultdict(set)
    for item, role in ObjectRole.objects.filter(valid_q(day), user=user).values_list("item", "role"):
        on_objects[item].add(role)
    return Actor(
        kind="person",
        user_id=user.pk,
        code=user.code,
        name=user.name,
        grants=tuple(belonging.grants),
        audiences=frozenset(_keys(belonging, day)),
        on_objects={item: frozenset(roles) for item, roles in on_objects.items()},
    )


def actor_by_code(code: str) -> Actor | None:
    """The person with this code as an actor, for work that goes on without a request; None when the account is over."""
    user = User.objects.filter(code=code, is_active=True).first()
    return actor_for(user) if user is not None else None


def _belonging(user: User, day: date) -> _Belonging:
    found = _Belonging()
    rows = Membership.objects.filter(valid_q(day), user=user).values_list(
        "role", "place_id", "place__path", "place__kind", "place__municipality_id"
    )
    for key, place_id, path, kind, municipality in rows:
        role = ROLES[key]
        found.grants.append(Grant(key, place_id, path))
        if key == "guest":
            continue
        if kind in JOINED:
            found.networks.add(place_id)
        if municipality and kind not in BESIDE:
            (found.inside if role.inside else found.shares).add(municipality)
        if role.inside:
            found.units.add(place_id)
        if role.reads_down:
            found.reads_down.add(path)
    return found


def _add_places_below(found: _Belonging) -> None:
    """Places read downwards, and places that were merged into one's own: those count as one's own."""
    places = {grant.place_id for grant in found.grants}
    if not places:
        return
    below = Q(merged_into__in=places)
    for path in found.reads_down:
        below |= Q(path__startswith=path)
    rows = Place.objects.filter(below).order_by().values_list("pk", "path", "kind", "merged_into_id")
    own = list(found.grants)
    for place_id, path, kind, merged_into in rows:
        if any(path.startswith(top) for top in found.reads_down):
            found.units.add(place_id)
            if kind == PlaceKind.MUNICIPALITY:
                found.inside.add(place_id)
        for grant in own:
            if grant.place_id == merged_into:
                found.grants.append(Grant(grant.role, place_id, path))
                if ROLES[grant.role].inside:
                    found.units.add(place_id)


def _keys(found: _Belonging, day: date) -> Iterable[str]:
    yield Audience.PUBLIC.value
    municipalities = found.inside | found.shares
    yield from (f"u:{place_id}" for place_id in found.units)
    yield from (f"m:{place_id}" for place_id in found.inside)
    yield from (f"N:{place_id}" for place_id in municipalities)
    yield from (f"n:{place_id}" for place_id in found.networks)
    if not municipalities and not found.networks:
        return
    mine = NetworkMember.objects.filter(valid_q(day), municipality__in=municipalities).values("network_id")
    shared = NetworkMember.objects.filter(valid_q(day)).filter(
        Q(network_id__in=mine) | Q(network_id__in=found.networks)
    )
    for network, municipality in shared.values_list("network_id", "municipality_id"):
        yield f"n:{network}"
        yield f"N:{municipality}"
