"""The demo municipality: every module's builder in manifest order, on an empty database that is marked as demo."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.core.management import call_command
from django.db import connection

from rodtrad.foundation.base import scope
from rodtrad.foundation.base.manifests import all_manifests
from rodtrad.foundation.org.models import Place, SettingValue

MARK = "installation.demo"


class NotADemo(RuntimeError):
    """The database holds something else than the demo: it is left alone."""


def state() -> str:
    """How the database stands: "empty", "half" (a build was interrupted), "filled", or "other" (not a demo)."""
    mark = SettingValue.objects.filter(place=None, name=MARK).first()
    if mark is None:
        return "other" if Place.objects.exists() else "empty"
    return "filled" if mark.value else "half"


def ensure(reset: bool = False) -> None:
    """Make sure the demo is here, whole; with ``reset``, build it anew. Raises NotADemo, and then changes nothing."""
    before = state()
    if before == "other":
        raise NotADemo(
            "Databasen innehåller annat än demot och lämnas orörd. Välj en annan med DATABASE_URL."
        )
    if before == "half" or (reset and before == "filled"):
        empty()
    if reset or before != "filled":
        fill()


def fill() -> dict[str, Any]:
    """Build everything through the modules' services, and mark the demo as whole last.

    Returns what the builders tell each other: places, people and cases by short names.
    """
    mark = SettingValue.objects.create(place=None, name=MARK, value=[])
    world: dict[str, Any] = {"people": []}
    with scope.acting(scope.system("demo")) as actor:
        for manifest in all_manifests():
            if manifest.demo:
                module, name = manifest.demo.rsplit(".", 1)
                getattr(import_module(module), name)(actor, world)
    mark.value = world["people"]
    mark.save()
    return world


def empty() -> None:
    """Throw the demo away: every table is dropped and made again."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        else:
            _drop_sqlite_tables(cursor)
    call_command("migrate", verbosity=0)


def _drop_sqlite_tables(cursor: Any) -> None:
    cursor.execute("PRAGMA foreign_keys=OFF")
    for kind in ("trigger", "view", "table"):
        cursor.execute("SELECT name FROM sqlite_master WHERE type = %s AND name NOT LIKE 'sqlite_%%'", [kind])
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP {kind} IF EXISTS "{name}"')
    cursor.execute("PRAGMA foreign_keys=ON")


def welcome(address: str) -> str:
    """What a newcomer reads in the terminal: where to go and who to be."""
    people = SettingValue.objects.get(place=None, name=MARK).value
    rows = [f"  {row['username']:<14}{row['name']:<22}{row['does']}" for row in people]
    return "\n".join(
        [
            "",
            f"Rödtråd visas på  {address}",
            f"Lösenord för alla i demot:  {people[0]['password'] if people else ''}",
            "Ett andra steg vid inloggning krävs inte i demot, men kan provas: Mina inloggningar, under namnet.",
            "",
            *rows,
            "",
            "Avsluta med Ctrl-C. Börja om med  make demo RESET=1",
        ]
    )
