"""The bytes of a file as a table of texts: CSV in the encodings people have, and Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from rodtrad.work.ideas.imports.columns import COLUMNS, LONGEST

MOST_BYTES = 25 * 1024 * 1024
MOST_UNPACKED = 300 * 1024 * 1024


class FileRefused(ValueError):
    """The file cannot be read at all. The message is for the one who sent it."""


def table_of(data: bytes) -> list[list[str]]:
    """The cells of a CSV or Excel file. Raises FileRefused when it cannot be read."""
    if len(data) > MOST_BYTES:
        raise FileRefused(_("The file is larger than 25 megabytes. Divide it into several."))
    if not data.strip():
        raise FileRefused(_("The file is empty."))
    return _excel(data) if data[:2] == b"PK" or data[:4] == b"\xd0\xcf\x11\xe0" else _csv(data)


def _csv(data: bytes) -> list[list[str]]:
    """The cells of a CSV file. UTF-8, UTF-16 with a mark, or what Swedish Excel writes (Windows-1252)."""
    text = _decoded(data)
    head = text.lstrip("\r\n").splitlines()[0] if text.strip() else ""
    separator = max(";,\t", key=head.count) if any(sign in head for sign in ";,\t") else "\x1f"
    csv.field_size_limit(LONGEST * 20)
    try:
        return [
            list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False)
        ]
    except csv.Error as error:
        raise FileRefused(
            _("The file cannot be read as a table. Save it anew as CSV, or as Excel.")
        ) from error


def _decoded(data: bytes) -> str:
    if b"\0" in data[:4000] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise FileRefused(_("This is neither CSV nor Excel. Save the table as one of them."))
    for name in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    raise FileRefused(_("The signs of the file cannot be read. Save it as CSV UTF-8, or as Excel."))


def _excel(data: bytes) -> list[list[str]]:
    """The cells of the first sheet with ideas. Formulas come as the text they show; nothing is executed."""
    from python_calamine import CalamineError, CalamineWorkbook  # slow to load, needed for Excel only

    _refuse_swollen(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [_sheet(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names]
    except (CalamineError, ValueError, OSError) as error:
        raise FileRefused(
            _("The Excel file cannot be opened. Save it anew without a password, as .xlsx.")
        ) from error
    filled = [rows for rows in sheets if any(any(row) for row in rows)]
    with_ideas = (rows for rows in filled if len(rows) > 1 and _names_text(rows[0]))
    found = next(with_ideas, filled[0] if filled else None)
    if found is None:
        raise FileRefused(_("The file is empty."))
    return found


def _sheet(cells: Sequence[Sequence[object]]) -> list[list[str]]:
    return list(_from_heading([[_cell(cell) for cell in row] for row in cells]))


def _names_text(heading: Sequence[str]) -> bool:
    return any(cell.strip().casefold() in COLUMNS["text"] for cell in heading)


def _refuse_swollen(data: bytes) -> None:
    """A small file may unpack to a giant one."""
    if data[:2] != b"PK":
        return
    try:
        with ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except BadZipFile as error:
        raise FileRefused(_("The Excel file is damaged. Save it anew and send it again.")) from error
    if size > MOST_UNPACKED:
        raise FileRefused(_("The Excel file is too large when it is unpacked. Divide it into several."))


def _from_heading(rows: list[list[str]]) -> Iterator[list[str]]:
    """From the heading on: our own workbooks have a title and a remark above it."""
    known = {name for names in COLUMNS.values() for name in names}
    start = next(
        (at for at, row in enumerate(rows[:10]) if any(c.strip().casefold() in known for c in row)), 0
    )
    yield from rows[start:]


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
