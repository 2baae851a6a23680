"""Comparisons of a measure as a table to take out."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.render.blocks import Column, Document, Section, Table
from rodtrad.sources.indicators.models import Compared, Measure


def compared_document(measure: Measure, rows: Sequence[Compared], language: str = "sv") -> Document:
    """Every comparison that holds, with where it comes from."""
    titles = (
        _("Source"), _("Indicator"), _("Period"), _("Group"), _("Own value"), _("Value of the group"), _("Rank"),
        _("Among"), _("Worked out here"), _("Comment"), _("Used in"),
    )  # fmt: skip
    columns = tuple(Column(title, numbers=at in (4, 5, 6, 7)) for at, title in enumerate(titles))
    cells = tuple(
        (
            row.source, row.indicator, row.period, row.group, row.own if row.own is not None else row.own_status,
            row.group_value if row.group_value is not None else row.group_status, row.rank, row.among,
            _("yes") if row.computed else "", row.comment, row.used_in,
        )
        for row in rows
    )  # fmt: skip
    table = Table(_("Comparisons"), columns, cells, row_heads=False)
    return Document(
        measure.item.title, (Section(_("Comparisons"), (table,)),), language=language, date=clock.today()
    )
