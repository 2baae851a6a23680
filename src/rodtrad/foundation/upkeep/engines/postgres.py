"""PostgreSQL: a snapshot is one repeatable-read transaction; a restore is one transaction, tables and all.

No server program is needed: rows are read by a cursor and written by COPY.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection, transaction

from rodtrad.foundation.upkeep.contents import holds_something
from rodtrad.foundation.upkeep.engines import AT_ONCE, NotEmpty, Row, UnknownColumn, quoted

# How a column of each type is asked for, so that it comes in the one form; {0} is the column.
_MOMENT = "({0} AT TIME ZONE 'UTC')"
_ASKED = {
    **dict.fromkeys(
        ("smallint", "integer", "bigint", "double precision", "text", "character varying", "character", "bytea"),
        "{0}",
    ),
    **dict.fromkeys(("json", "jsonb", "numeric", "date"), "{0}::text"),
    "boolean": "{0}::int",
    "uuid": "replace({0}::text, '-', '')",
    "inet": "host({0})",
    # as Python writes a time: no fraction when there is none, else six digits
    "timestamp with time zone": (
        f"CASE WHEN date_trunc('second', {{0}}) = {{0}} THEN to_char({_MOMENT}, 'YYYY-MM-DD HH24:MI:SS')"
        f" ELSE to_char({_MOMENT}, 'YYYY-MM-DD HH24:MI:SS.US') END"
    ),
}  # fmt: skip
_COLUMNS = (
    "SELECT column_name, data_type FROM information_schema.columns"
    " WHERE table_schema = current_schema() AND table_name = %s ORDER BY ordinal_position"
)


class PostgresSnapshot:
    """One read-only transaction on a connection of its own; writers do not notice it."""

    def __init__(self, own: psycopg.Connection[Any]) -> None:
        self._own = own
        self._own.autocommit = False
        self._own.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        self._own.read_only = True
        version = self._own.execute("SHOW server_version").fetchone()  # the moment is now
        self.engine = f"postgresql {version[0] if version else ''}"
        self._own.execute("SET LOCAL DateStyle = 'ISO'")

    def columns(self, table: str) -> list[str]:
        return list(self._types(table))

    def _types(self, table: str) -> dict[str, str]:
        return dict(self._own.execute(_COLUMNS, [table]).fetchall())

    def rows(self, table: str, columns: Sequence[str], key: str) -> Iterator[list[Row]]:
        types = self._types(table)
        for name in columns:
            if types[name] not in _ASKED:
                raise UnknownColumn(f"{table}.{name}: {types[name]}")
        at_once = 1 if "bytea" in types.values() else AT_ONCE  # an attachment is up to 15 MB
        asked = ", ".join(_ASKED[types[name]].format(quoted(name)) for name in columns)
        with psycopg.ServerCursor(self._own, "backup") as cursor:
            cursor.execute(f"SELECT {asked} FROM {quoted(table)} ORDER BY {quoted(key)}".encode())  # noqa: S608
            while batch := cursor.fetchmany(at_once):
                yield batch

    def migrations(self) -> list[tuple[str, str]]:
        return self._own.execute("SELECT app, name FROM django_migrations ORDER BY id").fetchall()

    def close(self) -> None:
        self._own.close()


def snapshot() -> PostgresSnapshot:
    """Hold this moment of the installation's database."""
    return PostgresSnapshot(psycopg.connect(**connection.get_connection_params()))


@contextmanager
def fresh(*, replace: bool) -> Iterator[str]:
    """The database without its tables, in a transaction that becomes true at the end, or never."""
    held = holds_something(connection)
    if held and not replace:
        raise NotEmpty(str(connection.settings_dict["NAME"]))
    with transaction.atomic():
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f"DROP TABLE {quoted(table)} CASCADE")
        yield ""


def load(table: str, columns: Sequence[str], batches: Iterable[Sequence[Row]]) -> int:
    number = 0
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL timezone = 'UTC'")
        cursor.execute(
            "SET CONSTRAINTS ALL DEFERRED"
        )  # migrations leave some of them immediate; settle() asks
        with cursor.cursor.copy(
            f"COPY {quoted(table)} ({', '.join(map(quoted, columns))}) FROM STDIN"
        ) as copy:
            for batch in batches:
                for row in batch:
                    copy.write_row(row)
                number += len(batch)
    return number


def clear(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {quoted(table)}")  # noqa: S608


def settle(tables: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
            " AND is_identity = 'YES' AND table_name = ANY(%s)",
            [list(tables)],
        )
        for table, column in cursor.fetchall():
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence(%s, %s), coalesce(max({quoted(column)}), 1),"  # noqa: S608
                f" max({quoted(column)}) IS NOT NULL) FROM {quoted(table)}",
                [quoted(table), column],
            )
