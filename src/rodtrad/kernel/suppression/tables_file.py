"""A JSON file of tables that hang together: read strictly, every refusal with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rodtrad.kernel.suppression.lined_json import LinedDict, LinedList, read_json
from rodtrad.kernel.suppression.linked import Contradiction, LinkedTable, LinkedTables, Number
from rodtrad.kernel.suppression.refusals import Refused, decoded, quoted
from rodtrad.kernel.suppression.table import Place, Table

_REQUIRED = ("name", "group", "rows", "row_labels", "counts")
_FLAGS = {"row_totals": True, "column_totals": True, "grand_total": True, "published": False}
_KEYS = {*_REQUIRED, *_FLAGS, "cols", "col_labels", "hidden"}


def read_tables(data: bytes) -> LinkedTables:
    """Return the tables and sums of the file; they agree with each other. Raises Refused."""
    content = _object(read_json(decoded(data)), 1, "filen", {"tables", "sums"})
    given = _list(content.get("tables"), content.line, "tables")
    if not given:
        raise Refused(content.line, "det finns inga tabeller")
    lines = [getattr(each, "line", given.line) for each in given]
    tables = tuple(_table(each, given.line) for each in given)
    _names_differ(tables, lines)
    sums = list(_sums(content, tables))
    linked = LinkedTables(tables, tuple((total, parts) for _, total, parts in sums))
    _agree(linked, lines, sums)
    return linked


def _table(value: Any, line: int) -> LinkedTable:
    given = _object(value, line, "en tabell", _KEYS)
    for key in _REQUIRED:
        if key not in given:
            raise Refused(given.line, f"nyckeln {quoted(key)} saknas")
    two_way = given.get("cols") is not None
    if two_way != (given.get("col_labels") is not None):
        raise Refused(given.line, "cols och col_labels ska stå båda eller ingen")
    row_variable = _text(given["rows"], given.line, "rows")
    col_variable = _text(given["cols"], given.line, "cols") if two_way else None
    if row_variable == col_variable:
        raise Refused(given.line, f"rows och cols är samma variabel, {quoted(row_variable)}")
    rows = _labels(given, "row_labels")
    cols = _labels(given, "col_labels") if two_way else None
    flags = {key: _flag(given, key) for key in _FLAGS}
    published = flags.pop("published")
    table = Table(rows, cols, _counts(given, len(rows), 1 if cols is None else len(cols)), **flags)
    hidden = frozenset(_hidden(given, table))
    if hidden and not published:
        raise Refused(given.line, "hidden får bara stå i en tabell som redan är publicerad (published: true)")
    name, group = (_text(given[key], given.line, key) for key in ("name", "group"))
    return LinkedTable(name, group, row_variable, col_variable, table, published, hidden, given.line)


def _labels(given: LinedDict, key: str) -> tuple[str, ...]:
    labels = _list(given[key], given.line, key)
    if not labels:
        raise Refused(labels.line, f"{key} är tom")
    texts = tuple(_text(label, labels.line, key) for label in labels)
    for text in texts:
        if texts.count(text) > 1:
            raise Refused(labels.line, f"{quoted(text)} står två gånger i {key}")
    return texts


def _counts(given: LinedDict, rows: int, cols: int) -> tuple[tuple[int, ...], ...]:
    counts = _list(given["counts"], given.line, "counts")
    if len(counts) != rows:
        raise Refused(counts.line, f"counts har {len(counts)} rader, men row_labels har {rows}")
    lines = []
    for each in counts:
        line = _list(each, counts.line, "counts")
        if len(line) != cols:
            raise Refused(line.line, f"en rad i counts har {len(line)} tal; den ska ha {cols}")
        for count in line:
            if type(count) is not int or count < 0:
                raise Refused(line.line, f"antalet {quoted(count)} ska vara ett helt tal, 0 eller större")
        lines.append(tuple(line))
    return tuple(lines)


def _hidden(given: LinedDict, table: Table) -> Iterator[Place]:
    entries = _list(given.get("hidden", LinedList()), given.line, "hidden")
    for value in entries:
        entry = _object(value, entries.line, "hidden", {"row", "col"})
        place = _place(table, entry.get("row"), entry.get("col"), entry.line)
        if not table.publishes(place):
            raise Refused(entry.line, "hidden nämner en summa som tabellen inte publicerar")
        yield place


def _place(table: Table, row: Any, col: Any, line: int) -> Place:
    """Return the place with these labels, None for a total."""
    for label, known in ((row, table.rows), (col, table.cols or ())):
        if label is not None and label not in known:
            raise Refused(line, f"etiketten {quoted(label)} finns inte i tabellen")
    row_place = None if row is None else table.rows.index(row)
    if table.cols is None:
        return row_place, None if row is None else 0
    return row_place, None if col is None else table.cols.index(col)


def _sums(
    content: LinedDict, tables: tuple[LinkedTable, ...]
) -> Iterator[tuple[int, Number, tuple[Number, ...]]]:
    by_name = {each.name: each for each in tables}
    sums = _list(content.get("sums", LinedList()), content.line, "sums")
    for value in sums:
        given = _object(value, sums.line, "en summa", {"total", "parts"})
        parts = _list(given.get("parts"), given.line, "parts")
        if not parts:
            raise Refused(given.line, "en summa ska ha delar (parts)")
        total = _value(given.get("total"), by_name, given.line)
        yield given.line, total, tuple(_value(part, by_name, parts.line) for part in parts)


def _value(value: Any, by_name: Mapping[str, LinkedTable], line: int) -> Number:
    given = _list(value, line, "ett värde i sums")
    if len(given) != 3:
        raise Refused(given.line, "ett värde skrivs [tabell, rad eller null, kolumn eller null]")
    name, row, col = given
    if not isinstance(name, str) or name not in by_name:
        raise Refused(given.line, f"tabellen {quoted(name)} finns inte")
    linked = by_name[name]
    return linked.number(_place(linked.table, row, col, given.line))


def _agree(
    linked: LinkedTables, lines: list[int], sums: list[tuple[int, Number, tuple[Number, ...]]]
) -> None:
    try:
        counts = linked.counts()
    except Contradiction as error:
        name = quoted(linked.tables[error.table].name)
        reason = f"tabellen {name} säger {error.count} där en annan tabell säger {error.other} om samma tal"
        raise Refused(lines[error.table], reason) from None
    for line, total, parts in sums:
        added = sum(counts[part] for part in parts)
        if counts[total] != added:
            raise Refused(line, f"summan stämmer inte: delarna blir {added}, men helheten är {counts[total]}")


def _names_differ(tables: tuple[LinkedTable, ...], lines: list[int]) -> None:
    seen: set[str] = set()
    for each, line in zip(tables, lines, strict=True):
        if each.name in seen:
            raise Refused(line, f"två tabeller heter {quoted(each.name)}")
        seen.add(each.name)


def _object(value: Any, line: int, what: str, keys: set[str]) -> LinedDict:
    if not isinstance(value, LinedDict):
        raise Refused(line, f"{what} ska vara ett objekt")
    for key in value:
        if key not in keys:
            raise Refused(value.line, f"okänd nyckel {quoted(key)}")
    return value


def _list(value: Any, line: int, what: str) -> LinedList:
    if not isinstance(value, LinedList):
        raise Refused(line, f"{what} ska vara en lista")
    return value


def _text(value: Any, line: int, key: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Refused(line, f"{key} ska vara en text som inte är tom")
    return value


def _flag(given: LinedDict, key: str) -> bool:
    value = given.get(key, _FLAGS[key])
    if not isinstance(value, bool):
        raise Refused(given.line, f"{key} ska vara true eller false")
    return value
