"""A backup put back: all of it, into an empty database or instead of what is there, or nothing is changed."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.upkeep import engines
from rodtrad.foundation.upkeep.archive import SECRET, Manifest, NoBackup, Reader
from rodtrad.foundation.upkeep.contents import rebuilt_tables


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, and where what was there before is kept ("" when there was nothing, or it is gone)."""

    manifest: Manifest
    kept: str


def restore(path: Path, *, replace: bool = False, with_secret: bool = False) -> Restored:
    """Put a backup back. Raises NoBackup before anything is touched; engines.NotEmpty unless ``replace``.

    A backup of an older version is brought up to date on the way; one of a newer version is refused.
    """
    with Reader(path) as backup:
        problems = backup.problems()
        if with_secret and not any(part.name == SECRET for part in backup.manifest.parts):
            problems.append(_("The backup holds no secret key."))
        if problems:
            raise NoBackup("\n".join(problems))
        with _files_in_place(backup, replace=replace):
            with engines.current().fresh(replace=replace) as kept:
                _fill(backup)
            if with_secret:
                _put_secret(backup.read(SECRET))
        return Restored(backup.manifest, kept)


def _fill(backup: Reader) -> None:
    """The tables as they were, their rows, and from there to this version."""
    engine, tables = engines.current(), backup.manifest.tables
    _migrate_to(backup.manifest.migrations)
    _check_columns(backup.manifest)
    for part in tables:
        engine.clear(part.table)
    for part in tables:
        engine.load(part.table, part.columns, backup.batches(part, engines.AT_ONCE))
    engine.settle([part.table for part in tables])
    _count(backup.manifest)
    call_command("migrate", verbosity=0)
    with acting(system("restore")):
        for rebuild in rebuilt_tables().values():
            rebuild()


def _migrate_to(migrations: Collection[tuple[str, str]]) -> None:
    """Make the tables as they were when the backup was taken."""
    executor = MigrationExecutor(connection)
    graph, had = executor.loader.graph, set(migrations)
    unknown = sorted(had - set(graph.nodes))
    if unknown:
        told = {"migration": ".".join(unknown[0])}
        raise NoBackup(_("The backup comes from a newer version (%(migration)s). Upgrade first.") % told)
    followed = {
        parent.key for key in had for parent in graph.node_map[key].parents if parent.key[0] == key[0]
    }
    executor.migrate(sorted(had - followed))


def _check_columns(manifest: Manifest) -> None:
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for part in manifest.tables:
            columns = (
                {column.name for column in connection.introspection.get_table_description(cursor, part.table)}
                if part.table in there
                else set()
            )
            if not set(part.columns) <= columns:
                raise NoBackup(_("%(name)s: the table is another in this version") % {"name": part.table})


def _count(manifest: Manifest) -> None:
    with connection.cursor() as cursor:
        for part in manifest.tables:
            cursor.execute(f"SELECT count(*) FROM {engines.quoted(part.table)}")  # noqa: S608
            if cursor.fetchone() != (part.rows,):
                raise NoBackup(_("%(name)s: not all rows came back") % {"name": part.table})


@contextmanager
def _files_in_place(backup: Reader, *, replace: bool) -> Iterator[None]:
    """Unpack the files beside, and let them take their place when the block has ended well; the old ones are kept."""
    folder = Path(settings.MEDIA_ROOT)
    held = folder.exists() and any(folder.iterdir())
    if held and not replace:
        raise engines.NotEmpty(str(folder))
    mark = secrets.token_hex(4)
    beside = folder.with_name(f"{folder.name}.restoring-{mark}")
    try:
        number = 0
        for name, source in backup.files():
            target = beside / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as file:
                shutil.copyfileobj(source, file)
            number += 1
        yield
        if held:
            folder.rename(folder.with_name(f"{folder.name}.before-{mark}"))
        if number:
            if folder.exists():
                folder.rmdir()
            beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _put_secret(secret: bytes) -> None:
    target = Path(settings.DATA_DIR) / SECRET
    beside = target.with_name(f".{SECRET}.{os.getpid()}")
    beside.touch(mode=0o600)
    beside.write_bytes(secret)
    beside.replace(target)
