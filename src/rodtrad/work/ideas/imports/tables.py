"""The bytes of a file as a table of texts, from the heading on."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from rodtrad.foundation.base.tables import Cells, TableRefused, read_table
from rodtrad.work.ideas.imports.columns import COLUMNS

MOST_BYTES = 25 * 1024 * 1024
MOST_ABOVE = 10
"""So many rows may stand above the heading: our own workbooks have a title and a remark there."""


def table_of(data: bytes) -> Cells:
    """The cells of a CSV file, or of the first sheet with ideas of an Excel file. Raises TableRefused."""
    if len(data) > MOST_BYTES:
        raise TableRefused(_("The file is larger than 25 megabytes. Divide it into several."))
    sheets = [_from_heading(rows) for rows in read_table(data)]
    with_ideas = (rows for rows in sheets if len(rows) > 1 and _names_text(rows[0]))
    return next(with_ideas, sheets[0])


def _names_text(heading: Sequence[str]) -> bool:
    return any(cell.casefold() in COLUMNS["text"] for cell in heading)


def _from_heading(rows: Cells) -> Cells:
    known = {name for names in COLUMNS.values() for name in names}
    found = (at for at, row in enumerate(rows[:MOST_ABOVE]) if any(cell.casefold() in known for cell in row))
    return rows[next(found, 0) :]
