"""White spots as a document (report INS-72): the matrix in words, and the ranked list with who and by when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rodtrad.foundation.render.blocks import Column, Document, Section, Table
from rodtrad.work.insights.choices import CIRCLE_TITLES
from rodtrad.work.insights.models import Cell, SubPopulation, Theme
from rodtrad.work.insights.queries.white_joined import JoinedMatrix
from rodtrad.work.insights.queries.white_spots import CellShown, Matrix

SHADES: Mapping[str, Promise] = {
    "white": gettext_lazy("we know nothing here"),
    "few": gettext_lazy("too few to know"),
    "old": gettext_lazy("old"),
    "one": gettext_lazy("from one organisation only"),
    "filled": gettext_lazy("we know"),
    "excluded": gettext_lazy("cannot hold anything"),
}


def shade_of(cell: CellShown) -> str:
    """How a cell stands, as SHADES names it: a white cell with something in it says so."""
    return "few" if cell.shade == "white" and cell.known.insights else cell.shade


def _words(cell: CellShown) -> str:
    number = f" ({cell.known.insights})" if cell.known.insights else ""
    return f"{SHADES[shade_of(cell)]}{number}"


def _section(theme: Theme | None, rows: Sequence[tuple[SubPopulation, Sequence[CellShown]]]) -> Section:
    """The matrix as a table in words."""
    columns = (Column(_("Group"), weight=2), *(Column(str(t), weight=2) for t in CIRCLE_TITLES.values()))
    lines = tuple((group.label, *(_words(cell) for cell in cells)) for group, cells in rows)
    title = str(theme.label) if theme else _("All themes")
    return Section(title, (Table(_("What we know of whom"), columns, lines),), tone="voices")


def ins_72_joined_report(matrix: JoinedMatrix, day: date, language: str = "sv") -> Document:
    """The matrix of several municipalities, and where to ask first."""
    with translation.override(language):
        rows = [(group, [each.cell for each in cells]) for group, cells in matrix.rows]
        heads = (
            Column(_("White spot"), weight=3),
            Column(_("How it stands"), weight=2),
            Column(_("Taken on"), weight=2),
        )
        first = tuple(
            (f"{each.cell.group.label}: {CIRCLE_TITLES[each.cell.circle]}", _words(each.cell), ", ".join(each.taken_on))
            for each in matrix.ranked
        )  # fmt: skip
        sections = [_section(matrix.theme, rows)]
        if first:
            sections.append(Section(_("Where to ask first"), (Table(_("Where to ask first"), heads, first),)))
        return Document(
            title=_("White spots of several municipalities"),
            sections=tuple(sections),
            language=language,
            date=day,
        )


def ins_72_report(matrix: Matrix, taken: Sequence[Cell], day: date, language: str = "sv") -> Document:
    """The matrix of a place, and what somebody has taken on."""
    with translation.override(language):
        planned = tuple(
            (
                f"{row.group.label}: {CIRCLE_TITLES[row.circle]}", str(row.owner or ""),
                row.due.isoformat() if row.due else "",
            )
            for row in taken
        )  # fmt: skip
        heads = (Column(_("White spot"), weight=4), Column(_("Who begins"), weight=2), Column(_("By")))
        sections = [_section(matrix.theme, matrix.rows)]
        if planned:
            sections.append(Section(_("Taken on"), (Table(_("White spots taken on"), heads, planned),)))
        name = _("White spots in %(place)s") % {"place": matrix.place.name}
        return Document(
            title=name, sections=tuple(sections), language=language, date=day, organisation=matrix.place.name
        )
