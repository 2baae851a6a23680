"""SQLite: a snapshot is one read transaction; a restored database is built in a file beside and put in place whole."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import IntegrityError, connection

from rodtrad.foundation.upkeep.contents import holds_something
from rodtrad.foundation.upkeep.engines import AT_ONCE, InUse, NotEmpty, Row, quoted

PATIENCE = 2.0  # seconds for another's last request to end


class SqliteSnapshot:
    """One read transaction on a connection of its own. In WAL it neither waits for writers nor holds them up."""

    def __init__(self, path: Path) -> None:
        self.engine = f"sqlite {sqlite3.sqlite_version}"
        # not Django's connection: that one turns dates into objects, and may have a write of its own open
        self._database = sqlite3.connect(path, isolation_level=None, timeout=20)
        self._database.execute("PRAGMA query_only=ON")
        self._database.execute("BEGIN")
        self._database.execute("SELECT count(*) FROM sqlite_master").fetchone()  # the moment is now

    def columns(self, table: str) -> list[str]:
        return [row[1] for row in self._database.execute(f"PRAGMA table_info({quoted(table)})")]

    def rows(self, table: str, columns: Sequence[str], key: str) -> Iterator[list[Row]]:
        types = dict(row[1:3] for row in self._database.execute(f"PRAGMA table_info({quoted(table)})"))
        at_once = 1 if "BLOB" in types.values() else AT_ONCE  # an attachment is up to 15 MB
        names = ", ".join(map(quoted, columns))
        found = self._database.execute(f"SELECT {names} FROM {quoted(table)} ORDER BY {quoted(key)}")  # noqa: S608
        while batch := found.fetchmany(at_once):
            yield batch

    def migrations(self) -> list[tuple[str, str]]:
        return self._database.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()

    def close(self) -> None:
        self._database.close()


def snapshot() -> SqliteSnapshot:
    """Hold this moment of the installation's database."""
    return SqliteSnapshot(_path())


@contextmanager
def fresh(*, replace: bool) -> Iterator[str]:
    """An empty database in a file beside the real one, which takes its place at the end; the old one is kept."""
    real = _path()
    held = real.exists() and holds_something(connection)
    if held and not replace:
        raise NotEmpty(real.name)
    kept = real.with_name(f"{real.name}.before-{datetime.now():%Y%m%d-%H%M%S-%f}") if held else None
    beside = real.with_name(f"{real.name}.restoring-{os.getpid()}")
    _remove(beside)
    try:
        _lead_to(beside)
        with connection.cursor() as cursor:  # nothing depends on this file until it is whole
            cursor.execute("PRAGMA synchronous=OFF")
        yield str(kept or "")
        _finish(beside)
        _exchange(real, beside, kept)
    finally:
        _lead_to(real)
        _remove(beside)


def _path() -> Path:
    return Path(connection.settings_dict["NAME"])


def _lead_to(path: Path) -> None:
    """Django's connection opens this file from now on."""
    connection.close()
    connection.settings_dict["NAME"] = str(path)


def _finish(path: Path) -> None:
    """All of it in the one file, and the file on the disk."""
    connection.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    path.chmod(0o600)


def _exchange(real: Path, beside: Path, kept: Path | None) -> None:
    """Put the new file in the old one's place, in one step. A left-over log of the old one would ruin the new one."""
    if real.exists():
        _alone(real)
        if kept is not None:
            os.link(real, kept)
    beside.replace(real)
    folder = os.open(real.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _alone(path: Path) -> None:
    """Leaving WAL empties and removes the log, and works only when nobody else has the file open.

    SQLite does not wait for others here, so that a request on its way out would refuse the whole restoring.
    """
    until = time.monotonic() + PATIENCE
    with closing(sqlite3.connect(path, isolation_level=None, timeout=PATIENCE)) as database:
        while True:
            try:
                database.execute("PRAGMA journal_mode=DELETE").fetchone()
                return
            except sqlite3.OperationalError as error:
                if time.monotonic() > until:
                    raise InUse(path.name) from error
                time.sleep(0.1)


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def load(table: str, columns: Sequence[str], batches: Iterable[Sequence[Row]]) -> int:
    names, places = ", ".join(map(quoted, columns)), ", ".join("?" * len(columns))
    insert = f"INSERT INTO {quoted(table)} ({names}) VALUES ({places})"  # noqa: S608
    number, database = 0, _raw()
    database.execute("PRAGMA foreign_keys=OFF")  # settle() looks at them all at once
    database.execute("BEGIN")
    for batch in batches:
        database.executemany(insert, batch)
        number += len(batch)
    database.execute("COMMIT")
    return number


def clear(table: str) -> None:
    _raw().execute(f"DELETE FROM {quoted(table)}")  # noqa: S608


def settle(tables: Sequence[str]) -> None:
    lost = _raw().execute("PRAGMA foreign_key_check").fetchone()
    if lost is not None:
        raise IntegrityError(f"{lost[0]}: {lost[1]} → {lost[2]}")
    _raw().execute("PRAGMA foreign_keys=ON")


def _raw() -> Any:
    connection.ensure_connection()
    return connection.connection
