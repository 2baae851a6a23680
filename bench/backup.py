"""Backup and restore of a large database: seconds, bytes and the most memory each command held.

    python bench/backup.py [--items 1000000] [--verify]

Every item has a line in the log with one value. On the server of DATABASE_URL (two databases of its own, gone
afterwards), else on SQLite files. The engine's own way of copying is measured beside, for comparison. The machine's
load stands beside each figure. Only the first 50,000 items are made one by one, the others are copies of these.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from copying import copy_rows, new_code
from search import fill as fill_items
from search import load

AT_ONCE = 10_000
MADE = 50_000


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument(
        "--verify", action="store_true", help="also put it back in a rehearsal and walk the log"
    )
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, databases(Path(folder)) as (first, second):
        os.environ.update(
            DATABASE_URL=first, RODTRAD_DATA=folder, DJANGO_SETTINGS_MODULE="rodtrad.config.settings.local"
        )
        began = time.perf_counter()
        fill(args.items)
        print(
            f"{first.split(':')[0]}: {args.items} items with history, filled in {time.perf_counter() - began:.0f} s",
            flush=True,
        )
        backup = Path(folder) / "backup.zip"
        measured("backup", first, "backup", "-o", str(backup))
        print(f"the file: {backup.stat().st_size / 1e6:.0f} MB")
        measured("restore", second, "restore", str(backup))
        if args.verify:
            measured("verify", second, "verify", str(backup))
        natively(first, Path(folder))


@contextmanager
def databases(folder: Path) -> Iterator[tuple[str, str]]:
    """Two empty databases of the wanted kind."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield f"sqlite:///{folder / 'first.sqlite3'}", f"sqlite:///{folder / 'second.sqlite3'}"
        return
    import psycopg

    names = [f"bench_{os.getpid()}_{name}" for name in ("first", "second")]
    with psycopg.connect(server.replace("postgres://", "postgresql://"), autocommit=True) as admin:
        for name in names:
            admin.execute(f"CREATE DATABASE {name}")
        try:
            yield tuple(f"{server.rsplit('/', 1)[0]}/{name}" for name in names)
        finally:
            from django.db import connection

            connection.close()
            for name in names:
                admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def fill(number: int) -> None:
    """Items at one place, each with its line in the log."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from rodtrad.foundation.audit.services import Row, record_many
    from rodtrad.foundation.base import scope
    from rodtrad.foundation.org import services
    from rodtrad.foundation.thread.models import Item

    call_command("migrate", verbosity=0)
    with scope.acting(scope.system("bench")) as actor:
        place = services.create_place(actor, kind="municipality", name="Björkhamn", official_code="9901")
        fill_items(place, min(number, MADE))
        rows = Item.objects.order_by("pk").values_list("pk", "code", "title")
        last = 0
        while batch := list(rows.filter(pk__gt=last)[:AT_ONCE]):
            told = [Row(item=code, home=code, changes={"title": ("", title)}) for _pk, code, title in batch]
            record_many(actor, "thread.created", told)
            last = batch[-1][0]
        multiply(number // MADE)
    connection.close()


def multiply(times: int) -> None:
    """Copy what there is until there are ``times`` as many: items with codes of their own, their lines in the log."""
    from rodtrad.foundation.audit.models import Entry, Value
    from rodtrad.foundation.thread.models import Item

    models = (Item, Entry, Value)
    tops = {model: model.everywhere.order_by("pk").values_list("pk", flat=True).last() for model in models}
    for model, top in tops.items():

        def changed(number: int, model=model, top=top) -> dict[str, str]:
            other = {"id": f"id + {number * top}", "entry_id": f"entry_id + {number * tops[Entry]}"}
            code = new_code(number * top)
            return other | ({"code": code, "home": code} if model is Item else {})

        copy_rows(model, "id", top, times, changed)


def measured(name: str, database: str, *arguments: str) -> None:
    """Run one command of ours and tell what it took."""
    environment = {**os.environ, "DATABASE_URL": database}
    command = [sys.executable, "-m", "rodtrad.cli.main", *arguments]
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{name} left with {process.returncode}")
    seconds = time.perf_counter() - began
    spent = usage.ru_utime + usage.ru_stime
    print(
        f"{name}: {seconds:.0f} s ({spent:.0f} s of processor), {usage.ru_maxrss / 1024:.0f} MB at most, "
        f"load {load()}",
        flush=True,
    )


def natively(database: str, folder: Path) -> None:
    """The engine's own copy of the same database."""
    target = folder / "native"
    began = time.perf_counter()
    if database.startswith("sqlite"):
        source = sqlite3.connect(database.removeprefix("sqlite:///"))
        source.execute("VACUUM INTO ?", [str(target)])
        name = "VACUUM INTO"
    elif shutil.which("pg_dump"):
        subprocess.run(["pg_dump", "-Fc", "-Z1", "-f", str(target), database], check=True)
        name = "pg_dump -Fc -Z1"
    else:
        return
    print(f"{name}: {time.perf_counter() - began:.0f} s, {target.stat().st_size / 1e6:.0f} MB, load {load()}")


if __name__ == "__main__":
    main()
