"""Workbooks for tests, from rows of texts or part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import xlsxwriter

SURVEY = """
type | name | label::Svenska (sv)
select_one role | role | Vilken roll?
integer | age | Ålder?
"""
CHOICES = """
list_name | name | label::Svenska (sv)
role | a | Chef
role | b | Medarbetare
"""
SETTINGS = """
form_title | form_id | default_language
Prov | test | Svenska (sv)
"""


def table(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def xlsx(survey: str = SURVEY, choices: str = CHOICES, settings: str = SETTINGS, **more: str) -> bytes:
    """A workbook of tables written as text; an empty text leaves the sheet out."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        for name, text in {"survey": survey, "choices": choices, "settings": settings, **more}.items():
            if not text:
                continue
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(table(text)):
                for column, cell in enumerate(cells):
                    if cell:
                        sheet.write_string(row, column, cell)
    return out.getvalue()


def changed(
    data: bytes,
    parts: Mapping[str, Callable[[bytes], bytes]] | None = None,
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """The workbook with parts rewritten and others added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            rewrite = (parts or {}).get(info.filename, bytes)
            new.writestr(info.filename, rewrite(old.read(info)))
        for name, content in (extra or {}).items():
            new.writestr(name, content)
    return out.getvalue()
