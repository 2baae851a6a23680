"""The guided review of an existing intervention, and the portfolio of all of them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base.answering import back, sent
from rodtrad.foundation.base.filtering import narrowed, narrowing
from rodtrad.foundation.base.paging import Page, linked
from rodtrad.foundation.org.permissions import may, require
from rodtrad.work.canvas.choices import PIECE_TITLES, REVIEW_LEADS, REVIEW_TITLES, ReviewOutcome
from rodtrad.work.canvas.forms.over_time import OutcomeForm, PortfolioFilter, StepForm
from rodtrad.work.canvas.queries import asking, cases, reviews
from rodtrad.work.canvas.queries.rows import cards_of
from rodtrad.work.canvas.rules.reviews import STEPS, step_before
from rodtrad.work.canvas.services import reviews as services
from rodtrad.work.canvas.tables import portfolio_csv, portfolio_row
from rodtrad.work.canvas.views.boards import _take


@require_http_methods(["GET", "POST"])
@login_required
def review_list(request: HttpRequest, code: str) -> HttpResponse:
    """The reviews of a work; POST begins one, or goes on with the one under way."""
    detail = cases.case_by_code(request.actor, code)
    if request.method == "POST":
        try:
            review = services.begin_review(request.actor, detail)
        except ValidationError as error:
            messages.warning(request, error.messages[0])
            return back(request, request.path)
        return back(request, reverse("canvas:review-step", args=[review.code, review.step]))
    rows = [{"review": row, "outcome": _outcome(row.outcome)} for row in reviews.reviews_of(detail)]
    context = {
        "detail": detail, "item": detail.item, "rows": rows, "is_existing": detail.new_or_existing == "existing",
        "under_way": next((row["review"] for row in rows if row["review"].ended is None), None),
        "may_edit": may(request.actor, "canvas.edit", detail.item) and not detail.item.is_retired,
    }  # fmt: skip
    return render(request, "canvas/over_time/reviews.html", context)


def _outcome(word: str) -> str:
    return str(ReviewOutcome(word).label) if word in ReviewOutcome.values else ""


@require_http_methods(["GET", "POST"])
@login_required
def step(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """One step of a review under way; it can be left and taken up again."""
    review = reviews.review_by_code(request.actor, code)
    require(request.actor, "canvas.edit", review.case.item)
    if step not in STEPS:
        raise Http404
    form = _form(request, review, step)
    if request.method == "POST" and form.is_valid():
        try:
            saved = _saved(request, review, step, form)
        except ValidationError as error:
            _take(form, error)
        else:
            if saved.ended is not None:
                messages.success(request, _("The review is ended."))
                return back(request, reverse("canvas:reviews", args=[review.case.item.code]))
            return back(request, reverse("canvas:review-step", args=[code, saved.step]))
    context = {"form": form, "review": review, "item": review.case.item, "detail": review.case, "step": step}
    context |= {"title": REVIEW_TITLES[step], "lead": REVIEW_LEADS[step], **_around(request, review, step)}
    return render(request, "canvas/over_time/review_step.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, review, step: str):
    if step == "outcome":
        return OutcomeForm(sent(request))
    return StepForm(step, sent(request), initial={"note": review.notes.get(step, "")})


def _saved(request: HttpRequest, review, step: str, form):
    if step == "outcome":
        return services.end_review(request.actor, review, **form.values())
    stay = request.POST.get("do") == "stay"
    return services.save_step(request.actor, review, step, stay=stay, **form.cleaned_data)


def _around(request: HttpRequest, review, step: str) -> dict[str, object]:
    """The way through the steps, and what is written in the piece of this one."""
    place = STEPS.index(step)
    steps = [
        {"key": key, "title": REVIEW_TITLES[key], "number": number + 1, "current": key == step,
         "done": bool(review.notes.get(key))}
        for number, key in enumerate(STEPS)
    ]  # fmt: skip
    questions = []
    if step == "questions":
        shown = cards_of(request.actor, review.case)
        questions = [row for row in asking.questions_of(review.case, shown) if not row.is_answered]
    return {
        "steps": steps, "number": place + 1, "back": step_before(step), "piece": PIECE_TITLES.get(step, ""),
        "cards": reviews.cards_of_piece(request.actor, review.case, step), "questions": questions,
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def portfolio(request: HttpRequest) -> HttpResponse:
    """Existing interventions over all works one may see: outcome, what was freed, untouched the longest."""
    form = PortfolioFilter(cases.places_with_cases(request.actor), narrowing(request))
    wanted = form.wanted()
    if (onward := narrowed(request, form)) is not None:
        return onward
    refused = form.is_refused
    page = Page() if refused else reviews.portfolio_page(request.actor, wanted, request.GET.get("after", ""))
    context = {
        "form": form, "page": linked(page, request.GET), "rows": [portfolio_row(row) for row in page.rows],
        "freed": None if refused else reviews.freed(request.actor, wanted),
        "narrowed": wanted != reviews.Wanted(), "query": request.GET.urlencode(),
    }  # fmt: skip
    return render(request, "canvas/over_time/portfolio.html", context, status=422 if refused else 200)


@require_GET
@login_required
def portfolio_file(request: HttpRequest) -> HttpResponse:
    """The same as a file for a spreadsheet."""
    form = PortfolioFilter(cases.places_with_cases(request.actor), request.GET)
    text = portfolio_csv(reviews.portfolio_rows(request.actor, form.wanted()))
    response = HttpResponse(text.encode(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="befintliga-insatser.csv"'
    response["Cache-Control"] = "no-store"
    return response
