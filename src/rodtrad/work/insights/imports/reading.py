"""Reading files of insights: CSV, Excel or YAML into rows of cells by our names for the columns. It judges nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from zipfile import BadZipFile, ZipFile

import python_calamine
import yaml
from django.utils.translation import gettext as _

from rodtrad.work.insights.choices import COLUMNS, MOST_BYTES

MOST_YAML = 5 * 1024 * 1024
MOST_UNPACKED = 300 * 1024 * 1024
MOST_ROWS = 5_000
Line = tuple[int, dict[str, str]]
"""A row's number in the file, and its cells by the names of the columns (choices.COLUMNS)."""


class Unreadable(ValueError):
    """The file as a whole cannot be read; the message says why and what to do."""


def read(name: str, data: bytes) -> list[Line]:
    """The rows of a file that hold anything. Raises Unreadable, also for more than MOST_BYTES or MOST_ROWS."""
    if len(data) > MOST_BYTES:
        raise Unreadable(_("The file is larger than 50 megabytes. Divide it into several."))
    found: list[Line] = []
    for line in _lines(name, data):
        found.append(line)
        if len(found) > MOST_ROWS:
            raise Unreadable(_("The file has more than %(most)s rows. Divide it.") % {"most": MOST_ROWS})
    if not found:
        raise Unreadable(_("There are no rows in the file."))
    return found


def _lines(name: str, data: bytes) -> Iterator[Line]:
    ending = name.rsplit(".", 1)[-1].lower()
    if ending in ("yaml", "yml"):
        yield from _from_yaml(data)
    elif ending in ("xlsx", "xls", "ods"):
        yield from _from_sheet(data)
    elif ending in ("csv", "txt"):
        yield from _with_heads(enumerate(_from_csv(data), start=1))
    else:
        raise Unreadable(_("Only CSV, Excel and YAML can be read."))


def _decoded(data: bytes) -> str:
    is_utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if b"\0" in data[:4_000] and not is_utf16:
        raise Unreadable(_("This is neither CSV nor Excel. Save the table as one of them."))
    for encoding in ("utf-16",) if is_utf16 else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(_("The letters of the file cannot be read. Save it as CSV in UTF-8."))


def _from_csv(data: bytes) -> Iterator[list[str]]:
    text = _decoded(data)
    first = text.partition("\n")[0]
    separator = max(";,\t", key=first.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    except csv.Error as error:
        text = _("The file is broken: a quotation mark is not closed, or a cell is far too long.")
        raise Unreadable(text) from error


def _from_sheet(data: bytes) -> Iterator[Line]:
    """The first sheet that has our heads; Excel files that we wrote have a title above them."""
    _not_blown_up(data)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    except (python_calamine.CalamineError, BadZipFile, ValueError, OSError) as error:
        raise Unreadable(_("This is no Excel file that can be read.")) from error
    for known in (_own_heads, _heads):
        for rows in sheets:
            written = [(line, [_cell(value) for value in row]) for line, row in enumerate(rows, start=1)]
            for place, (_line, cells) in enumerate(written[:10]):
                if "insikt" in known(cells):
                    yield from _with_heads(iter(written[place:]))
                    return
    raise Unreadable(_no_heads())


def _not_blown_up(data: bytes) -> None:
    """Refuse a small file that unpacks to a huge one."""
    try:
        with ZipFile(io.BytesIO(data)) as packed:
            size = sum(each.file_size for each in packed.infolist())
    except (BadZipFile, ValueError, OSError):
        return  # an old Excel file is no ZIP; a broken one is refused by its reader
    if size > MOST_UNPACKED:
        raise Unreadable(_("The Excel file holds far more than it should. Save it as CSV."))


def _cell(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat()[:10] if isinstance(value, date) else str(value)


def _no_heads() -> str:
    return _("No column is called “insikt”. The first row names the columns: %(names)s.") % {
        "names": ", ".join(COLUMNS)
    }


def _own_heads(cells: list[str]) -> list[str]:
    """Heads as we write them ourselves: looked for first, since "text" heads other sheets too."""
    return [cell.strip().lower() for cell in cells]


def _heads(cells: list[str]) -> list[str]:
    known = {other: name for name, others in COLUMNS.items() for other in (name, *others)}
    return [known.get(cell.strip().lower(), "") for cell in cells]


def _with_heads(rows: Iterator[tuple[int, list[str]]]) -> Iterator[Line]:
    first = next(rows, None)
    heads = _heads(first[1]) if first else []
    if "insikt" not in heads:
        raise Unreadable(_no_heads())
    for line, cells in rows:
        if any(cell.strip() for cell in cells):
            yield line, {name: _plain(cell) for name, cell in zip(heads, cells, strict=False) if name}


def _plain(cell: str) -> str:
    """Without the apostrophe that our own files put before what looks like a formula."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in "=+-@" else text


def _from_yaml(data: bytes) -> Iterator[Line]:
    if len(data) > MOST_YAML:
        raise Unreadable(_("A YAML file can be 5 megabytes. Save the table as CSV."))
    try:
        content = yaml.compose(_decoded(data), Loader=yaml.SafeLoader)
        loaded = yaml.safe_load(_decoded(data))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Unreadable(_("The file is no YAML that can be read.")) from error
    rows = loaded.get("insights") if isinstance(loaded, dict) else loaded
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Unreadable(_("The file holds no list of insights."))
    labels = _yaml_labels(loaded)
    for place, row in enumerate(rows):
        cells = {_heads([str(key)])[0]: _yaml_text(value, labels) for key, value in row.items()}
        yield _yaml_line(content, place), {name: text for name, text in cells.items() if name}


def _yaml_labels(loaded: Any) -> dict[str, str]:
    rows = loaded.get("shift_labels", []) if isinstance(loaded, dict) else []
    return {
        str(row["id"]): f"{row['from']} → {row['to']}"
        for row in rows
        if isinstance(row, dict) and {"id", "from", "to"} <= row.keys()
    }


def _yaml_text(value: Any, labels: Mapping[str, str]) -> str:
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return labels.get(str(value), "" if value is None else str(value))


def _yaml_line(node: Any, place: int) -> int:
    """The line that a row stands on, for the list of faults."""
    found = node
    if isinstance(node, yaml.MappingNode):
        found = next((value for key, value in node.value if key.value == "insights"), None)
    if isinstance(found, yaml.SequenceNode) and place < len(found.value):
        return int(found.value[place].start_mark.line) + 1
    return place + 1
