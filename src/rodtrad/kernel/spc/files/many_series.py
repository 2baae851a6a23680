"""A file with many series, ``id,t,value``: read by columns when all is well, line by line when it is not."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from rodtrad.kernel.spc.files.cells import MISSING, is_missing, number, whole
from rodtrad.kernel.spc.files.order import Order
from rodtrad.kernel.spc.files.refusals import Refusal, Refused
from rodtrad.kernel.spc.files.table import CELL_LIMIT, UNREADABLE, need_columns, read_table
from rodtrad.kernel.spc.many.groups import Floats, Groups, Whole

COLUMNS = ("id", "t", "value")
_CHUNK = 50_000
_ODD_TIME = re.compile("[^0-9-]")
_ODD_NUMBER = re.compile("[^0-9eE+.-]")


@dataclass(frozen=True, slots=True)
class Batch:
    """The ids in order of first appearance, and the rows of each in the order of the file."""

    ids: Sequence[str]
    series: Groups


class _Odd(Exception):
    """Something that only the reader by lines can judge: it may be a refusal, or just unusual."""


def read_batch(data: bytes) -> Batch:
    """Read the series of the file. Raises Refused with every reason, by line."""
    try:
        return _read_columns(data)
    except (_Odd, ValueError, OverflowError, csv.Error):
        return _read_lines(data)


def _read_columns(data: bytes) -> Batch:
    text = data.decode("utf-8-sig")
    if UNREADABLE.search(text):
        raise _Odd
    csv.field_size_limit(CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = [cell.strip() for cell in next(reader, [])]
    if any(header.count(name) != 1 for name in COLUMNS):
        raise _Odd
    places = [header.index(name) for name in COLUMNS]
    numbers: dict[str, int] = {}
    parts = [_chunk(rows, len(header), places, numbers) for rows in _chunks(reader)]
    if not numbers or any(map(is_missing, numbers)):
        raise _Odd
    group, t, values = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    if (np.diff(group) < 0).any():
        order = np.argsort(group, kind="stable")
        group, t, values = group[order], t[order], values[order]
    if ((t[1:] <= t[:-1]) & (group[1:] == group[:-1])).any():
        raise _Odd
    return Batch(list(numbers), Groups(group, values, len(numbers)))


def _chunks(reader: Iterable[list[str]]) -> Iterator[list[list[str]]]:
    rows = iter(reader)
    while chunk := list(islice(rows, _CHUNK)):
        yield chunk


_Columns = tuple[Whole, Whole, Floats]


def _chunk(rows: list[list[str]], width: int, places: Sequence[int], numbers: dict[str, int]) -> _Columns:
    """Return number of series, t and value of the rows. Raises _Odd, ValueError or OverflowError."""
    rows = [row for row in rows if row]
    if set(map(len, rows)) - {width}:
        raise _Odd
    ids, times, cells = ([row[place] for row in rows] for place in places)
    if _ODD_TIME.search("".join(times)) or _ODD_NUMBER.search(
        "".join(cell for cell in cells if cell not in MISSING)
    ):
        raise _Odd
    group = np.array([numbers.setdefault(each, len(numbers)) for each in ids], np.int64)
    values = np.array([math.nan if cell in MISSING else float(cell) for cell in cells], np.float64)
    if np.isinf(values).any():
        raise _Odd
    return group, np.array(list(map(int, times)), np.int64), values


def _read_lines(data: bytes) -> Batch:
    refusals: list[Refusal] = []
    table = read_table(data, COLUMNS, refusals)
    need_columns(table, COLUMNS)
    name, t, value = (table.reader(column) for column in COLUMNS)
    orders: dict[str, Order] = {}
    found: dict[str, list[float]] = {}
    for line in table.lines:
        key = name(line)
        if is_missing(key):
            refusals.append(Refusal(line.number, "missing", "id"))
        moment = whole(t(line), "t", line.number, refusals)
        if moment is not None and not is_missing(key):
            orders.setdefault(key, Order()).take(moment, line.number, refusals)
        y = number(value(line), "value", line.number, refusals)
        found.setdefault(key, []).append(math.nan if y is None else y)
    if not table.lines and not refusals:
        refusals.append(Refusal(1, "no-rows"))
    if refusals:
        raise Refused(sorted(refusals, key=lambda refusal: refusal.line))
    sizes = [len(values) for values in found.values()]
    group = np.repeat(np.arange(len(found)), sizes)
    values = np.array([each for rows in found.values() for each in rows], np.float64)
    return Batch(list(found), Groups(group, values, len(found)))
