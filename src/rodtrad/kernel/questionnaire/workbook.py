"""An .xlsx file to sheets of texts. It is looked through before it is opened; whatever can act is refused."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from rodtrad.kernel.questionnaire.problems import Problem, Refused

MOST_BYTES = 10_000_000
MOST_UNPACKED = 100_000_000
MOST_TIMES = 200
SMALL = 5_000_000
MOST_PARTS = 500
MOST_ROWS, MOST_COLUMNS = 5000, 200

_BROKEN = (BadZipFile, zlib.error, OSError, NotImplementedError, EOFError, ValueError, KeyError, RuntimeError)
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_ACTIVE = re.compile(
    r"vbaproject|/activex/|/embeddings/|/externallinks/|/macrosheets/|/ctrlprops/|connections\.xml|/querytables/",
    re.IGNORECASE,
)
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"

Rows = tuple[tuple[str, ...], ...]


def sheets_of(data: bytes) -> dict[str, Rows]:
    """Return the cells of every sheet as texts, from the first row and column on.

    Raises Refused: too-large, old-excel (or with a password), not-excel, broken, bomb, locked, active-content
    (macros, embedded objects, links to other files), entities, formula, too-many-cells.
    """
    if len(data) > MOST_BYTES:
        raise Refused(Problem("too-large", (), {"most": str(MOST_BYTES // 1_000_000)}))
    if data[:4] == _OLD_EXCEL:
        raise Refused(Problem("old-excel"))
    if data[:2] != b"PK":
        raise Refused(Problem("not-excel"))
    _look_through(data)
    return _read(data)


def _look_through(data: bytes) -> None:
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _sizes(parts, len(data))
            names = {part.filename.lower() for part in parts}
            if "xl/workbook.xml" not in names or "[content_types].xml" not in names:
                raise Refused(Problem("not-excel"))
            for part in parts:
                _look_at(archive, part)
    except _BROKEN as error:
        if isinstance(error, Refused):
            raise
        raise Refused(Problem("broken")) from error


def _sizes(parts: Sequence[ZipInfo], packed: int) -> None:
    whole = sum(part.file_size for part in parts)
    swollen = whole > SMALL and whole > MOST_TIMES * packed
    if len(parts) > MOST_PARTS or whole > MOST_UNPACKED or swollen:
        raise Refused(Problem("bomb"))
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(Problem("locked"))
    if active := next((part.filename for part in parts if _ACTIVE.search(f"/{part.filename}")), None):
        raise Refused(Problem("active-content", (active,)))


def _look_at(archive: ZipFile, part: ZipInfo) -> None:
    if not part.filename.lower().endswith((".xml", ".rels", ".vml")):
        return
    content = archive.read(part)  # never more than file_size says: zipfile stops there
    if part.filename.lower() == "[content_types].xml" and b"macroenabled" in content.lower():
        raise Refused(Problem("active-content", (part.filename,)))
    _Looker(part.filename).look(content)


class _Looker:
    """Reads one part of the workbook as XML and refuses what a table of texts cannot hold."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._is_sheet = bool(_SHEET.fullmatch(name))
        self._cell = ""
        self._cells = 0

    def look(self, content: bytes) -> None:
        """Raises Refused: entities, broken, formula, too-many-cells."""
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._doctype
        if self._is_sheet:
            parser.StartElementHandler = self._element
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, LookupError) as error:  # the last: an unknown encoding
            raise Refused(Problem("broken", (self._name,))) from error

    def _doctype(self, *_about: object) -> None:
        raise Refused(Problem("entities", (self._name,)))

    def _element(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "f":
            raise Refused(Problem("formula", (self._name, self._cell)))
        if name == "row" and not 0 < _whole(attributes.get("r", "1")) <= MOST_ROWS:
            raise self._too_many()
        if name == "c":
            self._cell = attributes.get("r", "")
            self._cells += 1
            if self._cells > MOST_ROWS * MOST_COLUMNS // 4 or not _near(self._cell):
                raise self._too_many()

    def _too_many(self) -> Refused:
        return Refused(
            Problem("too-many-cells", (self._name,), {"rows": str(MOST_ROWS), "columns": str(MOST_COLUMNS)})
        )


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _near(cell: str) -> bool:
    """Whether the cell is within bounds: one far away would make a giant table of nothing."""
    if not cell:
        return True
    match = _CELL.fullmatch(cell)
    if match is None:
        return False
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return column <= MOST_COLUMNS and int(match[2]) <= MOST_ROWS


def _read(data: bytes) -> dict[str, Rows]:
    from python_calamine import CalamineError, CalamineWorkbook  # slow to load, needed for Excel only

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {
            name: tuple(_rows(book.get_sheet_by_name(name).to_python(skip_empty_area=False)))
            for name in book.sheet_names
        }
    except (CalamineError, ValueError, OSError) as error:
        raise Refused(Problem("broken")) from error


def _rows(cells: Sequence[Sequence[object]]) -> Iterator[tuple[str, ...]]:
    for row in cells[:MOST_ROWS]:
        yield tuple(_text(cell) for cell in row[:MOST_COLUMNS])


def _text(cell: object) -> str:
    match cell:
        case bool():
            return str(cell).lower()
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case _:
            return str(cell).replace("\r\n", "\n").strip()
