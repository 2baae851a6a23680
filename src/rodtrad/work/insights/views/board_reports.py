"""The board's insight report: the archive, beginning, editing, approving, taking out, and what the board asked."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.answering import sent
from rodtrad.foundation.base.paging import linked
from rodtrad.foundation.org.permissions import may, may_somewhere, require
from rodtrad.foundation.render.forms import FORMS
from rodtrad.foundation.render.web import part_of, slides_of
from rodtrad.work.insights.documents.board_report import TITLES, ins_62_board_report
from rodtrad.work.insights.documents.making import TAKEN, make
from rodtrad.work.insights.forms.maps import (
    ApproveForm,
    BeginReportForm,
    BoardAnswerForm,
    BoardQuestionForm,
    ReportForm,
)
from rodtrad.work.insights.models import BoardQuestion, BoardReport
from rodtrad.work.insights.queries import board_reports as queries
from rodtrad.work.insights.queries.insights import places_to_write
from rodtrad.work.insights.rules.board_report import PARTS
from rodtrad.work.insights.services import board_reports as services
from rodtrad.work.insights.views.common import saved, shown, to
from rodtrad.work.insights.views.maps import taken_home


@require_GET
@login_required
def report_list(request: HttpRequest) -> HttpResponse:
    """All reports one may read, the latest month first."""
    page = queries.report_page(request.actor, request.GET.get("after", ""))
    context = {
        "page": linked(page, request.GET),
        "may_begin": may_somewhere(request.actor, "insights.report"),
    }
    return render(request, "insights/reports/list.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def begin(request: HttpRequest) -> HttpResponse:
    """A draft for a month, filled by itself."""
    places = places_to_write(request.actor, "insights.report")
    if not places:
        raise PermissionDenied("insights.report")
    form = BeginReportForm(places, sent(request), initial={"month": clock.today().strftime("%Y-%m")})
    made = saved(request, form, lambda: services.begin_report(request.actor, **form.values()))
    if made is None:
        return shown(request, form, "reports/begin")
    messages.success(request, _("The report is filled with what is known. Read it, change it, approve it."))
    return to("report", made.item.code)


def _document(request: HttpRequest, report: BoardReport, number: int = 0):
    """The report as it stands, or an approved version of it."""
    parts, version = report.parts, report.number
    if number:
        kept = get_object_or_404(report.versions, number=number)
        parts, version = kept.parts, kept.number
    words = _("version %(number)s") % {"number": version}
    return ins_62_board_report(report, parts, version=words, language=request.LANGUAGE_CODE)


@require_GET
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    """The report, its versions and what the board asked."""
    report = queries.report_by_code(request.actor, code)
    number = request.GET.get("version", "")
    document = _document(request, report, int(number) if number.isdigit() else 0)
    context = {
        "report": report, "item": report.item, "document": part_of(document, top=2),
        "versions": report.versions.select_related("approved_by"), "questions": report.questions.all(),
        "may_report": may(request.actor, "insights.report", report.item), "forms": [FORMS[name] for name in TAKEN],
    }  # fmt: skip
    return render(request, "insights/reports/show.html", context)


@require_GET
@login_required
def take(request: HttpRequest, code: str) -> HttpResponse:
    """The report as a file, or as slides on the screen."""
    report = queries.report_by_code(request.actor, code)
    document, form = _document(request, report), request.GET.get("form", "pdf")
    if form == "slides":
        context = {"slides": slides_of(document), "title": report.item.title, "back": ".."}
        return render(request, "insights/maps/slides.html", context)
    if form not in TAKEN:
        raise Http404
    return taken_home(make(document, form, report.item.place, _("insight-report")))


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Change what stands in the report."""
    report = queries.report_by_code(request.actor, code)
    require(request.actor, "insights.report", report.item)
    initial = {name: "\n".join(report.parts.get(name, ())) for name in PARTS}
    form = ReportForm(TITLES, sent(request), initial={**initial, "version": report.item.version})

    def save():
        services.edit_report(request.actor, report, form.values(), seen=form.cleaned_data.get("version"))

    if saved(request, form, save) is None:
        return shown(request, form, "reports/edit", report=report, item=report.item)
    messages.success(request, _("Saved."))
    return to("report", code)


@require_http_methods(["GET", "POST"])
@login_required
def approve(request: HttpRequest, code: str) -> HttpResponse:
    """Approve the report, and say who may read it."""
    report = queries.report_by_code(request.actor, code)
    require(request.actor, "insights.report", report.item)
    form = ApproveForm(sent(request))
    made = saved(
        request, form, lambda: services.approve_report(request.actor, report, form.cleaned_data["level"])
    )
    if made is None:
        return shown(request, form, "reports/approve", report=report, item=report.item)
    messages.success(request, _("The report is approved, and this version is kept as it is."))
    return to("report", code)


@require_http_methods(["GET", "POST"])
@login_required
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Put a question of the board on record."""
    report = queries.report_by_code(request.actor, code)
    require(request.actor, "insights.report", report.item)
    form = BoardQuestionForm(sent(request))

    def save():
        return services.note_question(request.actor, report, *form.values("text", "asked").values())

    if saved(request, form, save) is None:
        return shown(request, form, "reports/ask", report=report, item=report.item)
    messages.success(request, _("The question is on record."))
    return to("report", code)


@require_http_methods(["GET", "POST"])
@login_required
def answer(request: HttpRequest, code: str, question: str) -> HttpResponse:
    """What exploring a question gave."""
    report = queries.report_by_code(request.actor, code)
    require(request.actor, "insights.report", report.item)
    row = get_object_or_404(BoardQuestion, report=report, code=question)
    form = BoardAnswerForm(sent(request), initial={"answer": row.answer})
    save = saved(
        request, form, lambda: services.answer_question(request.actor, row, form.cleaned_data["answer"])
    )
    if save is None:
        return shown(request, form, "reports/answer", report=report, item=report.item, question=row)
    messages.success(request, _("Saved."))
    return to("report", code)
