"""The two databases, alike to whoever takes a backup or puts one back.

Each engine module has ``snapshot()``, ``fresh(replace)``, ``load``, ``clear`` and ``settle``. Rows cross between them
in one form, that of SQLite's own storage: whole numbers (truth values too), floats, texts (dates, times in UTC, JSON,
decimals) and bytes. PostgreSQL reads each back by the type of the column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, cast

from django.db import connection

Row = Sequence[Any]
AT_ONCE = 2_000


class Snapshot(Protocol):
    """The database as it was at one moment, on a connection of its own, whatever is written meanwhile."""

    engine: str

    def columns(self, table: str) -> list[str]:
        """The columns of a table; empty when there is none of that name."""

    def rows(self, table: str, columns: Sequence[str], key: str) -> Iterator[list[Row]]:
        """All rows in the order of ``key``, AT_ONCE at a time; one by one where they hold bytes."""

    def migrations(self) -> list[tuple[str, str]]:
        """The migrations that have been run, as (app, name), in order."""

    def close(self) -> None:
        """Let the moment go."""


class Engine(Protocol):
    """What an engine module offers."""

    def snapshot(self) -> Snapshot:
        """Hold this moment."""

    def fresh(self, *, replace: bool) -> AbstractContextManager[str]:
        """Within the block Django's connection leads to an empty database; left without an error it is the real one.

        After an error all is as before. Yields where what was there before is kept, or "". Raises NotEmpty.
        """

    def load(self, table: str, columns: Sequence[str], batches: Iterable[Sequence[Row]]) -> int:
        """Put rows in; says how many."""

    def clear(self, table: str) -> None:
        """Take away what the migrations themselves have put in."""

    def settle(self, tables: Sequence[str]) -> None:
        """All rows are in: number on after the highest, and let the references be checked."""


class NotEmpty(RuntimeError):
    """The database already holds something, and nobody has said that it may be replaced."""


class InUse(RuntimeError):
    """Somebody else has the database open: it cannot be exchanged under them."""


class UnknownColumn(RuntimeError):
    """A column of a type that has no form in a backup: a programming error."""


def current() -> Engine:
    """The engine of this installation's database."""
    from rodtrad.foundation.upkeep.engines import postgres, sqlite

    return cast(Engine, postgres if connection.vendor == "postgresql" else sqlite)


def quoted(name: str) -> str:
    """A table or column name for use in a statement."""
    return connection.ops.quote_name(name)
