"""What is hidden, as the JSON of ``rodtrad suppress``: for the operator, never to be published as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rodtrad.kernel.suppression.linked import LinkedTables
from rodtrad.kernel.suppression.table import GRAND, Hidden, Place, Rule, Table


def one_table(table: Table, hidden: Sequence[Hidden], rule: Rule) -> dict[str, Any]:
    """Return the report of one table; a total that is not published has no key."""
    return {"threshold": rule.threshold, "width": rule.width, **table_body(table, hidden)}


def several(linked: LinkedTables, hidden: Sequence[Sequence[Hidden]], rule: Rule) -> dict[str, Any]:
    """Return the report of tables that hang together, in their order."""
    tables = [
        {"name": each.name, **table_body(each.table, places)}
        for each, places in zip(linked.tables, hidden, strict=True)
    ]
    return {"threshold": rule.threshold, "width": rule.width, "tables": tables}


def table_body(table: Table, hidden: Sequence[Hidden]) -> dict[str, Any]:
    """Return labels, counts with None for what is hidden, and the list of what is hidden."""
    unseen = {each.place for each in hidden}
    rows, cols = range(len(table.rows)), range(table.width)

    def seen(place: Place) -> int | None:
        return None if place in unseen else table.number(place)

    body: dict[str, Any] = {
        "rows": list(table.rows),
        "cols": None if table.cols is None else list(table.cols),
        "cells": [[seen((row, col)) for col in cols] for row in rows],
    }
    if table.publishes((0, None)):
        body["row_totals"] = [seen((row, None)) for row in rows]
    if table.publishes((None, 0)):
        body["column_totals"] = [seen((None, col)) for col in cols]
    if table.publishes(GRAND):
        body["grand_total"] = seen(GRAND)
    body["hidden"] = [_entry(table, each) for each in hidden]
    return body


def names(table: Table, place: Place) -> tuple[str | None, str | None]:
    """Return the labels of the place; None for a total and for the column of a one-way table."""
    row, col = place
    return (
        None if row is None else table.rows[row],
        None if col is None or table.cols is None else table.cols[col],
    )


def _entry(table: Table, hidden: Hidden) -> dict[str, Any]:
    row, col = names(table, hidden.place)
    entry: dict[str, Any] = {"row": row, "col": col, "why": "primary" if hidden.primary else "complementary"}
    if hidden.bounds is not None:
        entry["lo"], entry["hi"] = hidden.bounds
    if hidden.exposed:
        entry["exposed"] = True
    return entry
