"""A CSV file of people, or of counts of people, to a table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from rodtrad.kernel.suppression.refusals import Refused, decoded, quoted
from rodtrad.kernel.suppression.table import Table

COUNT = "count"
_WHOLE = re.compile(r"[0-9]{1,1000}")


def read_counts(data: bytes, rows: str, cols: str | None) -> Table:
    """Return the table of the columns ``rows`` and, unless None, ``cols``; all totals published.

    One line is one person, or as many as the column ``count`` says. A pair that does not occur is 0; labels
    come in the order in which they first appear. Raises Refused.
    """
    text = decoded(data)
    lines = _lines(text)
    first = next(lines, None)
    if first is None:
        raise Refused(1, "filen är tom; första raden ska vara rubriker")
    heads = [normalize("NFC", head).strip() for head in first[1]]
    places = [_place(heads, normalize("NFC", name), first[0]) for name in (rows, *([cols] if cols else []))]
    count_place = _place(heads, COUNT, first[0]) if COUNT in heads else None
    added: dict[tuple[str, ...], int] = {}
    last = first[0]
    for last, fields in lines:
        if len(fields) > len(heads):
            raise Refused(last, f"raden har {len(fields)} fält, men det finns bara {len(heads)} rubriker")
        labels = tuple(_label(fields, place, heads[place], last) for place in places)
        added[labels] = added.get(labels, 0) + (
            1 if count_place is None else _count(fields, count_place, last)
        )
    if not added:
        raise Refused(last, "det finns inga rader under rubrikerna")
    return _table(added, two_way=cols is not None)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield every line that is not empty with its number; a quoted line break belongs to the first line."""
    head = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = ";" if ";" in head and "," not in head else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        for fields in reader:
            if any(field.strip() for field in fields):
                yield start, fields
            start = reader.line_num + 1
    except csv.Error:
        raise Refused(start, "raden går inte att läsa som CSV; se över citattecknen") from None


def _place(heads: Sequence[str], name: str, line: int) -> int:
    if name not in heads:
        raise Refused(line, f"kolumnen {quoted(name)} finns inte")
    if heads.count(name) > 1:
        raise Refused(line, f"kolumnen {quoted(name)} finns mer än en gång")
    return heads.index(name)


def _label(fields: Sequence[str], place: int, head: str, line: int) -> str:
    label = normalize("NFC", fields[place]) if place < len(fields) else ""
    if not label.strip():
        raise Refused(line, f"kolumnen {quoted(head)} är tom; skriv till exempel ”uppgift saknas”")
    return label


def _count(fields: Sequence[str], place: int, line: int) -> int:
    text = fields[place].strip() if place < len(fields) else ""
    if not _WHOLE.fullmatch(text):
        raise Refused(line, f"antalet {quoted(text)} ska vara ett helt tal, 0 eller större")
    return int(text)


def _table(added: dict[tuple[str, ...], int], *, two_way: bool) -> Table:
    rows = tuple(dict.fromkeys(labels[0] for labels in added))
    if not two_way:
        return Table(rows, None, tuple((added[(row,)],) for row in rows))
    cols = tuple(dict.fromkeys(labels[1] for labels in added))
    return Table(rows, cols, tuple(tuple(added.get((row, col), 0) for col in cols) for row in rows))
