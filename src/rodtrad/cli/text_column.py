"""One column of texts out of a CSV file, read strictly: what is not understood is refused with its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

BYTE_LIMIT = 50 * 1024 * 1024
NO_SEPARATOR = "\x1f"  # a heading of one column: commas and semicolons below it are text


class Refused(ValueError):
    """A file that is refused, with the line (from 1) and the reason in Swedish."""

    def __init__(self, line: int, reason: str) -> None:
        self.line, self.reason = line, reason
        super().__init__(f"{line}: {reason}")


def read_column(data: bytes, column: str) -> list[str]:
    """The texts of a column, a row each; lines without anything are no rows. Raises Refused.

    The heading says what separates the cells: semicolons if it holds more of them than commas outside quotes, otherwise
    commas; a heading with neither is the only column.
    """
    text = _decoded(data)
    rows = _rows(text, _separator(text))
    heading = next(rows, None)
    if heading is None:
        raise Refused(1, "filen är tom; skriv en rubrikrad och en rad för varje text")
    line, names = heading
    place = _place(line, [name.strip() for name in names], column)
    return [_cell(line, cells, place, len(names)) for line, cells in rows]


def _decoded(data: bytes) -> str:
    if len(data) > BYTE_LIMIT:
        raise Refused(1, f"filen är större än {BYTE_LIMIT // 1024**2} MB; dela den i flera")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused(line, "raden är inte UTF-8; spara filen som UTF-8") from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Refused(line, "ett styrtecken (NUL) står här; ta bort det")
    return text


def _separator(text: str) -> str:
    heading, quoted = {",": 0, ";": 0}, False
    for sign in text.lstrip("\r\n"):
        if sign == '"':
            quoted = not quoted
        elif sign in "\r\n" and not quoted:
            break
        elif sign in heading and not quoted:
            heading[sign] += 1
    if not any(heading.values()):
        return NO_SEPARATOR
    return ";" if heading[";"] > heading[","] else ","


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on; a cell may hold as much as the file."""
    csv.field_size_limit(BYTE_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        reason = 'citattecken som inte går ihop; skriv två ("") för ett inne i en cell'
        raise Refused(line, reason) from error


def _place(line: int, names: list[str], column: str) -> int:
    places = [place for place, name in enumerate(names) if name == column.strip()]
    if not places:
        raise Refused(line, f"kolumnen {column} finns inte; rubriken har {', '.join(names)}")
    if len(places) > 1:
        raise Refused(line, f"kolumnen {column} står två gånger; behåll en")
    return places[0]


def _cell(line: int, cells: list[str], place: int, wanted: int) -> str:
    if len(cells) != wanted:
        raise Refused(
            line, f"raden har {len(cells)} celler och rubriken {wanted}; sätt citattecken kring texten"
        )
    return cells[place]
