"""A CSV file as lines of cells: UTF-8 with or without BOM, commas, quotes, any kind of line end."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rodtrad.kernel.spc.files.refusals import Refusal, Refused

UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
NOT_UTF8 = re.compile("[\udc80-\udcff]")  # what is no UTF-8 comes out of the decoder as these
CELL_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """The cells that begin at a line of the file."""

    number: int
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """The columns by name, and the lines below the header; blank lines are none."""

    columns: Sequence[str]
    lines: Sequence[Line]

    def reader(self, name: str) -> Callable[[Line], str]:
        """Return what takes the cell of the column out of a line; without the column always empty."""
        if name not in self.columns:
            return lambda line: ""
        place = self.columns.index(name)
        return lambda line: line.cells[place]


def read_table(data: bytes, wanted: Sequence[str], into: list[Refusal]) -> Table:
    """Read the file. ``wanted`` names the columns that are read: none of them may stand twice.

    Lines that cannot be read are left out and go to ``into``. Raises Refused for an unreadable header, which is
    the first line whatever stands there.
    """
    lines: list[Line] = []
    for line in _lines(data.decode("utf-8-sig", "surrogateescape"), into):
        if lines and len(line.cells) != len(lines[0].cells):
            into.append(Refusal(line.number, "cell-count"))
        else:
            lines.append(line)
    if not lines or lines[0].number > 1:
        raise Refused([each for each in into if each.line == 1] or [Refusal(1, "no-rows")])
    columns = [cell.strip() for cell in lines[0].cells]
    twice = [Refusal(1, "column-twice", name) for name in wanted if columns.count(name) > 1]
    if twice:
        raise Refused(twice)
    return Table(columns, lines[1:])


def need_columns(table: Table, names: Sequence[str]) -> None:
    """Raise Refused at the header for every column that is not there."""
    missing = [Refusal(1, "missing-column", name) for name in names if name not in table.columns]
    if missing:
        raise Refused(missing)


def _lines(text: str, into: list[Refusal]) -> Iterator[Line]:
    csv.field_size_limit(CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            into.append(Refusal(number, "bad-quotes"))
            continue
        if code := _unreadable(cells):
            into.append(Refusal(number, code))
        elif number == 1 or len(cells) > 1 or any(cell.strip() for cell in cells):
            yield Line(number, cells)


def _unreadable(cells: Sequence[str]) -> str | None:
    text = "".join(cells)
    if text.isascii() and text.isprintable():
        return None
    if NOT_UTF8.search(text):
        return "not-utf8"
    return "control-character" if UNREADABLE.search(text) else None
