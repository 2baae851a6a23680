"""The database: does it answer, is it set to lose nothing, is it up to date, does its clock agree."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.declarations import Ailment

OLDEST = {"sqlite": 3_040_000, "postgresql": 150_000}  # what the platform is tested with
SKEW = 5  # seconds
# What must stand so, that an answered save survives a power cut and nothing refers to what is not there.
SQLITE = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
POSTGRES = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on", "server_encoding": "UTF8"}


def answers() -> list[Ailment]:
    """Whether the database answers at all; without it nothing else can be looked at."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, ImportError) as error:
        text = _("The database does not answer: %(error)s") % {"error": str(error).strip()}
        mend = _("Check that it is started, and what DATABASE_URL says.")
        return [Ailment("upkeep.no-database", "serious", text, mend, stops=True)]
    return []


def up_to_date() -> list[Ailment]:
    """Whether all migrations have been run."""
    executor = MigrationExecutor(connection)
    behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not behind:
        return []
    text = _("The database belongs to an older version: %(number)s changes remain.") % {"number": len(behind)}
    mend = _("Take a backup with the old version, then bring the database up to date.")
    names = tuple(f"{migration.app_label}.{migration.name}" for migration, _backwards in behind)
    return [Ailment("upkeep.behind", "serious", text, mend, "rodtrad manage migrate", names[:20], stops=True)]


def version() -> list[Ailment]:
    """Whether the engine is as new as the tests' oldest."""
    number = sqlite3.sqlite_version_info
    is_sqlite = connection.vendor == "sqlite"
    server: Any = connection
    found = number[0] * 1_000_000 + number[1] * 1_000 + number[2] if is_sqlite else server.pg_version
    if found >= OLDEST[connection.vendor]:
        return []
    text = _("%(engine)s is older than what the platform is tested with.") % {
        "engine": connection.display_name
    }
    return [Ailment("upkeep.old-engine", "warning", text, _("Upgrade it."), examples=(str(found),))]


def loses_nothing() -> list[Ailment]:
    """Whether the settings that keep what has been saved are on."""
    wanted = SQLITE if connection.vendor == "sqlite" else POSTGRES
    ask = "PRAGMA {}" if connection.vendor == "sqlite" else "SHOW {}"
    wrong = []
    with connection.cursor() as cursor:
        for name, value in wanted.items():
            cursor.execute(ask.format(name))
            (is_now,) = cursor.fetchone()
            if is_now != value:
                wrong.append(f"{name} = {is_now} ({value})")
    if not wrong:
        return []
    text = _("The database is set so that what has been saved can be lost.")
    mend = _("Put these settings back.")
    return [Ailment("upkeep.may-lose", "serious", text, mend, examples=tuple(wrong))]


def clocks() -> list[Ailment]:
    """Whether the machine knows Swedish time, and agrees with the database about what time it is."""
    found = []
    summer = datetime(clock.today().year, 7, 1, tzinfo=ZoneInfo(settings.TIME_ZONE)).utcoffset()
    if summer is None or summer.total_seconds() != 7200:
        text = _("The machine does not know Swedish time (%(zone)s).") % {"zone": settings.TIME_ZONE}
        mend = _("Set TIME_ZONE to Europe/Stockholm, and install the package tzdata.")
        found.append(Ailment("upkeep.time-zone", "serious", text, mend))
    if connection.vendor == "postgresql":  # SQLite has no clock of its own
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            (theirs,) = cursor.fetchone()
        skew = abs((theirs - datetime.now(UTC)).total_seconds())
        if skew > SKEW:
            text = _("The clocks of the platform and of the database differ by %(number)s seconds.") % {
                "number": round(skew)
            }
            mend = _("Let both machines keep time from the network.")
            found.append(Ailment("upkeep.clocks", "warning", text, mend, "timedatectl"))
    return found
