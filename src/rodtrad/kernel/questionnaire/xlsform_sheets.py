"""The sheets of an XLSForm as rows by heading, with every cell that nobody has read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rodtrad.kernel.questionnaire.losses import Loss
from rodtrad.kernel.questionnaire.model import Wording, wording
from rodtrad.kernel.questionnaire.workbook import Rows

LANGUAGE_NAMES = {
    "sv": "Svenska",
    "sv-x-latt": "Lättläst svenska",
    "en": "English",
    "fi": "Suomi",
    "ar": "العربية",
    "fa": "فارسی",
    "prs": "دری",
    "ckb": "کوردیی ناوەندی",
    "so": "Soomaali",
    "ti": "ትግርኛ",
    "uk": "Українська",
    "se": "Davvisámegiella",
    "sma": "Åarjelsaemien",
    "smj": "Julevsámegiella",
    "pl": "Polski",
    "es": "Español",
    "de": "Deutsch",
    "fr": "Français",
    "ru": "Русский",
}
_BY_NAME = {name.casefold(): tag for tag, name in LANGUAGE_NAMES.items()} | {
    "swedish": "sv",
    "finnish": "fi",
    "arabic": "ar",
    "persian": "fa",
    "somali": "so",
    "tigrinya": "ti",
    "ukrainian": "uk",
    "polish": "pl",
    "spanish": "es",
    "german": "de",
    "french": "fr",
    "russian": "ru",
}
_TAGGED = re.compile(r".*\(\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,5})\s*\)")
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,5}")
_ALIKE = {"list name": "list_name", "value": "name", "relevance": "relevant", "read_only": "readonly"}
BARE = ""
"""The language of a column without one: the default language, once that is known."""


def language_of(heading: str) -> str | None:
    """Return the tag of what stands after ``label::``: a name with a tag, a tag, or a known name; else None."""
    name = heading.strip()
    if match := _TAGGED.fullmatch(name):
        return _cased(match[1])
    if known := _BY_NAME.get(name.casefold()):
        return known
    return _cased(name) if _TAG.fullmatch(name) else None


def _cased(tag: str) -> str:
    first, *rest = tag.split("-")
    return "-".join((first.lower(), *rest))


@dataclass(slots=True)
class Line:
    """One row of a sheet; ``number`` counts from 1 as in Excel. Cells are taken; those left over are losses."""

    sheet: str
    number: int
    cells: dict[str, str]
    taken: set[str] = field(default_factory=set)

    def take(self, heading: str) -> str:
        """Return the text of the cell, blanks around it removed; empty when there is no such column."""
        self.taken.add(heading)
        return self.cells.get(heading, "").strip()

    def words(self, heading: str, default: str) -> Wording:
        """Return the text in all languages. A column without language is in the default one."""
        texts: dict[str, str] = {}
        for name, text in self.cells.items():
            language = column_language(name, heading)
            if language is None:
                continue
            if texts.setdefault(language or default, text.strip()) == text.strip():
                self.taken.add(name)  # else two columns say different things in one language
        return wording(texts)

    def left(self) -> Iterator[Loss]:
        """Yield what stands in cells that nobody has taken."""
        for heading, text in self.cells.items():
            if text.strip() and heading not in self.taken:
                yield Loss(self.sheet, self.number, heading, "column-not-carried")

    def loss(self, column: str, code: str, facts: Mapping[str, str] | None = None) -> Loss:
        """Return a loss in this row."""
        return Loss(self.sheet, self.number, column, code, facts or {})


def column_language(column: str, heading: str) -> str | None:
    """Return the language of a column of ``label`` or ``hint`` texts (BARE without one); None for other columns."""
    name, sign, language = column.partition("::")
    if name.strip() != heading:
        return None
    return language_of(language) if sign else BARE


@dataclass(frozen=True, slots=True)
class Sheet:
    """The headings in order and the rows that hold anything."""

    name: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]

    def languages(self) -> tuple[str, ...]:
        """Return the languages of the labels in the order of the columns, BARE for one without."""
        found = (column_language(heading, "label") for heading in self.headings)
        return tuple(dict.fromkeys(language for language in found if language is not None))


def sheet_of(name: str, rows: Rows) -> Sheet:
    """Return the sheet; headings are compared in small letters, apart from the language after ``::``."""
    headings = tuple(_heading(cell) for cell in rows[0]) if rows else ()
    lines = []
    for number, row in enumerate(rows[1:], start=2):
        cells: dict[str, str] = {}
        for at, text in enumerate(row):
            if text.strip():
                heading = headings[at] if at < len(headings) else ""
                cells[heading if heading and heading not in cells else f"#{at + 1}"] = text
        if cells:
            lines.append(Line(name, number, cells))
    return Sheet(name, headings, tuple(lines))


def _heading(cell: str) -> str:
    name, sign, language = cell.partition("::")
    plain = " ".join(name.split()).lower()
    return f"{_ALIKE.get(plain, plain)}{sign}{language.strip()}"
