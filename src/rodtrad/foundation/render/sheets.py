"""Excel and CSV: the same rows as in the other forms, as data. Text that looks like a formula stays text."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from io import BytesIO, StringIO
from typing import Any, Final

import xlsxwriter
from django.utils.translation import gettext as _

from rodtrad.foundation.render.blocks import Cards, Chart, Column, Document, Heading, Table, Text, all_blocks
from rodtrad.foundation.render.charts.spec import ChartSpec, Level
from rodtrad.foundation.render.charts.tables import table_of
from rodtrad.foundation.render.look import INK_SOFT, LINE, SERIES, SUNKEN, THREAD
from rodtrad.foundation.render.rendered import Rendered
from rodtrad.foundation.render.texts import clean
from rodtrad.foundation.render.values import SUPPRESSED_TEXT, Kept, Value, said
from rodtrad.foundation.render.words import day, in_language

CELL_LENGTH: Final = 32_767
"""Excel refuses longer cells."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_KINDS: Final = {"line": "line", "dots": "line", "control": "line", "bar": "column", "stacked": "column"}


def render_xlsx(document: Document) -> Rendered:
    """A workbook: what the document says on the first sheet, then one sheet per table and chart."""
    with in_language(document.language):
        out = BytesIO()
        book = xlsxwriter.Workbook(
            out,
            {"in_memory": True, "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
             "strings_to_numbers": False},
        )  # fmt: skip
        book.set_properties(_properties(document))
        names: set[str] = set()
        _add(book, names, _content(document), document.language)
        for block in all_blocks(document):
            if isinstance(block, Table):
                _add(book, names, block, document.language)
            elif isinstance(block, Chart):
                sheet = _add(book, names, table_of(block.spec), document.language)
                _draw(book, sheet, block.spec)
        book.close()
    return Rendered(out.getvalue())


def _properties(document: Document) -> dict[str, Any]:
    moment = datetime.combine(document.date, time(12)) if document.date else datetime(2020, 1, 1, 12)
    return {
        "title": clean(document.title)[:255], "author": clean(document.organisation)[:255],
        "subject": clean(document.subtitle)[:255], "created": moment,
    }  # fmt: skip


def _content(document: Document) -> Table:
    """Every text of the document as rows: part, kind, text, facts, marks, connections."""
    rows: list[tuple[Value, ...]] = []
    for section in document.sections:
        part = section.title
        for block in all_blocks(Document(section.title, (section,))):
            if isinstance(block, Cards):
                for card in block.cards:
                    facts = "; ".join(fact.text for fact in card.facts)
                    marks, reasons = ", ".join(card.marks), "; ".join(card.reasons)
                    rows.append((part, card.label, card.text, facts, marks, reasons, card.note))
            elif isinstance(block, Heading):
                rows.append((part, "", block.text, "", "", "", ""))
            elif isinstance(block, Text):
                rows += [(part, "", paragraph.text, "", "", "", "") for paragraph in block.paragraphs]
    columns = (
        Column(_("Part")), Column(_("Kind")), Column(_("Text"), weight=4), Column(_("Facts"), weight=2),
        Column(_("Marks")), Column(_("Hangs together with"), weight=2), Column(_("Longer note"), weight=2),
    )  # fmt: skip
    when = (document.organisation, document.subtitle, day(document.date, document.language), document.version)
    note = " · ".join(each for each in (*when, *document.marks) if each)
    return Table(document.title, columns, tuple(rows), note=note)


def _add(book: Any, names: set[str], block: Table, language: str) -> Any:
    """One sheet with a title row, a remark, a header row that stays in view, and the rows."""
    sheet = book.add_worksheet(_name(block.title, names))
    strong = book.add_format({"bold": True, "font_size": 14})
    soft = book.add_format({"font_color": INK_SOFT})
    head = book.add_format(
        {"bold": True, "bg_color": SUNKEN, "bottom": 1, "bottom_color": LINE, "text_wrap": True}
    )
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for place, column in enumerate(block.columns):
        sheet.set_column(place, place, min(18 * column.weight, 80))
    sheet.write_string(0, 0, _cell(block.title), strong)
    if block.note:
        sheet.write_string(1, 0, _cell(block.note), soft)
    for place, column in enumerate(block.columns):
        sheet.write_string(3, place, _cell(column.title), head)
    for line, row in enumerate(block.rows, start=4):
        for place, value in enumerate(row):
            _write(sheet, line, place, value, body)
    sheet.freeze_panes(4, 0)
    if block.rows:
        sheet.autofilter(3, 0, 3 + len(block.rows), len(block.columns) - 1)
    return sheet


def _write(sheet: Any, line: int, place: int, value: Value, form: Any) -> None:
    if isinstance(value, Kept):
        sheet.write_string(line, place, SUPPRESSED_TEXT, form)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(line, place, value, form)
    elif value is not None and value != "":
        sheet.write_string(line, place, _cell(str(value)), form)


def _cell(text: str) -> str:
    return clean(text)[:CELL_LENGTH]


def _name(title: str, names: set[str]) -> str:
    """A sheet name that Excel takes: at most 31 characters, none of ``[]:*?/\\``, never twice."""
    base = "".join(" " if char in "[]:*?/\\'" else char for char in clean(title)).strip()[:27] or _("Table")
    name, count = base, 1
    while name.casefold() in names:
        count += 1
        name = f"{base} {count}"
    names.add(name.casefold())
    return name


def _draw(book: Any, sheet: Any, spec: ChartSpec) -> None:
    """Excel's own chart on the rows of the sheet."""
    kind = {"type": _KINDS[spec.kind], **({"subtype": "stacked"} if spec.kind == "stacked" else {})}
    chart = book.add_chart(kind)
    last = 3 + len(spec.labels)
    for place, row in enumerate(spec.lines, start=1):
        level = row if isinstance(row, Level) else None
        colour = SERIES[(place - 1) % len(SERIES)]
        if level is not None:
            colour = THREAD if level.strong else INK_SOFT
        look: dict[str, Any] = {"line": {"color": colour}}
        if spec.kind in ("bar", "stacked"):
            look = {"fill": {"color": colour}}
        elif level is not None:
            look["line"]["dash_type"] = "dash" if level.dashed else "solid"
        else:
            look["marker"] = {"type": "circle", "size": 6, "fill": {"color": colour}}
        chart.add_series({
            "name": clean(row.name), "categories": [sheet.name, 4, 0, last, 0],
            "values": [sheet.name, 4, place, last, place], **look,
        })  # fmt: skip
    chart.set_title({"name": clean(spec.title)})
    if spec.unit:
        chart.set_y_axis({"name": clean(spec.unit)})
    chart.show_blanks_as("gap")
    options = {"description": clean(f"{spec.title}. {spec.description}")}
    sheet.insert_chart(3, len(spec.series) + len(spec.levels) + 3, chart, options)


def render_csv(table: Table, *, separator: str = ";", language: str = "sv") -> Rendered:
    """One table as CSV: UTF-8 with a mark so that Excel reads å, decimal comma where ``;`` separates."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow([_plain(column.title) for column in table.columns])
    comma = separator == ";" and language.startswith("sv")
    writer.writerows(_cells(row, comma) for row in table.rows)
    return Rendered(b"\xef\xbb\xbf" + out.getvalue().encode())


def render_document_csv(document: Document) -> Rendered:
    """A document's tables as one, each line with its part when they are several; without tables its texts."""
    tables = [
        (section.title, block)
        for section in document.sections
        for block in all_blocks(Document(section.title, (section,)))
        if isinstance(block, Table)
    ]
    heads = {tuple(column.title for column in table.columns) for _title, table in tables}
    if len(heads) != 1:
        return render_csv(content_table(document), language=document.language)
    if len(tables) == 1:
        return render_csv(tables[0][1], language=document.language)
    with in_language(document.language):
        columns = (Column(_("Part")), *tables[0][1].columns)
    rows = tuple((title, *row) for title, table in tables for row in table.rows)
    return render_csv(Table(document.title, columns, rows), language=document.language)


def content_table(document: Document) -> Table:
    """All texts of a document as one table, for CSV."""
    with in_language(document.language):
        return _content(document)


def _cells(row: Sequence[Value], comma: bool) -> Iterable[str]:
    for value in row:
        if value is None:
            yield ""
        elif isinstance(value, str):
            yield _plain(value)
        elif isinstance(value, Kept):
            yield said(value)
        else:
            yield str(value).replace(".", ",") if comma else str(value)


def _plain(text: str) -> str:
    """Text that a spreadsheet would take for a formula gets an apostrophe first; numbers are left alone."""
    shown = clean(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
