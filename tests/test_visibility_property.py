"""Who sees an item: the query against a slow, obvious predicate written from the words of settled.md section 5.

The predicate walks the tree and the dates; it knows nothing of audience keys, paths or an actor's sets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.org import rules
from rodtrad.foundation.org.audiences import key_for
from rodtrad.foundation.org.models import Membership, NetworkMember, ObjectRole, Place, User
from rodtrad.foundation.org.queries import actor_for, actors_for, visible_q
from rodtrad.foundation.org.tests.factories import make_membership, make_place, make_user
from rodtrad.foundation.thread.models import Item

READS_DOWN = {"unit-manager", "developer", "specialist", "controller", "sas", "administrator"}
ROLES = ["staff", "staff", "key-person", "supervisor", *["elected"] * 4, "guest", *sorted(READS_DOWN)]
LEVELS = ["private", "team", "unit", "programme", "municipality", "network", "one network", "public"]
BESIDE = {"provider", "association"}


@dataclass
class World:
    """Everything, as plain lists: what the predicate walks."""

    today: date
    places: list[Place] = field(default_factory=list)
    joined: list[NetworkMember] = field(default_factory=list)
    people: list[User] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    object_roles: list[ObjectRole] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    levels: dict[str, tuple[str, Place | None]] = field(default_factory=dict)

    def place(self, pk: int | None) -> Place | None:
        return next((place for place in self.places if place.pk == pk), None)

    def holds(self, row: Membership | NetworkMember | ObjectRole) -> bool:
        return (row.since is None or row.since <= self.today) and (
            row.until is None or row.until >= self.today
        )


# --- the words -------------------------------------------------------------------------------------------


def may_see(world: World, user: User, item: Item) -> bool:
    level, network = world.levels[item.code]
    if item.author_id == user.pk or level == "public":
        return True
    if level == "private":
        return False
    if any(
        row.user_id == user.pk and row.item == item.home and world.holds(row) for row in world.object_roles
    ):
        return True
    mine = [
        row
        for row in world.memberships
        if row.user_id == user.pk and world.holds(row) and row.role != "guest"
    ]
    place = world.place(item.place_id)
    home = municipality_of(world, place)
    if level == "one network":
        return any(belongs_in_network(world, row, network) for row in mine)
    if level == "unit" or (level in {"municipality", "network"} and home is None):
        return any(sees_unit(world, row, place) for row in mine)
    if level == "municipality":
        return any(is_inside(world, row, home) for row in mine)
    if level == "network":
        return any(belongs_among_networks_of(world, row, home) for row in mine)
    return False


def above(world: World, place: Place) -> Iterator[Place]:
    """The places above this one, nearest first."""
    parent = world.place(place.parent_id)
    while parent is not None:
        yield parent
        parent = world.place(parent.parent_id)


def municipality_of(world: World, place: Place) -> Place | None:
    return next((row for row in [place, *above(world, place)] if row.kind == "municipality"), None)


def sees_unit(world: World, row: Membership, place: Place) -> bool:
    """A member of the unit, of the one that took it over, or of a place above it in a role that reads down."""
    if row.role == "elected":
        return False
    if row.place_id in {place.pk, place.merged_into_id}:
        return True
    return row.role in READS_DOWN and row.place_id in {upper.pk for upper in above(world, place)}


def is_inside(world: World, row: Membership, municipality: Place) -> bool:
    """A member anywhere in it (not of an organisation beside the tree), or reading all of it from above."""
    if row.role == "elected":
        return False
    place = world.place(row.place_id)
    if place.kind not in BESIDE and municipality_of(world, place) == municipality:
        return True
    return row.role in READS_DOWN and place in list(above(world, municipality))


def counts_for(world: World, row: Membership, municipality: Place) -> bool:
    """As is_inside, and the elected of the municipality too."""
    place = world.place(row.place_id)
    elected = row.role == "elected" and place.kind not in BESIDE
    return is_inside(world, row, municipality) or (elected and municipality_of(world, place) == municipality)


def members(world: World, network: Place) -> list[Place]:
    return [
        world.place(r.municipality_id) for r in world.joined if r.network_id == network.pk and world.holds(r)
    ]


def belongs_in_network(world: World, row: Membership, network: Place) -> bool:
    return row.place_id == network.pk or any(
        counts_for(world, row, member) for member in members(world, network)
    )


def belongs_among_networks_of(world: World, row: Membership, municipality: Place) -> bool:
    networks = [place for place in world.places if municipality in members(world, place)]
    return counts_for(world, row, municipality) or any(
        belongs_in_network(world, row, net) for net in networks
    )


# --- random worlds ---------------------------------------------------------------------------------------


def a_world(random: Random) -> World:
    world = World(today=clock.today())
    networks = [make_place("network") for _ in range(2)] + [make_place("region")]
    municipalities = [make_place("municipality", random.choice([None, networks[2]])) for _ in range(3)]
    rest = []
    for _ in range(7):
        parent = random.choice([*municipalities, *rest])
        kind = random.choice(["administration", "area", "unit", "unit", *BESIDE])
        rest.append(make_place(kind, parent))
    rest.append(make_place("association"))
    heir, *closed = random.sample(rest, 4)
    for place in closed:
        place.merged_into = heir
        place.save()
    world.places = [*networks, *municipalities, *rest]
    for network in networks:
        for municipality in random.sample(municipalities, random.randint(0, 3)):
            world.joined.append(
                NetworkMember.objects.create(network=network, municipality=municipality, **a_period(random))
            )
    world.people = [make_user() for _ in range(4)]
    for user in world.people:
        for _ in range(random.randint(0, 3)):
            place, role = random.choice([*world.places, *municipalities, heir, heir]), random.choice(ROLES)
            world.memberships.append(make_membership(user, place, role, **a_period(random)))
    for number in range(16):
        add_item(world, random, number)
    return world


def a_period(random: Random) -> dict[str, date | None]:
    today, day = clock.today(), timedelta(days=1)
    since, until = random.choice(
        [
            (None, None),
            (None, None),
            (today, today),
            (today - day, None),
            (today + day, None),
            (None, today - day),
        ]
    )
    return {"since": since, "until": until}


def add_item(world: World, random: Random, number: int) -> None:
    place = random.choice(world.places)
    level = random.choice(LEVELS)
    network = random.choice(world.places[:3]) if level == "one network" else None
    home = random.choice([item.code for item in world.items] + [f"item{number}"])
    audience = key_for(level.replace("one ", ""), place=place, home=home, network=network)
    now = clock.now()
    item = Item.objects.create(
        code=f"item{number}", kind="need", home=home, place=place, audience=audience, title="t",
        author=random.choice([None, *world.people]), created=now, changed=now, substance_changed=now,
    )  # fmt: skip
    world.items.append(item)
    world.levels[item.code] = (level, network)
    for user in world.people:
        if random.random() < 0.15:
            world.object_roles.append(
                ObjectRole.objects.create(
                    user=user, item=item.code, role=random.choice(["lead", "member"]), **a_period(random)
                )
            )


@pytest.mark.django_db
@settings(  # a random world does not shrink to a smaller one: do not spend minutes trying
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
@given(st.randoms(use_true_random=False))
def test_visible_items_are_those_the_words_allow(random):
    with transaction.atomic(), scope.acting(scope.system("test")):
        world = a_world(random)
        together = actors_for(world.people)
        for user in world.people:
            actor = actor_for(user)
            alike = together[user.pk]
            assert (alike.audiences, alike.on_objects) == (actor.audiences, actor.on_objects)
            assert sorted(map(str, alike.grants)) == sorted(map(str, actor.grants))
            expected = {item.code for item in world.items if may_see(world, user, item)}

            by_query = set(Item.objects.filter(visible_q(actor)).values_list("code", flat=True))
            by_rule = {i.code for i in world.items if rules.sees(actor, i.audience, i.home, i.author_id)}

            assert by_query == expected
            assert by_rule == expected
        public = {item.code for item in world.items if world.levels[item.code][0] == "public"}
        assert set(Item.objects.filter(visible_q(scope.PUBLIC)).values_list("code", flat=True)) == public
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_actor_for_a_busy_person_takes_four_queries(cast, django_assert_num_queries):
    make_membership(cast.developer, cast.municipality, "controller")
    ObjectRole.objects.create(user=cast.developer, item="case", role="lead")

    with django_assert_num_queries(4):
        actor_for(cast.developer)
