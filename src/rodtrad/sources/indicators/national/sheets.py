"""Excel files as rows of plain cells. Formulas come as what they show; nothing is executed."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from zipfile import BadZipFile, ZipFile

Cell = str | float | None
MISSING: Final = frozenset(
    {"-", "–", "—", ".", "..", "...", "x", "*", "•", "saknas", "uppgift saknas", "n/a", "ej svar"}
)
_NUMBER = re.compile(r"[-−]?[0-9]+(?:[.,][0-9]+)?")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bytes of a file, bytes when it is unpacked, rows of a sheet, and how many problems are worth telling."""

    most_bytes: int = 20_000_000
    most_unpacked: int = 300_000_000
    most_rows: int = 20_000
    most_problems: int = 100


@dataclass(frozen=True, slots=True)
class Sheet:
    """``rows`` from line 1 on, also empty ones, so that a row's place tells its line."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


class FileRefused(ValueError):
    """The file cannot be read at all. The message is Swedish, for the one who sent it."""


def sheets(data: bytes, bounds: Bounds) -> tuple[Sheet, ...]:
    """Return the sheets that hold anything. Raises FileRefused."""
    from python_calamine import CalamineError, CalamineWorkbook  # slow to load, needed for Excel only

    if len(data) > bounds.most_bytes:
        raise FileRefused(f"Filen är större än {bounds.most_bytes // 1_000_000} MB. Dela den i flera.")
    _refuse_swollen(data, bounds)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        read = [
            (name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names
        ]
    except (CalamineError, ValueError, OSError) as error:
        raise FileRefused(
            "Filen går inte att öppna som Excel. Spara om den utan lösenord, som .xlsx."
        ) from error
    found = tuple(Sheet(name, tuple(map(_row, rows))) for name, rows in read)
    found = tuple(each for each in found if any(cell is not None for row in each.rows for cell in row))
    if not found:
        raise FileRefused("Filen är tom.")
    if long := next((each.name for each in found if len(each.rows) > bounds.most_rows), None):
        raise FileRefused(f"Bladet {long} har fler än {bounds.most_rows} rader. Dela filen i flera.")
    return found


def _refuse_swollen(data: bytes, bounds: Bounds) -> None:
    """A small file may unpack to a giant one."""
    if data[:2] != b"PK":
        return
    try:
        with ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except BadZipFile as error:
        raise FileRefused("Excelfilen är skadad. Spara om den och skicka den igen.") from error
    if size > bounds.most_unpacked:
        raise FileRefused("Excelfilen är för stor när den packas upp. Dela den i flera.")


def _row(cells: Sequence[object]) -> tuple[Cell, ...]:
    return tuple(map(_cell, cells))


def _cell(value: object) -> Cell:
    """Text without blanks around it, and without the apostrophe that keeps a formula from being read as one."""
    if isinstance(value, bool) or value is None:
        return None if value is None else str(value)
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()[:10]
    text = " ".join(str(value).split())
    return (text[1:] if text[:1] == "'" and text[1:2] in "=+-@" else text) or None


def is_missing(cell: Cell) -> bool:
    """Whether it says that there is no value: a sign that publishers use, or an error of Excel."""
    return isinstance(cell, str) and (cell.casefold() in MISSING or cell.startswith("#"))


def number_of(cell: Cell) -> float | None:
    """A number, also one written as text in Swedish (1 234,5 or 83 %); None when it is none."""
    if not isinstance(cell, str):
        return cell
    plain = re.sub(r"\s", "", cell).removesuffix("%")
    return float(plain.replace("−", "-").replace(",", ".")) if _NUMBER.fullmatch(plain) else None
