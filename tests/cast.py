"""A pytest plugin: the fixed cast of people and places that every module's tests may use, and who is acting.

    def test_x(cast):            cast.unit, cast.staff … ; cast.actor("staff") is that person as an actor
    def test_y(acting_system):   everything in the test is done by the system

The cast, in two networks' worth of places::

    network "Nätverket"  ── municipality "Björkhamn" ── administration ── area ── unit, other_unit_place
                         └─ neighbour_municipality "Granvik" ── neighbour_unit
    outside_municipality "Utö" ── outside_unit      (in no network)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test import TransactionTestCase

from rodtrad.foundation.base import scope
from rodtrad.foundation.base.scope import Actor

LONG_AGO = date(2020, 1, 1)
PASSWORD = "fyra ord utan samband"  # everybody's, user name = the name in the cast ("other-unit")
SECRET = "JBSWY3DPEHPK3PXP"  # of the app of those who may administer
# name in the cast: (person's name, the place in the cast, role)
PEOPLE = {
    "admin": ("Alva Admin", "municipality", "administrator"),
    "manager": ("Malin Chef", "unit", "unit-manager"),
    "developer": ("Dag Utvecklare", "administration", "developer"),
    "staff": ("Sara Handläggare", "unit", "staff"),
    "colleague": ("Kim Kollega", "unit", "staff"),
    "other_unit": ("Olle Annanstans", "other_unit_place", "staff"),
    "elected": ("Elsa Ledamot", "municipality", "elected"),
    "guest": ("Gunnar Gäst", "municipality", "guest"),
    "supervisor": ("Hanna Handledare", "network", "supervisor"),
    "neighbour": ("Nora Granne", "neighbour_unit", "staff"),
    "outsider": ("Ulf Utanför", "outside_unit", "staff"),
}


@dataclass(frozen=True)
class Cast:
    """Places, people (org.User), and people as actors."""

    network: Any
    municipality: Any
    neighbour_municipality: Any
    outside_municipality: Any
    administration: Any
    area: Any
    unit: Any
    other_unit_place: Any
    neighbour_unit: Any
    outside_unit: Any
    admin: Any
    manager: Any
    developer: Any
    staff: Any
    colleague: Any
    other_unit: Any
    elected: Any
    guest: Any
    supervisor: Any
    neighbour: Any
    outsider: Any

    def actor(self, name: str) -> Actor:
        """The person as an actor, with the memberships of now."""
        from rodtrad.foundation.org.queries import actor_for

        return actor_for(getattr(self, name))


@pytest.fixture
def acting_system() -> Iterator[Actor]:
    """The test is done by the system."""
    with scope.acting(scope.system("test")) as actor:
        yield actor


@pytest.fixture
def cast(db: None) -> Cast:
    """The fixed cast, made by the services; everybody has belonged where they belong since 2020."""
    actor = scope.system("test")
    with scope.acting(actor):
        places = _places(actor)
        return Cast(**places, **_people(actor, places))


def _places(actor: Actor) -> dict[str, Any]:
    from rodtrad.foundation.org import services
    from rodtrad.foundation.org.models import NetworkMember

    def make(kind: str, name: str, parent: Any = None, code: str = "") -> Any:
        return services.create_place(actor, kind=kind, name=name, parent=parent, official_code=code)

    made = {
        "network": make("network", "Nätverket"),
        "municipality": make("municipality", "Björkhamn", code="9901"),
        "neighbour_municipality": make("municipality", "Granvik", code="9902"),
        "outside_municipality": make("municipality", "Utö", code="9903"),
    }
    made["administration"] = make("administration", "Socialförvaltningen", made["municipality"])
    made["area"] = make("area", "Norra området", made["administration"])
    made["unit"] = make("unit", "Ängens hemtjänst", made["area"])
    made["other_unit_place"] = make("unit", "Strandens boende", made["area"])
    made["neighbour_unit"] = make("unit", "Granviks hemtjänst", made["neighbour_municipality"])
    made["outside_unit"] = make("unit", "Utö hemtjänst", made["outside_municipality"])
    for side in ("municipality", "neighbour_municipality"):
        services.join_network(actor, network=made["network"], municipality=made[side])
    NetworkMember.objects.update(since=LONG_AGO)
    return made


def _people(actor: Actor, places: dict[str, Any]) -> dict[str, Any]:
    from allauth.mfa.adapter import get_adapter
    from allauth.mfa.models import Authenticator

    from rodtrad.foundation.org import services
    from rodtrad.foundation.org.models import Membership, User

    for key, (name, place, role) in PEOPLE.items():
        services.create_user(actor, username=key.replace("_", "-"), name=name, place=places[place], role=role)
    Membership.objects.update(since=LONG_AGO)
    User.objects.update(must_change_password=False, password=make_password(PASSWORD))
    # whoever may administer has a second factor; without one every page leads to where it is added
    Authenticator.objects.bulk_create(
        Authenticator(user=user, type="totp", data={"secret": get_adapter().encrypt(SECRET)})
        for user in User.objects.filter(memberships__role="administrator")
    )
    by_username = {user.username: user for user in User.objects.all()}
    return {key: by_username[key.replace("_", "-")] for key in PEOPLE}


@pytest.fixture(autouse=True, scope="session")
def _emptying_the_log() -> Iterator[None]:
    """A test with real transactions empties all tables afterwards: on SQLite by DELETE, which the log refuses; on
    PostgreSQL by TRUNCATE, which does not know of the search index, a table of no model that leans on the items."""
    from rodtrad.foundation.audit import triggers

    ordinary = TransactionTestCase._fixture_teardown

    def teardown(self: TransactionTestCase) -> None:
        if connection.vendor != "sqlite":
            flush = connection.ops.sql_flush
            cascading = lambda *given, **named: flush(*given, **{**named, "allow_cascade": True})  # noqa: E731
            with patch.object(connection.ops, "sql_flush", cascading):
                return ordinary(self)
        with connection.cursor() as cursor:
            triggers.drop(cursor.execute, connection.vendor)
            try:
                ordinary(self)
            finally:
                triggers.create(cursor.execute, connection.vendor)
        return None

    TransactionTestCase._fixture_teardown = teardown  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = ordinary  # type: ignore[method-assign]
