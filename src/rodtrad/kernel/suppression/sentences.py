"""What is hidden, for people to read: a table with ".." and a line for what published tables give away."""

from __future__ import annotations

from collections.abc import Sequence

from rodtrad.kernel.suppression.linked import LinkedTable
from rodtrad.kernel.suppression.report import names
from rodtrad.kernel.suppression.shown import SUPPRESSED, Shown, as_text
from rodtrad.kernel.suppression.table import GRAND, Hidden, Place, Table

TOTAL = "Totalt"


def in_words(table: Table, hidden: Sequence[Hidden]) -> str:
    """Return the table as it may be published, one line a row; says nothing of why a number is hidden."""
    unseen = {each.place for each in hidden}

    def seen(place: Place) -> str:
        return as_text(SUPPRESSED if place in unseen else Shown(table.number(place)))

    cols = range(table.width)
    with_rows, with_cols = table.publishes((0, None)), table.publishes((None, 0))
    heads = ["", *(table.cols or ("Antal",)), *([TOTAL] if with_rows else [])]
    lines = [heads]
    for row, label in enumerate(table.rows):
        cells = [seen((row, col)) for col in cols]
        lines.append([label, *cells, *([seen((row, None))] if with_rows else [])])
    grand = seen(GRAND) if table.publishes(GRAND) else ""
    if with_cols:
        lines.append([TOTAL, *(seen((None, col)) for col in cols), *([grand] if with_rows else [])])
    text = "\n".join("\t".join(" ".join(field.split()) for field in line) for line in lines)
    if grand and not (with_rows and with_cols):
        text += f"\n{TOTAL}\t{grand}"
    return text


def exposed_line(linked: LinkedTable, hidden: Hidden) -> tuple[int, str]:
    """Return the line of the file and what is given away there, without the number itself."""
    row, col = names(linked.table, hidden.place)
    where = ", ".join(label for label in (row, col) if label is not None) or "totalsumman"
    text = f"tabellen {linked.name}: {where} kan räknas fram ur det som redan är publicerat"
    return linked.line, " ".join(text.split())
