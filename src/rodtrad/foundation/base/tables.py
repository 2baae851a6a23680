"""Tables that people send: CSV in the encodings they have, Excel, and what is pasted, as rows of text.

Nothing is executed, and no number is turned into another: a cell is what it shows. A file that swells is refused.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

MOST_BYTES = 50 * 1024 * 1024
MOST_UNPACKED = 300 * 1024 * 1024
LONGEST_CELL = 10_000

Cells = list[list[str]]


class TableRefused(ValueError):
    """The file cannot be read at all. The message is for the one who sent it."""


def read_table(data: bytes) -> list[Cells]:
    """The sheets of an Excel file that hold something, or the one table of a CSV file. Raises TableRefused."""
    if len(data) > MOST_BYTES:
        raise TableRefused(_("The file is larger than 50 megabytes. Divide it into several."))
    if not data.strip():
        raise TableRefused(_("The file is empty."))
    if data[:2] == b"PK" or data[:4] == b"\xd0\xcf\x11\xe0":
        return _excel(data)
    return [read_text(decoded(data))]


def read_text(text: str, *, strict: bool = False) -> Cells:
    """A table as text: cells between tabs, semicolons or commas, whichever the first line has most of. ``strict``:
    a quotation mark that is not closed is refused. Raises TableRefused."""
    lines = text.lstrip("\r\n").splitlines()
    head = lines[0] if lines else ""
    separator = "\t" if "\t" in head else max(";,", key=head.count) if set(";,") & set(head) else "\x1f"
    csv.field_size_limit(LONGEST_CELL * 20)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict))
    except csv.Error as error:
        said = _(
            "The file is broken: a quotation mark is not closed, or a cell is far too long. Save it anew."
        )
        raise TableRefused(said) from error
    return [[_plain(cell) for cell in row] for row in rows]


def _plain(cell: str) -> str:
    """The cell without the sign by which a file keeps a spreadsheet from reading it as a formula."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@") else text


def decoded(data: bytes) -> str:
    """A file's text, of UTF-8, UTF-16 with a mark, or Windows-1252 as Swedish Excel writes. Raises TableRefused."""
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if b"\0" in data[:4000] and not marked:
        raise TableRefused(_("This is neither CSV nor Excel. Save the table as one of them."))
    for name in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    raise TableRefused(_("The signs of the file cannot be read. Save it as CSV UTF-8, or as Excel."))


def _excel(data: bytes) -> list[Cells]:
    from python_calamine import CalamineError, CalamineWorkbook  # slow to load, needed for Excel only

    _refuse_swollen(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [_sheet(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]
    except (CalamineError, ValueError, OSError) as error:
        raise TableRefused(
            _("The Excel file cannot be opened. Save it anew without a password, as .xlsx.")
        ) from error
    filled = [rows for rows in sheets if any(any(row) for row in rows)]
    if not filled:
        raise TableRefused(_("The file is empty."))
    return filled


def _refuse_swollen(data: bytes) -> None:
    """A small file may unpack to a giant one."""
    if data[:2] != b"PK":
        return
    try:
        with ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except BadZipFile as error:
        raise TableRefused(_("The Excel file is damaged. Save it anew and send it again.")) from error
    if size > MOST_UNPACKED:
        raise TableRefused(_("The Excel file is too large when it is unpacked. Divide it into several."))


def _sheet(rows: Sequence[Sequence[object]]) -> Cells:
    return [[_cell(cell) for cell in row] for row in rows]


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else "" if value is None else _plain(str(value))
