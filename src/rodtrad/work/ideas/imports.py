"""Files of many ideas: CSV in the encodings people have, Excel, and pasted notes, read into rows with their problems.

Nothing here writes. A file with any problem is refused whole, with line and reason.
"""

from __future__ import annotations

import csv
import io
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from rodtrad.foundation.org.settings import values
from rodtrad.kernel import guard
from rodtrad.work.ideas.choices import IdeaType, Mandate
from rodtrad.work.ideas.models import Campaign
from rodtrad.work.ideas.rules.texts import split_lines

MOST_BYTES = 50 * 1024 * 1024
MOST_UNPACKED = 300 * 1024 * 1024
LONGEST = 10_000
MOST_SHOWN = 100

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "idé", "ide", "förslag", "idea", "suggestion"),
    "source_key": ("id", "nummer", "nr"),
    "category": ("kategori", "category"),
    "level": ("niva", "nivå", "level"),
    "idea_type": ("typ", "type"),
    "mandate": ("mandat", "mandate"),
    "origin": ("ursprung", "origin"),
    "challenge": ("utmaning", "challenge"),
    "sender_role": ("roll", "role"),
    "place": ("enhet", "unit"),
    "remark": ("anmarkning", "anmärkning", "remark"),
    "when": ("forslag_nar", "när"),
    "who": ("forslag_vem", "vem"),
    "requirements": ("forslag_krav", "krav"),
    "basis": ("triage_grund",),
}
"""Field → the headings by which a column is known, in small letters. What ours exports is among them."""
_WHEN = {"nu": "kan börja nu", "planering": "behöver planeras"}
_WHO = {"region/nationellt": "region eller nationellt"}


@dataclass(frozen=True, slots=True)
class Row:
    """One idea of a file: the line it stands on, its fields, and what in it may point to a person."""

    line: int
    fields: Mapping[str, str]
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a line cannot be brought in, in words for the one who made the file."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was read; with a problem nothing is brought in. ``unknown``: headings that were passed over."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    unknown: tuple[str, ...] = ()
    more: int = field(default=0)

    @property
    def asks(self) -> int:
        """How many rows may point to somebody: they are held back until somebody has looked."""
        return sum(bool(row.found) for row in self.rows)


class FileRefused(ValueError):
    """The file cannot be read at all. The message is for the one who sent it."""


def read_file(campaign: Campaign, name: str, data: bytes) -> Read:
    """The rows of a CSV or Excel file. Raises FileRefused when it cannot be read."""
    if len(data) > MOST_BYTES:
        raise FileRefused(_("The file is larger than 50 megabytes. Divide it into several."))
    if not data.strip():
        raise FileRefused(_("The file is empty."))
    table = _excel(data) if data[:2] == b"PK" or data[:4] == b"\xd0\xcf\x11\xe0" else _csv(data)
    return judged(campaign, table)


def read_notes(campaign: Campaign, text: str) -> Read:
    """Notes pasted one to a line."""
    return judged(campaign, [["text"], *([line] for line in split_lines(text))])


def judged(campaign: Campaign, table: Sequence[Sequence[str]]) -> Read:
    """Rows and problems of a table whose first row is the heading."""
    heading = [cell.strip().casefold() for cell in (table[0] if table else ())]
    places = {
        key: next((heading.index(name) for name in names if name in heading), -1)
        for key, names in COLUMNS.items()
    }
    if places["text"] < 0:
        said = _("No column is called text. The headings are: %(names)s.")
        raise FileRefused(said % {"names": ", ".join(cell for cell in heading if cell)[:300] or _("none")})
    most = values(("ideas.most-rows",), campaign.item.place)["ideas.most-rows"]
    known = {name for names in COLUMNS.values() for name in names}
    challenges = {row.title.casefold() for row in campaign.challenges.all()}
    rows, problems = [], []
    for line, cells in enumerate(table[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        fields = {
            key: _said(cells[at]) for key, at in places.items() if 0 <= at < len(cells) and cells[at].strip()
        }
        reason = _wrong(fields, len(cells) > len(heading) and any(cells[len(heading) :]), challenges)
        if reason:
            problems.append(Problem(line, reason))
        else:
            text = "\n".join(fields.get(key, "") for key in ("text", "remark"))
            found = tuple(dict.fromkeys(text[hit.start : hit.end] for hit in guard.ask(text)))
            rows.append(Row(line, fields, found))
    if not rows and not problems:
        raise FileRefused(_("There are no ideas in the file, only a heading."))
    if len(rows) > most:
        raise FileRefused(
            _("There are more than %(most)s ideas. Divide the file into several.") % {"most": most}
        )
    unknown = tuple(cell for cell in heading if cell and cell not in known)
    return Read(tuple(rows), tuple(problems[:MOST_SHOWN]), unknown, max(0, len(problems) - MOST_SHOWN))


def _wrong(fields: Mapping[str, str], too_wide: bool, challenges: set[str]) -> str:
    if any(guard.has_identity_number(value) for value in fields.values()):
        return _("a personal identity number stands here; Rödtråd keeps no such numbers, take it away")
    if "text" not in fields:
        return _("the column text is empty")
    if too_wide:
        return _("there are more cells than headings; put the text within quotation marks")
    if len(fields["text"]) > LONGEST:
        said = _("the text has %(length)s characters; at most 10,000 can be kept")
        return said % {"length": len(fields["text"])}
    if "\ufffd" in fields["text"]:
        return _("signs are broken here (�); save the file as UTF-8 and send it again")
    if fields.get("idea_type") and not _type_of(fields["idea_type"]):
        return _("the type “%(word)s” is not known; write utmaning, förslag, lösning or reflektion") % {
            "word": fields["idea_type"][:40]
        }
    for key, most in (("category", 80), ("level", 40), ("sender_role", 80), ("source_key", 60)):
        if len(fields.get(key, "")) > most:
            return _("%(column)s is longer than %(most)s characters") % {
                "column": COLUMNS[key][0],
                "most": most,
            }
    if fields.get("challenge") and fields["challenge"].casefold() not in challenges:
        said = _("the challenge “%(word)s” is not among those of the campaign")
        return said % {"word": fields["challenge"][:60]}
    return ""


_TYPES = {
    "utmaning": IdeaType.CHALLENGE, "förslag": IdeaType.PROPOSAL, "lösning": IdeaType.SOLUTION,
    "reflektion": IdeaType.REFLECTION, **{each.value: each for each in IdeaType},
}  # fmt: skip
_MANDATES = {"eget": Mandate.OWN, "annat": Mandate.OTHER, "own": Mandate.OWN, "other": Mandate.OTHER}


def _type_of(word: str) -> str:
    found = _TYPES.get(word.casefold())
    return found.value if found else ""


def type_of(fields: Mapping[str, str], default: str) -> str:
    """The type a row says, or the one chosen for the file."""
    return _type_of(fields.get("idea_type", "")) or default


def mandate_of(fields: Mapping[str, str]) -> str:
    """The mandate a row says, if it is one of ours."""
    found = _MANDATES.get(fields.get("mandate", "").casefold())
    return found.value if found else ""


def suggested_of(fields: Mapping[str, str]) -> tuple[str, str, tuple[str, ...], str] | None:
    """What a row suggests on the axes: when, who, requirements, and on what grounds."""
    when, who = fields.get("when", ""), fields.get("who", "")
    needs = tuple(word.strip() for word in fields.get("requirements", "").split(",") if word.strip())
    if not (when or who or needs):
        return None
    return _WHEN.get(when, when)[:60], _WHO.get(who, who)[:60], needs, fields.get("basis", "")[:60]


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


def _said(cell: str) -> str:
    """What stands in a cell, without the sign by which a file keeps a spreadsheet from reading it as a formula."""
    plain = cell.strip()
    return plain[1:] if plain[:1] == "'" and plain[1:2] in tuple("=+-@") else plain


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def packed(read: Read) -> bytes:
    """The rows as they wait for a yes."""
    return zlib.compress(json.dumps([asdict(row) for row in read.rows]).encode())


def unpacked(data: bytes) -> list[Row]:
    """The rows that wait."""
    return [
        Row(each["line"], each["fields"], tuple(each["found"])) for each in json.loads(zlib.decompress(data))
    ]
