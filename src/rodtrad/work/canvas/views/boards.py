"""The canvas of one case, and answering what the checks ask."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base.answering import back, sent
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.permissions import may, require
from rodtrad.foundation.org.tickets import ticket_for
from rodtrad.foundation.thread.queries import alternatives_of, history_of
from rodtrad.kernel.kubinol import sentences
from rodtrad.work.canvas.choices import PIECE_TITLES, EntryTrigger, Status, linking
from rodtrad.work.canvas.forms.answers import AnswerForm
from rodtrad.work.canvas.queries import asking, board, cards, cases, guiding
from rodtrad.work.canvas.queries.guiding import kub_05_helping
from rodtrad.work.canvas.rules.thresholds import POLL_SECONDS
from rodtrad.work.canvas.services import answers
from rodtrad.work.canvas.views.answering import canvas_url
from rodtrad.work.canvas.views.drawing import about, parts, thing_of


@require_GET
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    """All pieces with their cards. ``undan``: also those put away; ``ordna``: with buttons to change the order."""
    detail = cases.case_by_code(request.actor, code)
    show_retired, ordering = bool(request.GET.get("undan")), bool(request.GET.get("ordna"))
    drawn, votes = (
        board.board_of(request.actor, detail, retired=show_retired),
        guiding.my_votes(request.actor),
    )
    steps, flags, general, *pieces = parts(request, detail, drawn, votes, ordering=ordering)
    context = {
        **about(request, detail), "board": drawn, "steps": steps, "flags": flags, "general": general,
        "pieces": pieces, "ordering": ordering,
        "show_retired": show_retired, "live": not (show_retired or ordering), "relations": linking.relations(),
        "types": linking.types(), "state": Status(detail.item.state).label,
        "shown_to": Audience(detail.visibility).label, "facts": _facts(request, detail),
        "alternatives": alternatives_of(request.actor, detail.item), "team": cards.seats_of(detail),
        "next": request.get_full_path(), "ticket": ticket_for(request, thing_of(code)),
        "seconds": settings.value(POLL_SECONDS, detail.item.place), "votes": _said_of(votes),
    }  # fmt: skip
    return render(request, "canvas/show.html", context)


def _said_of(votes: Mapping[str, bool]) -> str:
    """What the actor has said of guiding questions, as the board's script reads it: "N1=1 N2=0"."""
    return " ".join(f"{key}={useful:d}" for key, useful in votes.items())


def _facts(request: HttpRequest, detail) -> dict[str, object]:
    """Where it began and what it hangs together with, in words."""
    known = cases.references(request.actor, detail)
    fields = detail.fields
    said = fields.get("entry_trigger", "other")
    trigger = "" if said == EntryTrigger.OTHER else EntryTrigger(said).label
    return {
        "entry": PIECE_TITLES[detail.entry_piece], "trigger": trigger, "note": fields.get("entry_note", ""),
        "themes": fields.get("theme", []), "programme": fields.get("programme", ""),
        "parent": known.get(fields.get("parent_case", "")),
        "inspired": [known[key] for key in fields.get("inspired_by", []) if key in known],
    }  # fmt: skip


@require_GET
@login_required
def case_history(request: HttpRequest, code: str) -> HttpResponse:
    """What has happened to the case itself; each card has its own history on its page."""
    detail = cases.case_by_code(request.actor, code)
    context = {"detail": detail, "item": detail.item, "entries": history_of(request.actor, detail.item)}
    return render(request, "canvas/history.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Answer one question about one card, or about the case."""
    finding = cards.finding_by_code(request.actor, code)
    require(request.actor, "canvas.answer", finding.case.item)
    form = AnswerForm(sent(request), safety=finding.check_code in asking.BLOCKS_SHARING)
    if request.method == "POST" and form.is_valid():
        try:
            answers.answer_finding(request.actor, finding, **form.cleaned_data)
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(request, _("Your answer is saved."))
            return back(request, canvas_url(finding.case.item.code))
    return _answer_page(request, form, finding.case, finding.check_code, [finding])


@require_http_methods(["GET", "POST"])
@login_required
def answer_all(request: HttpRequest, code: str, check: str) -> HttpResponse:
    """The same answer for every card that one check asks about."""
    detail = cases.case_by_code(request.actor, code)
    if check not in asking.SEVERITY:
        raise Http404
    require(request.actor, "canvas.answer", detail.item)
    rows = cards.findings_on(request.actor, detail, check)
    form = AnswerForm(sent(request), safety=check in asking.BLOCKS_SHARING)
    if request.method == "POST" and form.is_valid():
        try:
            answers.answer_all(request.actor, detail, check, **form.cleaned_data)
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(request, _("Your answer is saved."))
            return back(request, canvas_url(code))
    return _answer_page(request, form, detail, check, rows)


def _answer_page(request: HttpRequest, form, detail, check: str, rows) -> HttpResponse:
    language = "en" if request.LANGUAGE_CODE.startswith("en") else "sv"
    context = {
        "form": form, "detail": detail, "item": detail.item, "title": sentences.title(check, language),
        "question": sentences.question(check, language), "cards": [row.card for row in rows if row.card],
        "findings": rows,
        "is_safety": check in asking.BLOCKS_SHARING, "is_consent": check == "KUB-CHK-26",
        "next": request.POST.get("next", ""),
        "helping": kub_05_helping(request.actor, detail.item.place, check, request.LANGUAGE_CODE)
        if may(request.actor, "canvas.edit", detail.item) else [],
    }  # fmt: skip
    return render(request, "canvas/answer.html", context, status=422 if form.errors else 200)


def _take(form, error: ValidationError) -> None:
    by_field = error.error_dict if hasattr(error, "error_dict") else {None: error.error_list}
    for name, errors in by_field.items():
        form.add_error(name if name in form.fields else None, errors)
