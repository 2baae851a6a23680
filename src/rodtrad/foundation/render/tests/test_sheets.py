"""Excel and CSV, read back: formulas stay text, numbers numbers, gaps gaps."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from rodtrad.foundation.render.blocks import Column, Document, Section, Table
from rodtrad.foundation.render.sheets import content_table, render_csv, render_xlsx
from rodtrad.foundation.render.tests.golden import ARABIC, EMOJI, FORMULA, LONG, golden
from rodtrad.foundation.render.values import SUPPRESSED

ROWS = (
    ("=cmd|' /C calc'!A0", 1),
    ("+46", 2.5),
    ("-1", None),
    ("@SUM(A1)", SUPPRESSED),
    ("\t=1", 0),
    ("＝1", 3),
    ("å", -4),
)
TABLE = Table("Besök [1]/2", (Column("Månad"), Column("=Antal", numbers=True)), ROWS)


def sheets(document: Document):
    return CalamineWorkbook.from_filelike(BytesIO(render_xlsx(document).data))


def test_golden_is_all_there():
    book = sheets(golden())
    rows = book.get_sheet_by_index(0).to_python()
    text = {row[2] for row in rows[4:]}

    assert book.sheet_names == ["Frukost tillsammans", "Besök per månad", "Besök"]
    assert {EMOJI, ARABIC, FORMULA, LONG} <= text
    assert len(rows) == 4 + 6 + 40 + 1 + 1 + 6 + 2


def test_formulas_stay_text():
    data = render_xlsx(Document("D", (Section("S", (TABLE,)),))).data

    with ZipFile(BytesIO(data)) as package:
        assert all(
            b"<f>" not in package.read(name) for name in package.namelist() if "worksheets/sheet" in name
        )
    rows = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(1).to_python()
    assert [row[0] for row in rows[4:]] == ["=cmd|' /C calc'!A0", "+46", "-1", "@SUM(A1)", "\t=1", "＝1", "å"]
    assert [row[1] for row in rows[4:]] == [1.0, 2.5, "", "..", 0.0, 3.0, -4.0]


def test_chart_is_excels_own_and_described():
    with ZipFile(BytesIO(render_xlsx(golden()).data)) as package:
        drawing = package.read("xl/drawings/drawing1.xml").decode()
        chart = package.read("xl/charts/chart1.xml").decode()

    assert 'descr="Besök per månad. Besöken ökar' in drawing
    assert "dispBlanksAs" not in chart  # Excel's own way is a gap
    assert chart.count("<c:ser>") == 2


def test_sheet_names_are_such_as_excel_takes():
    long = tuple(Table("Samma namn på alla tabeller: [x]/?", (Column("A"),), (("1",),)) for _ in range(3))
    names = sheets(Document("D", (Section("S", long),))).sheet_names

    assert len({name.casefold() for name in names}) == 4
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


@pytest.mark.parametrize(("separator", "half"), [(";", "2,5"), (",", "2.5")])
def test_csv_guards_formulas_and_has_a_mark(separator, half):
    data = render_csv(TABLE, separator=separator).data

    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))
    assert rows[0] == ["Månad", "'=Antal"]
    assert [row[0] for row in rows[1:]] == [
        "'=cmd|' /C calc'!A0", "'+46", "'-1", "'@SUM(A1)", "'\t=1", "'＝1", "å",
    ]  # fmt: skip
    assert [row[1] for row in rows[1:]] == ["1", half, "", "..", "0", "3", "-4"]


def test_content_as_csv_has_every_card():
    text = render_csv(content_table(golden())).data.decode("utf-8-sig")

    assert text.count("Kort nummer ") == 40
