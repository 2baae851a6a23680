"""The board's insight report: begun out of the month's facts, edited, approved, and what the board asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread.services import change_item, create_item, hold
from rodtrad.work.insights.models import BoardQuestion, BoardReport, BoardReportVersion
from rodtrad.work.insights.queries.board_reports import ins_62_month
from rodtrad.work.insights.rules.board_report import bounds, edited, ins_62_parts
from rodtrad.work.insights.services.saving import audience_of, check, municipality_of, not_overwritten


@transaction.atomic
def begin_report(actor: Actor, place: Place, month: date) -> BoardReport:
    """A draft for the month, filled by itself. It is shown to the municipality until it is approved."""
    require(actor, "insights.report", place)
    first, _after = bounds(month)
    code, title = new_code(), _("Insights in %(month)s") % {"month": date_format(first, "F Y")}
    item = create_item(
        actor, kind="insight-report", place=place, audience=audience_of("municipality", place, code), title=title,
        state="draft", code=code, action="insights.report-begun",
    )  # fmt: skip
    report = BoardReport(
        item=item, municipality=municipality_of(place), month=first,
        parts=ins_62_parts(ins_62_month(actor, place, first)),
    )  # fmt: skip
    report.save(force_insert=True)
    return report


def _held(report: BoardReport) -> BoardReport:
    hold(report.item.home)
    return BoardReport.objects.select_related("item__place__municipality").get(pk=report.pk)


@transaction.atomic
def edit_report(actor: Actor, report: BoardReport, texts: Mapping[str, str], seen: int | None = None) -> None:
    """What a person makes of it. An approved report becomes a draft of its next version."""
    require(actor, "insights.report", report.item)
    fresh = _held(report)
    not_overwritten(fresh.item, seen)
    after = edited(fresh.parts, texts)
    pairs = {
        name: ("\n".join(fresh.parts.get(name, ())), "\n".join(lines))
        for name, lines in after.items()
        if lines != list(fresh.parts.get(name, ()))
    }
    if not pairs:
        return
    if fresh.item.state == "approved":
        fresh.number += 1
    fresh.parts = after
    check(fresh)
    fresh.save(update_fields=["parts", "number"])
    change_item(
        actor, fresh.item, {"state": "draft"}, details=pairs, action="insights.report-edited", fresh=True
    )


@transaction.atomic
def approve_report(actor: Actor, report: BoardReport, level: str) -> BoardReportVersion:
    """Approve the report as it stands: a frozen version, shown to whom it is for."""
    require(actor, "insights.report", report.item)
    fresh = _held(report)
    if fresh.item.state == "approved":
        raise ValidationError(_("This version is approved already."), code="approved")
    now = clock.now()
    made = BoardReportVersion(
        report=fresh, number=fresh.number, parts=fresh.parts, approved=now, approved_by_id=actor.user_id
    )
    made.save(force_insert=True)
    fresh.approved, fresh.approved_by_id = now, actor.user_id
    fresh.save(update_fields=["approved", "approved_by"])
    audience = audience_of(level, fresh.item.place, fresh.item.code)
    change_item(
        actor,
        fresh.item,
        {"state": "approved", "audience": audience},
        action="insights.report-approved",
        fresh=True,
    )
    return made


@transaction.atomic
def note_question(actor: Actor, report: BoardReport, text: str, asked: date) -> BoardQuestion:
    """Put a question of the board on record: it goes back as something to explore."""
    require(actor, "insights.report", report.item)
    made = BoardQuestion(report=report, text=text.strip(), asked=asked, by_id=actor.user_id)
    check(made)
    made.save(force_insert=True)
    record(
        actor, "insights.board-asked", item=report.item.code, home=report.item.home, place=report.item.place.code,
        changes={"questions": ("", made.text)},
    )  # fmt: skip
    return made


@transaction.atomic
def answer_question(actor: Actor, question: BoardQuestion, answer: str) -> None:
    """What exploring it gave."""
    report = question.report
    require(actor, "insights.report", report.item)
    before, question.answer = question.answer, answer.strip()
    check(question)
    question.save(update_fields=["answer"])
    record(
        actor, "insights.board-answered", item=report.item.code, home=report.item.home,
        place=report.item.place.code, changes={"reason": (before, question.answer)},
    )  # fmt: skip
