"""The guiding questions: judged and proposed from a work, worded and answered for a place."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.base.answering import back, sent
from rodtrad.foundation.org import queries as org
from rodtrad.foundation.org.permissions import may, require
from rodtrad.work.canvas.choices.guiding import PARTS
from rodtrad.work.canvas.forms.guiding import ProposalForm, QuestionForm
from rodtrad.work.canvas.models import GuidingQuestion
from rodtrad.work.canvas.queries import cases, guiding
from rodtrad.work.canvas.services import guiding as services
from rodtrad.work.canvas.views.answering import canvas_url, refused, wants_json
from rodtrad.work.canvas.views.boards import _take


def _tables(actor, place, votes=None) -> list[dict[str, object]]:
    """Part by part: its questions with their figures, hidden ones too."""
    figures = guiding.figures(actor, place)
    empty = guiding.Figures()
    return [
        {"part": part, "title": PARTS[part], "rows": [
            {"guide": row, "figures": figures.get(row.key, empty), "mine": (votes or {}).get(row.key)}
            for row in rows
        ]}
        for part, rows in guiding.guides(actor, place).items()
    ]  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def for_case(request: HttpRequest, code: str) -> HttpResponse:
    """All questions of a work: say which help, and propose one."""
    detail = cases.case_by_code(request.actor, code)
    if request.method == "POST":
        require(request.actor, "canvas.edit", detail.item)
    form = ProposalForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.propose(request.actor, detail, **form.cleaned_data)
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(request, _("Thank you. Your proposal waits for an answer."))
            return back(request, request.path)
    place = detail.item.place
    levels = [row for row in [*org.above(place), place] if may(request.actor, "canvas.guide", row)]
    context = {
        "detail": detail, "item": detail.item, "form": form, "levels": levels,
        "tables": _tables(request.actor, place, guiding.my_votes(request.actor)),
        "may_edit": may(request.actor, "canvas.edit", detail.item),
    }  # fmt: skip
    return render(request, "canvas/guiding_case.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def vote(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Useful or not: one word a person. ``board``: said on the board, which is where it leads back to."""
    detail = cases.case_by_code(request.actor, code)
    if request.POST.get("board"):
        otherwise = canvas_url(code, f"tanke-{key}")
    else:
        otherwise = reverse("canvas:guiding-case", args=[code]) + f"#fraga-{key}"
    try:
        services.vote(request.actor, detail, key, useful=request.POST.get("useful") == "1")
    except ValidationError as error:
        return refused(request, error, otherwise)
    if wants_json(request):
        return JsonResponse({})
    messages.success(request, _("Thank you. Your word on the question is saved."))
    return back(request, otherwise)


@require_POST
@login_required
def shown(request: HttpRequest, code: str) -> HttpResponse:
    """The board's script tells that a person has opened the questions of a part."""
    detail = cases.case_by_code(request.actor, code)
    services.count_shown(request.actor, detail, request.POST.get("part", ""))
    return HttpResponse(status=204)


def _place(request: HttpRequest, code: str):
    place = org.place(request.actor, code)
    if place is None:
        raise Http404
    require(request.actor, "canvas.guide", place)
    return place


@require_GET
@login_required
def manage(request: HttpRequest, place: str) -> HttpResponse:
    """The questions as they hold at a place, how they are used, and what is proposed."""
    found = _place(request, place)
    rows = guiding.proposals(request.actor, found)
    context = {"place": found, "tables": _tables(request.actor, found), "proposals": rows}
    return render(request, "canvas/guiding.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, place: str, key: str) -> HttpResponse:
    """How one question reads at a place, its order, and whether it is asked; with its earlier wordings."""
    found = _place(request, place)
    guide = guiding.guide_by_key(request.actor, found, key)
    if guide is None:
        raise Http404
    fields = ("text_sv", "text_en", "position", "hidden")
    form = QuestionForm(sent(request), initial={name: getattr(guide, name) for name in fields})
    if request.method == "POST" and form.is_valid():
        try:
            services.write_question(request.actor, found, key, **form.cleaned_data)
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(request, _("Saved."))
            return back(request, reverse("canvas:guiding", args=[place]))
    context = {"form": form, "place": found, "guide": guide, "part": PARTS[guide.part],
               "wordings": guiding.wordings(request.actor, found, key)}  # fmt: skip
    return render(request, "canvas/guiding_edit.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest, place: str) -> HttpResponse:
    """A question of the place's own."""
    found = _place(request, place)
    form = ProposalForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.write_question(request.actor, found, **form.cleaned_data)
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(request, _("Saved."))
            return back(request, reverse("canvas:guiding", args=[place]))
    context = {"form": form, "place": found}
    return render(request, "canvas/guiding_edit.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def decide(request: HttpRequest, code: str) -> HttpResponse:
    """Yes or no to a proposal."""
    question = get_object_or_404(GuidingQuestion.objects.select_related("place"), code=code)
    place = _place(request, question.place.code)
    otherwise = reverse("canvas:guiding", args=[place.code])
    try:
        services.decide(request.actor, question, accept=request.POST.get("ja") == "1")
    except ValidationError as error:
        return refused(request, error, otherwise)
    messages.success(request, _("Your answer is saved."))
    return back(request, otherwise)
