"""Counter-questions: the list of a case, asking, answering, parking; and who is invited to ask."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.base.answering import back, sent
from rodtrad.foundation.base.paging import linked
from rodtrad.foundation.org.forms.choosing import ChoosingForm
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.permissions import may, require
from rodtrad.kernel.kubinol.words import PIECES
from rodtrad.work.canvas.choices import PIECE_TITLES
from rodtrad.work.canvas.choices.asking import QuestionState
from rodtrad.work.canvas.forms.asking import ParkForm, QuestionAnswerForm, QuestionForm
from rodtrad.work.canvas.permissions import may_ask
from rodtrad.work.canvas.queries import cases
from rodtrad.work.canvas.queries import counter_questions as queries
from rodtrad.work.canvas.queries.cards import card_by_code
from rodtrad.work.canvas.services import counter_questions as services
from rodtrad.work.canvas.services import supervisors as inviting
from rodtrad.work.canvas.services.counter_questions import About
from rodtrad.work.canvas.views.boards import _take


def questions_url(code: str) -> str:
    return reverse("canvas:questions", args=[code])


@require_GET
@login_required
def questions(request: HttpRequest, code: str) -> HttpResponse:
    """All counter-questions of a work, or those in one state; with how many led to change."""
    detail = cases.case_by_code(request.actor, code)
    state = request.GET.get("lage", "")
    numbers = queries.numbers_of(request.actor, detail)
    page = queries.question_page(request.actor, detail, state, request.GET.get("after", ""))
    counts = {"open": numbers.open, "answered": numbers.answered, "parked": numbers.parked,
              "led-to-change": numbers.led_to_change}  # fmt: skip
    tabs = [
        {
            "title": _("All"),
            "url": questions_url(code),
            "current": state not in counts,
            "count": numbers.total,
        }
    ]
    tabs += [
        {
            "title": label,
            "url": f"{questions_url(code)}?lage={key}",
            "current": key == state,
            "count": counts[key],
        }
        for key, label in QuestionState.choices
    ]
    context = {
        "detail": detail, "item": detail.item, "page": linked(page, request.GET), "tabs": tabs, "numbers": numbers,
        "may_ask": may_ask(request.actor, detail.item) and not detail.item.is_retired,
        "everywhere": queries.numbers_of(request.actor),
    }  # fmt: skip
    return render(request, "canvas/asking/questions.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Ask: about a card (kort), a piece (bit), a link (lank), a version (version), else the whole work."""
    detail = cases.case_by_code(request.actor, code)
    if not may_ask(request.actor, detail.item):
        raise PermissionDenied("canvas.ask")
    about = _about(request, detail)
    part = about.piece or (about.card.piece if about.card else "")
    form = QuestionForm(sent(request), part=part, initial={"guide": request.GET.get("fraga", "")})
    if request.method == "POST" and form.is_valid():
        text, guide = form.said()
        try:
            services.ask_question(request.actor, detail, text, about=about, guide=guide)
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(request, _("Your question waits for the team."))
            return back(request, questions_url(code))
    context = {
        "form": form, "detail": detail, "item": detail.item, "about": about,
        "piece_title": PIECE_TITLES.get(about.piece, ""),
    }  # fmt: skip
    return render(request, "canvas/asking/question_new.html", context, status=422 if form.errors else 200)


def _about(request: HttpRequest, detail) -> About:
    """What the address says that the question is about. 404 for what is not there for the actor."""
    card, link, version = (request.GET.get(name, "") for name in ("kort", "lank", "version"))
    piece = request.GET.get("bit", "")
    if card:
        found = card_by_code(request.actor, card)
        if found.case_id != detail.pk:
            raise Http404
        return About(card=found)
    if link:
        about = About(link=queries.link_of_case(request.actor, detail, link))
        return about if about.link else _nothing()
    if version:
        about = About(version=queries.version_of_case(detail, version))
        return about if about.version else _nothing()
    return About(piece=piece if piece in PIECES else "")


def _nothing() -> About:
    raise Http404


@require_http_methods(["GET", "POST"])
@login_required
def question(request: HttpRequest, code: str) -> HttpResponse:
    """One question: read it, answer it. The asker's visit marks the answer as read."""
    found = queries.question_by_code(request.actor, code)
    if request.method == "POST":
        require(request.actor, "canvas.answer", found.case.item)
    form = QuestionAnswerForm(queries.cards_of_case(request.actor, found.case), sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.answer_question(request.actor, found, form.cleaned_data["answer"], form.chosen())
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(request, _("Your answer is saved."))
            return back(request, questions_url(found.case.item.code))
    services.read_answer(request.actor, found)
    return _question_page(request, found, form, ParkForm())


def _question_page(request: HttpRequest, found, form, park_form, status: int = 200) -> HttpResponse:
    allowed = may(request.actor, "canvas.answer", found.case.item)
    changed = [
        card.item for card in form.cards.values() if card.pk in {row.pk for row in found.changed.all()}
    ]
    context = {
        "question": found, "detail": found.case, "item": found.case.item, "form": form, "park_form": park_form,
        "may_answer": allowed, "is_open": found.state in queries.OPEN, "changed": changed,
        "state": QuestionState(found.state or "open").label, "piece_title": PIECE_TITLES.get(found.piece, ""),
        "may_reopen": allowed or found.asked_by_id == request.actor.user_id,
    }  # fmt: skip
    status = 422 if form.errors or park_form.errors else status
    return render(request, "canvas/asking/question.html", context, status=status)


@require_POST
@login_required
def park(request: HttpRequest, code: str) -> HttpResponse:
    """Put a question aside until a day, or the next session."""
    found = queries.question_by_code(request.actor, code)
    require(request.actor, "canvas.answer", found.case.item)
    form = ParkForm(request.POST)
    if form.is_valid():
        try:
            services.park_question(request.actor, found, form.cleaned_data["return_on"])
            return back(request, questions_url(found.case.item.code))
        except ValidationError as error:
            _take(form, error)
    answer = QuestionAnswerForm(queries.cards_of_case(request.actor, found.case))
    return _question_page(request, found, answer, form, 422)


@require_POST
@login_required
def reopen(request: HttpRequest, code: str) -> HttpResponse:
    """Open a parked or answered question again."""
    found = queries.question_by_code(request.actor, code)
    services.reopen_question(request.actor, found)
    return back(request, reverse("canvas:question", args=[code]))


@require_http_methods(["GET", "POST"])
@login_required
def supervisors(request: HttpRequest, code: str) -> HttpResponse:
    """Who is invited to ask as a critical friend."""
    detail = cases.case_by_code(request.actor, code)
    allowed = may(request.actor, "canvas.team", detail.item)
    if request.method == "POST" and request.POST.get("end"):
        person = get_object_or_404(User, code=request.POST["end"])
        inviting.end_supervisor(request.actor, detail, person)
        return back(request, request.path)
    if request.method == "POST":
        require(request.actor, "canvas.team", detail.item)
    offered = queries.network_supervisors(detail)
    form = ChoosingForm(queries.supervisors_to_invite(detail), sent(request), offered=offered)
    if request.method == "POST" and form.is_valid():
        try:
            inviting.invite_supervisor(request.actor, detail, form.person)
            return back(request, request.path)
        except ValidationError as error:
            _take(form, error)
    context = {
        "detail": detail, "item": detail.item, "form": form, "may_change": allowed, "me": request.actor.user_id,
        "people": queries.supervisors_of(code),
    }  # fmt: skip
    return render(request, "canvas/asking/supervisors.html", context, status=422 if form.errors else 200)
