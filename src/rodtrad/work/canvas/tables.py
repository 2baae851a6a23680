"""Rows of the portfolio for the page and for a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from rodtrad.work.canvas.choices import ReviewOutcome, Status
from rodtrad.work.canvas.models import CaseDetail
from rodtrad.work.canvas.rules.reviews import hours_per_year
from rodtrad.work.canvas.rules.tables import without_formula


def portfolio_row(detail: CaseDetail) -> dict[str, Any]:
    """One existing intervention: where, state, outcome of its review, what was freed, since when untouched."""
    outcome, freed = detail.fields.get("review_outcome", ""), detail.fields.get("freed") or {}
    return {
        "code": detail.item.code, "title": detail.item.title, "municipality": detail.municipality.name,
        "place": detail.item.place.name, "state": str(Status(detail.item.state).label),
        "outcome": str(ReviewOutcome(outcome).label) if outcome in ReviewOutcome.values else "",
        "hours": hours_per_year(freed.get("hours_per_month")), "sek": freed.get("sek_per_year") or 0,
        "note": freed.get("note", ""), "changed": detail.item.changed,
    }  # fmt: skip


def portfolio_csv(details: Iterable[CaseDetail]) -> str:
    """The portfolio for a spreadsheet: semicolons, a mark for Excel, nothing that begins like a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    heads = [
        _("Intervention"), _("Municipality"), _("Place"), _("State"), _("Review"), _("Hours freed per year"),
        _("Kronor freed per year"), _("What the freed time goes to"), _("Last changed"),
    ]  # fmt: skip
    writer.writerow(heads)
    for detail in details:
        row = portfolio_row(detail)
        texts: Sequence[Any] = (
            row["title"], row["municipality"], row["place"], capfirst(row["state"]), capfirst(row["outcome"]),
            _number(row["hours"]), _number(row["sek"]), row["note"], f"{row['changed']:%Y-%m-%d}",
        )  # fmt: skip
        writer.writerow([without_formula(text) for text in texts])
    return "\ufeff" + out.getvalue()


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",") if value < 1e6 else f"{value:.0f}"
