"""Does a backup come back, and does the database hold? Each problem is a line for people."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.db import connection
from django.utils.translation import gettext as _

from rodtrad.foundation.audit import services as audit
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.upkeep.archive import Reader


def verify_rehearsed(path: Path) -> list[str]:
    """Check every digest, put the backup back into a database of its own, and walk the log there. [] when all holds.

    Raises NoBackup. The rehearsal is a SQLite file in a temporary folder, whatever the backup was taken from: it
    needs no rights on a server, and room for about three times the backup.
    """
    with Reader(path) as backup:
        problems = backup.problems()
    if problems:
        return problems
    with tempfile.TemporaryDirectory(prefix="rodtrad-verify-") as folder:
        for command in (["restore", str(path.resolve())], ["audit", "verify"]):
            done = _in(folder, command)
            if done.returncode:
                said = (done.stderr.strip() or done.stdout.strip()).splitlines()[-5:]
                return [" ".join(("rodtrad", command[0], "→")), *said]
    return []


def _in(folder: str, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    """A command of ours on an installation in ``folder``."""
    environment = {
        **os.environ,
        "RODTRAD_DATA": folder,
        "RODTRAD_SECRET": "rehearsal",
        "DATABASE_URL": f"sqlite:///{folder}/rodtrad.sqlite3",
    }
    command = [sys.executable, "-m", "rodtrad.cli.main", *arguments]
    return subprocess.run(command, env=environment, check=False, capture_output=True, text=True)


def verify_live() -> list[str]:
    """Whether the database in use is sound: its pages and references (SQLite), and the whole log. [] when it is."""
    problems = []
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA quick_check(20)")
            problems += [row[0] for row in cursor.fetchall() if row[0] != "ok"]
            cursor.execute("PRAGMA foreign_key_check")
            lost = cursor.fetchmany(20)
            problems += [
                _("%(table)s %(row)s refers to what is not there") % {"table": row[0], "row": row[1]}
                for row in lost
            ]
    with acting(system("verify")):
        found = audit.verify()
    if found:
        problems.append(
            _("The log does not hold in %(number)s places: `rodtrad audit verify` lists them.")
            % {"number": len(found)}
        )
    return problems
