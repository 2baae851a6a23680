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
from rodtrad.work.insights.models import Cell
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


def ins_72_report(matrix: Matrix, taken: Sequence[Cell], day: date, language: str = "sv") -> Document:
    """The matrix of a place, and what somebody has taken on."""
    with translation.override(language):
        theme = str(matrix.theme.label) if matrix.theme else _("All themes")
        columns = (Column(_("Group"), weight=2), *(Column(str(t), weight=2) for t in CIRCLE_TITLES.values()))
        rows = tuple((group.label, *(_words(cell) for cell in cells)) for group, cells in matrix.rows)
        planned = tuple(
            (
                f"{row.group.label}: {CIRCLE_TITLES[row.circle]}", str(row.owner or ""),
                row.due.isoformat() if row.due else "",
            )
            for row in taken
        )  # fmt: skip
        heads = (Column(_("White spot"), weight=4), Column(_("Who begins"), weight=2), Column(_("By")))
        sections = [Section(theme, (Table(_("What we know of whom"), columns, rows),), tone="voices")]
        if planned:
            sections.append(Section(_("Taken on"), (Table(_("White spots taken on"), heads, planned),)))
        name = _("White spots in %(place)s") % {"place": matrix.place.name}
        return Document(
            title=name, sections=tuple(sections), language=language, date=day, organisation=matrix.place.name
        )
