"""Is the database ready for this version? A new one is made ready; an old one asks for its upgrade."""

from __future__ import annotations

from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor


class NotReady(RuntimeError):
    """The database does not answer, or waits for an upgrade; the message says what to do."""


def ensure_ready() -> None:
    """Make the tables of an empty database. Raises NotReady for one that is behind, or does not answer."""
    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        raise NotReady(f"Databasen svarar inte. Kontrollera DATABASE_URL. ({error})") from error
    behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not behind:
        return
    if executor.loader.applied_migrations:
        raise NotReady("Databasen hör till en äldre version. Kör först: rodtrad manage migrate")
    call_command("migrate", verbosity=0)
