"""Reads of people and places. The first argument is the actor wherever what is seen depends on who asks."""

from rodtrad.foundation.org.queries.actors import (
    actor_by_code,
    actor_for,
    actors_for,
    valid_q,
    visible_q,
)
from rodtrad.foundation.org.queries.not_a_person import said_ok, words_ok_at
from rodtrad.foundation.org.queries.people import (
    may_change_person,
    memberships_of,
    people,
    people_at,
    person,
    what_they_hold,
)
from rodtrad.foundation.org.queries.places import (
    Network,
    Node,
    above,
    children,
    choosable_places,
    folded,
    municipality,
    networks,
    networks_of,
    place,
    place_tree,
    places_for,
    unit_named,
    visible_places,
)

__all__ = [
    "Network",
    "Node",
    "above",
    "actor_by_code",
    "actor_for",
    "actors_for",
    "children",
    "choosable_places",
    "folded",
    "may_change_person",
    "memberships_of",
    "municipality",
    "networks",
    "networks_of",
    "people",
    "people_at",
    "person",
    "place",
    "place_tree",
    "places_for",
    "said_ok",
    "unit_named",
    "valid_q",
    "visible_places",
    "visible_q",
    "what_they_hold",
    "words_ok_at",
]
