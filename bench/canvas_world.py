"""A throw-away installation for the benches of the canvas: one municipality, one person, and cases as asked for.

Uses the database of DATABASE_URL (PostgreSQL: a test database of its own), else a fresh SQLite file.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def installation() -> Iterator[Any]:
    """Django set up on an empty database of its own, gone afterwards. Yields the person as an actor."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rodtrad.config.settings.test")
    os.environ.setdefault("RODTRAD_DATA", tempfile.mkdtemp(prefix="bench-"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "rodtrad.config.settings.test"
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test.utils import setup_test_environment, teardown_test_environment

    setup_test_environment()
    if connection.vendor == "sqlite":
        settings.DATABASES["default"].setdefault("TEST", {})
        connection.settings_dict["TEST"]["NAME"] = os.path.join(
            tempfile.mkdtemp(prefix="bench-"), "bench.sqlite3"
        )
    else:
        connection.settings_dict["TEST"]["NAME"] = f"bench_{os.getpid()}"
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        yield _people()
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
        teardown_test_environment()


def _people() -> Any:
    from rodtrad.foundation.base import scope
    from rodtrad.foundation.org import services
    from rodtrad.foundation.org.queries import actor_for

    system = scope.system("bench")
    with scope.acting(system):
        place = services.create_place(
            system, kind="municipality", name="Björkhamn", parent=None, official_code="9901"
        )
        user = services.create_user(
            system, username="bench", name="Berit Bänk", place=place, role="developer"
        )
        type(user).objects.filter(pk=user.pk).update(must_change_password=False)
        return place, user, actor_for(user)


def client_of(user: Any) -> Any:
    """A browser signed in as the person."""
    from django.test import Client

    client = Client()
    client.force_login(user)
    return client
