"""The drill: a backup taken while people write comes back whole, on its own kind of database and on the other."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from scripts.run_tests import POSTGRES

from rodtrad.foundation.audit import services as audit
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.upkeep.archive import Reader
from rodtrad.foundation.upkeep.services import back_up
from rodtrad.work.canvas.tests.factories import make_card, make_case

pytestmark = pytest.mark.django_db(transaction=True)
SEARCHED = """
import django; django.setup()
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.thread.queries.search import search
from rodtrad.foundation.thread.rules.search import question_of
with acting(system("drill")) as actor:
    print(sorted(hit.title for hit in search(actor, question_of("personalen")).items))
"""


@pytest.fixture
def a_year_of_work(cast: Any) -> Any:
    """A case with cards, times with and without fractions, empty values, quotes, emoji and a sealed log."""
    actor = cast.actor("staff")
    case = make_case(actor, cast.unit, 'Middag "ihop"\t\\ 🧵')
    for number in range(5):
        make_card(actor, case, text=f"Behov {number}: hemtjänstpersonalen hinner inte\nå ä ö \\N")
    with acting(system("test")):
        audit.seal()
    make_card(actor, case, "benefit-individual", "Efter sigillet")
    return case


@pytest.fixture
def targets(tmp_path: Path, worker_id: str) -> Iterator[dict[str, str]]:
    """An empty database of each kind: name → address. PostgreSQL only where a server answers."""
    found = {"sqlite": f"sqlite:///{tmp_path / 'restored.sqlite3'}"}
    server, name = POSTGRES.rsplit("/", 1)[0], f"drill_{os.getpid()}_{worker_id}"
    try:
        admin = psycopg.connect(
            POSTGRES.replace("postgres://", "postgresql://"), autocommit=True, connect_timeout=3
        )
    except psycopg.OperationalError:
        if os.environ.get("RODTRAD_NEED_POSTGRES"):
            raise
        yield found
        return
    with admin:
        admin.execute(f"CREATE DATABASE {name}")
        try:
            yield {**found, "postgresql": f"{server}/{name}"}
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def command(database: str, folder: Path, *arguments: str) -> str:
    """What ``python …`` prints on an installation of its own."""
    environment = {
        **os.environ,
        "RODTRAD_DATA": str(folder),
        "DATABASE_URL": database,
        "RODTRAD_SECRET": "drill",
    }
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def contents(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Every table of a backup, row by row, JSON inside values read: PostgreSQL writes it with other spaces."""
    with Reader(path) as backup:
        assert backup.problems() == []
        return {
            part.table: [
                dict(zip(part.columns, map(plain, row), strict=True))
                for batch in backup.batches(part, 1000)
                for row in batch
            ]
            for part in backup.manifest.tables
            if part.table != "django_migrations"
        }


def plain(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in ("[", "{"):
        return json.loads(value)
    return value


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_backup_when_taken_while_people_write_then_it_comes_back_whole(
    kind: str, a_year_of_work: Any, cast: Any, targets: dict[str, str], tmp_path: Path
) -> None:
    if kind not in targets:
        pytest.skip("PostgreSQL does not answer")
    first, second, database = tmp_path / "first.zip", tmp_path / "second.zip", targets[kind]
    written = backed_up_while_writing(first, a_year_of_work, cast)

    command(database, tmp_path, "-m", "rodtrad.cli.main", "restore", str(first))
    assert "orörd" in command(database, tmp_path, "-m", "rodtrad.cli.main", "audit", "verify")
    command(database, tmp_path, "-m", "rodtrad.cli.main", "backup", "-o", str(second))

    before, after = contents(first), contents(second)
    assert before.keys() == after.keys()
    for table, rows in before.items():
        assert rows == after[table], table
    if kind == connection.vendor:
        assert_same_digests(first, second)
    assert_whole(before, written)
    hits = command(database, tmp_path, "-c", SEARCHED)
    assert hits.count("hemtjänstpersonalen") == 5
    # numbering goes on after what came back
    command(database, tmp_path, "-m", "rodtrad.cli.main", "user", "create", "ny", "--name", "Nils Ny", "--role",
            "staff", "--place", cast.unit.code, "--reason", "övning")  # fmt: skip


def backed_up_while_writing(path: Path, case: Any, cast: Any) -> int:
    """Take a backup in the midst of saves; says how many there were before it began."""
    actor, done, began, count = cast.actor("staff"), threading.Event(), threading.Event(), []

    def write() -> None:
        try:
            while not done.is_set():
                make_card(actor, case, text=f"Skrivet samtidigt {len(count)}")
                count.append(1)
                if len(count) == 3:
                    began.set()
        finally:
            connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert began.wait(30)
        before = len(count)
        back_up(path)
    finally:
        done.set()
        writer.join()
    assert len(count) > before, "nobody could write while the backup was taken"
    return before


def assert_whole(tables: dict[str, list[dict[str, Any]]], written: int) -> None:
    """Every card of the snapshot has its details and its line in the log; those saved before it began are there."""
    cards = [row for row in tables["thread_item"] if "Skrivet samtidigt" in row["text"] + row["title"]]
    assert len(cards) >= written
    codes = {row["code"] for row in tables["thread_item"]}
    logged = {row["item"] for row in tables["audit_entry"]} & codes
    assert codes == logged
    assert len(tables["canvas_carddetail"]) + len(tables["canvas_casedetail"]) == len(codes)


def assert_same_digests(first: Path, second: Path) -> None:
    with Reader(first) as one, Reader(second) as other:
        digests = [
            {part.table: part.sha256 for part in backup.manifest.tables if part.table != "django_migrations"}
            for backup in (one, other)
        ]
    assert digests[0] == digests[1]
