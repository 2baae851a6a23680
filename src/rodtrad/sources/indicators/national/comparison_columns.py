"""What the columns of an Open Comparisons file are: a proposal from their headings, for a person to change.

The files differ from year to year and area to area (section 3.5), so nothing is taken for granted: a heading may stand
below titles, over several lines, with cells joined; a person sees heading, example and proposed role of every column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from rodtrad.kernel.municipalities import codes_by_name, municipalities
from rodtrad.sources.indicators.national.sheets import Cell, Sheet, is_missing, number_of

_LOOKED_AT = 30
_LINES_ABOVE = 2
_SAMPLES = 3


class Role(StrEnum):
    """What a column holds. VALUE: an indicator's values, its name in the heading; the rest are one a file."""

    CODE = "code"
    AREA = "area"
    INDICATOR = "indicator"
    PERIOD = "period"
    VALUE = "value"
    OWN = "own"
    GROUP = "group"
    GROUP_VALUE = "group_value"
    RANK = "rank"
    COMMENT = "comment"
    NOTHING = ""


WORDS: Mapping[Role, tuple[str, ...]] = {
    Role.CODE: ("kommunkod", "kommunkoder", "kommun kod", "kommunnr", "kod", "områdeskod"),
    Role.AREA: ("kommun", "kommunnamn", "kommun/stadsdel", "område", "kommun/län", "kommun/region"),
    Role.INDICATOR: ("indikator", "indikatornamn", "mått", "nyckeltal", "fråga", "variabel"),
    Role.PERIOD: ("år", "period", "mätår", "avser år", "redovisningsår"),
    Role.OWN: ("eget värde", "egen kommun", "vårt värde", "kommunens värde", "vi"),
    Role.GROUP: ("grupp", "jämförelsegrupp", "jämförs med", "kommungrupp"),
    Role.GROUP_VALUE: (
        "gruppens värde",
        "jämförelsevärde",
        "medelvärde",
        "medel",
        "genomsnitt",
        "median",
        "riket",
    ),
    Role.RANK: ("rang", "rangordning", "placering", "plats"),
    Role.COMMENT: ("kommentar", "kommentarer", "anmärkning", "notering"),
    Role.VALUE: ("värde", "resultat"),
}
"""Role → the headings, in small letters, by which it is proposed."""
_NEVER_VALUES = ("län", "länskod", "länsnamn", "lan", "invånare", "antal svar", "källa")


@dataclass(frozen=True, slots=True)
class Column:
    """``better``: high or low values, for the rank; "" ranks nothing. ``factor`` 100 makes a share a per cent.

    (A cell that Excel shows as 83,5 % holds 0.835: the samples tell, a person decides.)
    """

    place: int
    heading: str
    role: Role
    samples: tuple[str, ...] = ()
    better: str = ""
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Mapped:
    """Which line of a sheet heads it, and what each column holds. ``groups``: rows that are no municipality."""

    heading_line: int
    columns: tuple[Column, ...]
    groups: tuple[str, ...] = ()

    def of(self, role: Role) -> Column | None:
        """The first column with the role."""
        return next((each for each in self.columns if each.role is role), None)

    def all_of(self, role: Role) -> tuple[Column, ...]:
        """Every column with the role."""
        return tuple(each for each in self.columns if each.role is role)


def propose(sheet: Sheet) -> Mapped | None:
    """Return what the columns seem to be, or None when no line looks like a heading."""
    line = _heading_line(sheet)
    if line is None:
        return None
    below = sheet.rows[line:]
    heads = _headings(sheet.rows[:line])
    known = [_role(head) for head in heads]
    by_area = Role.AREA in known or Role.CODE in known
    columns: list[Column] = []
    taken: set[Role] = set()
    for place, head in enumerate(heads):
        cells = [row[place] for row in below if place < len(row) and row[place] is not None]
        role = _proposed(known[place], head, cells, by_area, Role.INDICATOR in known)
        if role in taken and role is not Role.VALUE:
            role = Role.NOTHING
        taken.add(role)
        columns.append(Column(place, head, role, tuple(as_text(cell) for cell in islice(cells, _SAMPLES))))
    mapped = Mapped(line, tuple(columns))
    return Mapped(line, tuple(columns), _groups(below, mapped))


def as_text(cell: Cell) -> str:
    """A cell as a person would write it: 2025, not 2025.0."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell).replace(".", ",")
    return cell or ""


def municipality_code(code: Cell, name: Cell) -> str:
    """The code of four digits, by code (Excel drops a leading 0) or by name; "" for a county, group or the country."""
    digits = as_text(code)
    if re.fullmatch("[0-9]{3,4}", digits):
        return digits.zfill(4) if digits.zfill(4) in _codes() else ""
    plain = as_text(name).removesuffix(" kommun").removesuffix(" stad")
    return codes_by_name().get(plain) or codes_by_name().get(plain.removesuffix("s"), "")


def _codes() -> frozenset[str]:
    return frozenset(each.code for each in municipalities())


def _heading_line(sheet: Sheet) -> int | None:
    """The first line (from 1) near the top with most known headings: two of them, or places beside other words."""
    known = [_known(row) for row in sheet.rows[:_LOOKED_AT]]
    most = max(known, default=0)
    return known.index(most) + 1 if most > 1 else None


def _known(row: Sequence[Cell]) -> int:
    """How many different roles its cells name; a heading of places counts for two when there are others beside it."""
    roles = {_role(as_text(cell)) for cell in row} - {Role.NOTHING}
    places = bool(roles & {Role.AREA, Role.CODE}) and sum(isinstance(cell, str) for cell in row) > 1
    return len(roles) + places


def _headings(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Headings with what stands above them; a joined cell counts for all the columns it covers."""
    last = rows[-1]
    above = [row for row in rows[-1 - _LINES_ABOVE : -1] if sum(isinstance(cell, str) for cell in row) > 1]
    over = [_spread(row, len(last)) for row in above]
    heads = []
    for place, cell in enumerate(last):
        own = as_text(cell)
        if _role(own) is not Role.NOTHING and _role(own) is not Role.VALUE:
            heads.append(own)
            continue
        heads.append(" – ".join(dict.fromkeys(part for part in [*(row[place] for row in over), own] if part)))
    return _apart(heads)


def _apart(heads: Sequence[str]) -> list[str]:
    """Headings none of which is empty or the same as another."""
    found: list[str] = []
    for place, head in enumerate(heads, start=1):
        name = head or f"Kolumn {place}"
        found.append(f"{name} ({place})" if name in found else name)
    return found


def _spread(row: Sequence[Cell], width: int) -> list[str]:
    found, current = [], ""
    for place in range(width):
        current = as_text(row[place] if place < len(row) else None) or current
        found.append(current)
    return found


def _role(head: str) -> Role:
    plain = " ".join(head.casefold().replace("-", " ").split())
    return next((role for role, words in WORDS.items() if plain in words), Role.NOTHING)


def _proposed(known: Role, head: str, cells: Sequence[Cell], by_area: bool, by_indicator: bool) -> Role:
    """A column of numbers beside a column of areas is an indicator, unless the indicators have a column."""
    if known is Role.VALUE and not by_area:
        return Role.OWN
    if known is not Role.NOTHING:
        return known
    numbers = sum(number_of(cell) is not None or is_missing(cell) for cell in cells)
    if (
        by_area
        and not by_indicator
        and head
        and head.casefold() not in _NEVER_VALUES
        and 2 * numbers > len(cells)
    ):
        return Role.VALUE
    return Role.NOTHING


def _groups(rows: Sequence[Sequence[Cell]], mapped: Mapped) -> tuple[str, ...]:
    """Names in the column of areas that are no municipality: the country, counties, groups."""
    area, code = mapped.of(Role.AREA), mapped.of(Role.CODE)
    if area is None:
        return ()
    names = {
        as_text(cell_of(row, area)): municipality_code(cell_of(row, code), cell_of(row, area)) for row in rows
    }
    return tuple(name for name, found in names.items() if name and not found)


def cell_of(row: Sequence[Cell], column: Column | None) -> Cell:
    """The cell of a column; None where the row is shorter, or there is no such column."""
    return row[column.place] if column is not None and column.place < len(row) else None
