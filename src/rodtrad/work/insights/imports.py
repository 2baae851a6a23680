"""Reading files of insights: CSV, Excel or YAML into rows, every fault with its line, before anything is written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from zipfile import BadZipFile

import python_calamine
import yaml
from django.utils.translation import gettext as _

from rodtrad.foundation.base.fields import IdentityNumberFound, refuse_identity_numbers
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.kernel import guard
from rodtrad.work.insights.choices import COLUMNS, CameBy, Evidence, Material, Strength
from rodtrad.work.insights.models import Insight, ShiftLabel
from rodtrad.work.insights.queries import words
from rodtrad.work.insights.queries.insights import places_to_write
from rodtrad.work.insights.rules import circles

MOST_ROWS = 5_000
LONGEST = 1_000
_METHODS = {
    "intervju": "interview", "djupintervju": "interview", "dialog": "dialogue", "invånardialog": "dialogue",
    "workshop": "workshop", "enkät": "survey", "samskapande": "cocreation", "analys": "analysis",
    "omvärldsanalys": "analysis", "arbetsgrupp": "group", "samverkansgrupp": "group", "återkoppling": "dialogue",
    "observation": "observation",
}  # fmt: skip
_YES = frozenset({"ja", "yes", "x", "1", "true", "sant"})


@dataclass(slots=True)
class Row:
    """One row of the file. ``values``: what services.insights takes; ``is_here``: it was brought in before."""

    line: int
    text: str = ""
    place: Place | None = None
    values: dict[str, Any] = field(default_factory=dict)
    labels: list[tuple[str, str]] = field(default_factory=list)
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be brought in. ``line`` 0: the whole file."""

    line: int
    text: str


@dataclass(slots=True)
class Plan:
    """What the file would do. Nothing is brought in while there is a problem. ``asks``: what may point to a person."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    asks: list[Problem] = field(default_factory=list)

    @property
    def new(self) -> int:
        return sum(not row.is_here for row in self.rows)


class Unreadable(ValueError):
    """The file as a whole cannot be read; the message says why and what to do."""


def plan(actor: Actor, place: Place, name: str, data: bytes) -> Plan:
    """Read the file and judge every row."""
    found = Plan()
    try:
        lines = list(_lines(name, data))
    except Unreadable as error:
        found.problems.append(Problem(0, str(error)))
        return found
    if not lines:
        found.problems.append(Problem(0, _("There are no rows in the file.")))
    if len(lines) > MOST_ROWS:
        found.problems.append(
            Problem(0, _("The file has more than %(most)s rows. Divide it.") % {"most": MOST_ROWS})
        )
        return found
    judge = _Judge(actor, place)
    for line, cells in lines:
        row, wrong, asks = judge.row(line, cells)
        found.rows.append(row)
        found.problems += [Problem(line, text) for text in wrong]
        found.asks += [Problem(line, text) for text in asks]
    return found


def _lines(name: str, data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
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
    for encoding in ("utf-8-sig", "cp1252"):
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
        raise Unreadable(_("The file is broken: a quotation mark is not closed.")) from error


def _from_sheet(data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """The first sheet that has our heads; Excel files that we wrote have a title above them."""
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


def _with_heads(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, dict[str, str]]]:
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


def _from_yaml(data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
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


class _Judge:
    """What a row may name, read once for the whole file."""

    def __init__(self, actor: Actor, place: Place) -> None:
        self.place = place
        self.places = {row.name.casefold(): row for row in places_to_write(actor, "insights.import")}
        if actor.everything:
            self.places = {row.name.casefold(): row for row in Place.objects.select_related("municipality")}
        groups = words.groups_at([place.municipality] if place.municipality else [])
        self.groups = {name.casefold(): row for row in groups for name in (row.label, row.key) if name}
        self.themes = {name.casefold(): row for row in words.themes() for name in (row.key, row.label)}
        self.methods = {str(label).casefold(): value for value, label in Evidence.choices} | _METHODS
        self.known = dict(Insight.objects.filter(municipality=place.municipality_id).values_list("key", "pk"))
        self.codes = set(
            Insight.objects.filter(municipality=place.municipality_id).values_list("item__code", flat=True)
        )
        self.keys: set[str] = set()
        self.labels = {str(row).casefold() for row in ShiftLabel.objects.all()}

    def row(self, line: int, cells: Mapping[str, str]) -> tuple[Row, list[str], list[str]]:
        self.wrong: list[str] = []
        row = Row(line, text=cells.get("insikt", ""))
        self._texts(row, cells)
        row.place = self._place(cells.get("organisation", ""))
        key = cells.get("nyckel", "")[:40]
        row.is_here = bool(key) and (key in self.known or key in self.codes)
        if key and key in self.keys:
            self.wrong.append(_("The key %(key)s stands twice in the file.") % {"key": key})
        self.keys.add(key)
        row.values |= {"key": key, "circles": self._circles(cells.get("perspektiv", ""))}
        row.values |= self._sorted(cells)
        row.labels = self._labels(cells.get("förflyttning", ""))
        asks = [
            _("May point to a person: %(text)s") % {"text": text[hit.start : hit.end]}
            for text in cells.values()
            for hit in guard.ask(text)
        ]
        return row, self.wrong, asks

    def _texts(self, row: Row, cells: Mapping[str, str]) -> None:
        if not row.text:
            self.wrong.append(_("The insight is empty."))
        if len(row.text) > LONGEST:
            self.wrong.append(_("The insight is longer than %(most)s characters.") % {"most": LONGEST})
        for name, text in cells.items():
            try:
                refuse_identity_numbers(text, name)
            except IdentityNumberFound as error:
                self.wrong += error.messages
        row.values |= {"new": cells.get("nytt", ""), "known": cells.get("känt", ""),
                       "so_what": cells.get("betyder", ""), "whereabouts": cells.get("plats", "")[:200]}  # fmt: skip

    def _place(self, name: str) -> Place | None:
        if not name:
            return None
        found = self.places.get(name.casefold())
        if found is None:
            self.wrong.append(
                _("There is no organisation called %(name)s that you may write for.") % {"name": name}
            )
        return found

    def _circles(self, text: str) -> int:
        try:
            return circles.from_keys(key for key in text.replace(";", ",").split(",") if key.strip())
        except KeyError:
            self.wrong.append(_("Perspectives are P1, P2 and P3, several with a comma between."))
            return 0

    def _sorted(self, cells: Mapping[str, str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        group = self._one(self.groups, cells.get("grupp", ""), _("There is no group called %(name)s."))
        found["main_group"] = group
        parts = [part.strip() for part in cells.get("tema", "").replace(";", ",").split(",") if part.strip()]
        named = [self._one(self.themes, part, _("There is no theme called %(name)s.")) for part in parts]
        found["themes"] = [row for row in named if row is not None]
        method = cells.get("metod", "").split(",")[0]
        found["evidence"] = self._one(self.methods, method, _("There is no method called %(name)s.")) or ""
        found["strength"] = self._word(Strength, cells.get("styrka", ""), "single")
        found["came_by"] = self._word(CameBy, cells.get("kom via", ""), "report")
        found["material"] = self._word(Material, cells.get("sparas som", ""), "insight")
        found["background"] = "other" if found["material"] == "background" else ""
        found["is_key"] = cells.get("nyckelinsikt", "").casefold() in _YES
        found |= self._numbers(cells)
        return found

    def _numbers(self, cells: Mapping[str, str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if voices := cells.get("röster", ""):
            if voices.isdigit() and len(voices) < 7:
                found["voices"] = int(voices)
            else:
                self.wrong.append(_("The number of voices is a whole number."))
        if day := cells.get("datum", ""):
            try:
                found["caught"] = date.fromisoformat(day)
            except ValueError:
                self.wrong.append(_("The date %(day)s is not written as 2026-03-15.") % {"day": day})
        return found

    def _one(self, known: Mapping[str, Any], name: str, refusal: str) -> Any:
        if not name.strip():
            return None
        found = known.get(name.strip().casefold())
        if found is None:
            self.wrong.append(refusal % {"name": name})
        return found

    def _word(self, choices: Any, text: str, otherwise: str) -> str:
        if not text:
            return otherwise
        by_name = {str(label).casefold(): value for value, label in choices.choices}
        found = text if text in choices.values else by_name.get(text.casefold())
        if found is None:
            self.wrong.append(_("%(name)s is not one of the words to choose among.") % {"name": text})
        return found or otherwise

    def _labels(self, text: str) -> list[tuple[str, str]]:
        found = []
        for part in text.split(";"):
            start, arrow, end = part.partition("→")
            if part.strip() and not (arrow and start.strip() and end.strip()):
                self.wrong.append(_("A shift is written as: from → to."))
            elif part.strip():
                found.append((start.strip(), end.strip()))
        return found
