"""Who somebody is as an actor, and what an actor sees of items. Four queries for a person, none for the rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
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
    return actors_for([user])[user.pk]


def actors_for(users: Iterable[User]) -> dict[int, Actor]:
    """Several people as actors, by user id. At most four queries, however many they are: for "who may see this?"."""
    by_id = {user.pk: user for user in users}
    day = clock.today()
    belonging = _belonging(by_id, day)
    _add_places_below(belonging)
    on_objects: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    held = ObjectRole.objects.filter(valid_q(day), user__in=by_id)
    for user_id, item, role in held.values_list("user_id", "item", "role"):
        on_objects[user_id][item].add(role)
    keys = _keys(belonging, day)
    return {
        user_id: Actor(
            kind="person",
            user_id=user_id,
            code=user.code,
            name=user.name,
            grants=tuple(belonging[user_id].grants),
            audiences=frozenset(keys[user_id]),
            on_objects={item: frozenset(roles) for item, roles in on_objects[user_id].items()},
        )
        for user_id, user in by_id.items()
    }


def actor_by_code(code: str) -> Actor | None:
    """The person with this code as an actor, for work that goes on without a request; None when the account is over."""
    user = User.objects.filter(code=code, is_active=True).first()
    return actor_for(user) if user is not None else None


def _belonging(users: Iterable[int], day: date) -> dict[int, _Belonging]:
    found = {user_id: _Belonging() for user_id in users}
    rows = Membership.objects.filter(valid_q(day), user__in=found).values_list(
        "user_id", "role", "place_id", "place__path", "place__kind", "place__municipality_id"
    )
    for user_id, key, place_id, path, kind, municipality in rows:
        role, mine = ROLES[key], found[user_id]
        mine.grants.append(Grant(key, place_id, path))
        if key == "guest":
            continue
        if kind in JOINED:
            mine.networks.add(place_id)
        if municipality and kind not in BESIDE:
            (mine.inside if role.inside else mine.shares).add(municipality)
        if role.inside:
            mine.units.add(place_id)
        if role.reads_down:
            mine.reads_down.add(path)
    return found


def _add_places_below(found: dict[int, _Belonging]) -> None:
    """Places read downwards, and places that were merged into one's own: those count as one's own."""
    places = {grant.place_id for mine in found.values() for grant in mine.grants}
    if not places:
        return
    below = Q(merged_into__in=places)
    for path in {path for mine in found.values() for path in mine.reads_down}:
        below |= Q(path__startswith=path)
    rows = list(Place.objects.filter(below).order_by().values_list("pk", "path", "kind", "merged_into_id"))
    for mine in found.values():
        _add_below(mine, rows)


def _add_below(mine: _Belonging, rows: Sequence[tuple[int, str, str, int | None]]) -> None:
    own = list(mine.grants)
    for place_id, path, kind, merged_into in rows:
        if any(path.startswith(top) for top in mine.reads_down):
            mine.units.add(place_id)
            if kind == PlaceKind.MUNICIPALITY:
                mine.inside.add(place_id)
        for grant in own:
            if grant.place_id == merged_into:
                mine.grants.append(Grant(grant.role, place_id, path))
                if ROLES[grant.role].inside:
                    mine.units.add(place_id)


def _keys(found: dict[int, _Belonging], day: date) -> dict[int, set[str]]:
    """The audience keys of everybody. A network of which one's municipality is a member shows all its members'."""
    municipalities = set().union(*(mine.inside | mine.shares for mine in found.values()))
    networks = set().union(*(mine.networks for mine in found.values()))
    shared: list[tuple[int, int]] = []
    if municipalities or networks:
        mine_q = NetworkMember.objects.filter(valid_q(day), municipality__in=municipalities)
        asked = Q(network_id__in=mine_q.values("network_id")) | Q(network_id__in=networks)
        rows = NetworkMember.objects.filter(valid_q(day)).filter(asked)
        shared = list(rows.values_list("network_id", "municipality_id"))
    return {user_id: set(_keys_of(mine, shared)) for user_id, mine in found.items()}


def _keys_of(mine: _Belonging, shared: list[tuple[int, int]]) -> Iterable[str]:
    yield Audience.PUBLIC.value
    municipalities = mine.inside | mine.shares
    yield from (f"u:{place_id}" for place_id in mine.units)
    yield from (f"m:{place_id}" for place_id in mine.inside)
    yield from (f"N:{place_id}" for place_id in municipalities)
    yield from (f"n:{place_id}" for place_id in mine.networks)
    joined = mine.networks | {network for network, municipality in shared if municipality in municipalities}
    for network, municipality in shared:
        if network in joined:
            yield f"n:{network}"
            yield f"N:{municipality}"
