"""Taking insights out: one table, the same columns as are read (choices.COLUMNS), so that what is taken out can be
brought in again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rodtrad.foundation.base import clock
from rodtrad.foundation.render.blocks import Column, Document, Section, Table
from rodtrad.foundation.render.values import Value
from rodtrad.foundation.thread.states import state_title
from rodtrad.work.insights.choices import ANSWER_STANDS, COLUMNS, STANDINGS
from rodtrad.work.insights.models import Insight
from rodtrad.work.insights.queries.rounds import UnitRow
from rodtrad.work.insights.queries.works import WorkRow
from rodtrad.work.insights.rules import circles
from rodtrad.work.insights.rules.accounts import Account

MOST = 10_000


def insight_table(rows: Iterable[Insight]) -> Table:
    """The insights with every column that can be read again."""
    columns = tuple(Column(name, weight=4.0 if name == "insikt" else 1.0) for name in COLUMNS)
    return Table(_("Insights"), columns, tuple(_row(row) for row in rows), row_heads=False)


def _row(row: Insight) -> tuple[Value, ...]:
    return (
        row.key or row.item.code, row.item.text, row.item.place.name, ", ".join(circles.as_keys(row.circles)),
        row.main_group.label if row.main_group else "", ", ".join(theme.key for theme in row.themes.all()),
        "; ".join(str(label) for label in row.labels.all()), str(row.get_evidence_display()) if row.evidence else "",
        row.caught.isoformat(), row.whereabouts, row.voices if row.voices is not None else "", row.strength,
        row.came_by, "ja" if row.is_key else "", row.material, row.new, row.known, row.so_what,
    )  # fmt: skip


def work_table(rows: Iterable[WorkRow]) -> Table:
    """The register of insight works: who asks whom about what, when, and whether they have got an answer."""
    columns = tuple(Column(title, weight=3.0 if wide else 1.0) for title, wide in _WORK_COLUMNS)
    return Table(_("Insight works"), columns, tuple(_work(row) for row in rows), row_heads=False)


_WORK_COLUMNS: tuple[tuple[Any, bool], ...] = (
    (gettext_lazy("Code"), False), (gettext_lazy("Insight work"), True), (gettext_lazy("Aim"), True),
    (gettext_lazy("Questions"), True), (gettext_lazy("Municipality"), False), (gettext_lazy("Unit"), False),
    (gettext_lazy("State"), False), (gettext_lazy("Answers for it"), False), (gettext_lazy("Groups"), False),
    (gettext_lazy("Perspective"), False), (gettext_lazy("Themes"), False), (gettext_lazy("How"), False),
    (gettext_lazy("Begins"), False), (gettext_lazy("Ends"), False), (gettext_lazy("How many are planned"), False),
    (gettext_lazy("How many were heard"), False), (gettext_lazy("Insights"), False),
    (gettext_lazy("Answer due"), False), (gettext_lazy("How the answer stands"), False),
)  # fmt: skip


def _work(row: WorkRow) -> tuple[Value, ...]:
    work, item = row.work, row.work.item
    return (
        item.code, item.title, item.text, work.questions, work.municipality.name, item.place.name,
        str(state_title(item.kind, item.state)), work.owner.name if work.owner else "",
        ", ".join(group.label for group in work.groups.all()), ", ".join(circles.as_keys(work.circles)),
        ", ".join(theme.key for theme in work.themes.all()), work.methods, _day(work.starts), _day(work.ends),
        _number(work.planned_n), _number(work.actual_n), row.insights, _day(work.feedback_due),
        str(ANSWER_STANDS.get(row.answer, "")),
    )  # fmt: skip


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _number(number: int | None) -> Value:
    return "" if number is None else number


def work_document(rows: Iterable[WorkRow]) -> Document:
    return Document(_("Insight works"), (Section("", (work_table(rows),)),), date=clock.today())


def round_table(rows: Iterable[UnitRow]) -> Table:
    """Who has been asked in a round, and how each unit stands."""
    columns = (
        Column(_("Unit"), weight=2), Column(_("How it stands"), weight=2), Column(_("Answered on")),
        Column(_("Insights"), numbers=True), Column(_("Who receives the question"), weight=2),
        Column(_("Remark"), weight=3),
    )  # fmt: skip
    lines: tuple[tuple[Value, ...], ...] = tuple(
        (
            row.unit.place.name, str(STANDINGS[row.standing]),
            row.unit.answered.isoformat() if row.unit.answered else "", len(row.insights),
            ", ".join(row.receivers), row.unit.note,
        )
        for row in rows
    )  # fmt: skip
    return Table(_("Who has answered"), columns, lines)


def insight_document(rows: Iterable[Insight], organisation: str = "") -> Document:
    return Document(
        _("Insights"), (Section("", (insight_table(rows),)),), date=clock.today(), organisation=organisation
    )


def account_table(rows: Iterable[Account], year: int) -> Table:
    """Insight accounts of a year as a table (INS-75)."""
    columns = tuple(
        Column(title, numbers=place > 0)
        for place, title in enumerate(
            (
                _("Unit"), _("Caught"), _("Reviewed insights"), _("Released"), _("Used"), _("Used elsewhere"),
                _("Answered back"), _("Old"), _("Receipts complete, percent"), _("Used elsewhere, percent"),
            )
        )
    )  # fmt: skip
    lines: tuple[tuple[Value, ...], ...] = tuple(
        (
            row.place, row.caught, row.analysed, row.released, row.used, row.used_elsewhere, row.answered, row.stale,
            row.receipts, row.reuse_rate,
        )
        for row in rows
    )  # fmt: skip
    return Table(_("Insight accounts %(year)s") % {"year": year}, columns, lines)
