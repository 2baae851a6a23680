"""Many rows from few, within the database: what makes a million of them takes minutes otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


def copy_rows(
    table: Any, key: str, top: int, times: int, changed: Callable[[int], Mapping[str, str]]
) -> None:
    """Copy the rows of ``table`` (a model) whose ``key`` is at most ``top`` until there are ``times`` as many.
    ``changed``: column → SQL of what is another in copy number 1, 2, …; the rest is the same."""
    from django.db import connection

    columns = [field.column for field in table._meta.concrete_fields]
    with connection.cursor() as cursor:
        for number in range(1, times):
            other = changed(number)
            values = ", ".join(other.get(name, name) for name in columns)
            name = table._meta.db_table
            cursor.execute(
                f"INSERT INTO {name} ({', '.join(columns)}) SELECT {values} FROM {name} WHERE {key} <= {top}"
            )


def new_code(shift: int) -> str:
    """SQL of a code that no other row has, for a row whose id is shifted by so much."""
    return f"'k' || CAST(id + {shift} AS varchar(11))"
