"""Answers to many at once: who waits, the wording, every text before it is sent. And the two views of how it went."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.answering import saved, see_other, sent
from rodtrad.foundation.base.paging import linked
from rodtrad.foundation.letterhead.queries import letterhead_of
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.render.forms import FORMS
from rodtrad.foundation.render.forms import render as render_document
from rodtrad.foundation.render.web import part_of
from rodtrad.work.ideas.documents.outcomes import im_outcome_report
from rodtrad.work.ideas.forms.triage import AnswerForm
from rodtrad.work.ideas.queries import answers as queries
from rodtrad.work.ideas.queries import fairness as fair
from rodtrad.work.ideas.queries.campaigns import campaign_by_code
from rodtrad.work.ideas.rules import fairness as rules
from rodtrad.work.ideas.rules.wording import SHIPPED
from rodtrad.work.ideas.services import answers as services
from rodtrad.work.ideas.views.tabs import tabs


@require_http_methods(["GET"])
@login_required
def answers(request: HttpRequest, code: str) -> HttpResponse:
    """Who waits for an answer, by what becomes of their idea."""
    campaign = campaign_by_code(request.actor, code)
    require(request.actor, "ideas.answer", campaign.item)
    context = {
        "campaign": campaign, "rows": queries.answer_counts(request.actor, campaign),
        "batches": queries.batches_of(campaign), "tabs": tabs(request, campaign, "answers"),
    }  # fmt: skip
    return render(request, "ideas/answers.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def word(request: HttpRequest, code: str, outcome: str) -> HttpResponse:
    """Word the answer to one outcome; then every text is shown."""
    campaign = campaign_by_code(request.actor, code)
    require(request.actor, "ideas.answer", campaign.item)
    if outcome not in SHIPPED:
        raise Http404(outcome)
    template = queries.template_for(campaign, outcome)
    form = AnswerForm(sent(request), initial={"text": template.body, "next_step": template.next_step})
    made = []
    if saved(
        form,
        lambda: made.append(services.word_answers(request.actor, campaign, outcome, **form.cleaned_data)),
    ):
        return see_other(reverse("ideas:answers-read", args=[made[0].code]))
    context = {
        "form": form,
        "campaign": campaign,
        "title": queries.title_of(outcome),
        "words": services.WORDS,
    }
    return render(request, "ideas/answer_word.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def read(request: HttpRequest, code: str) -> HttpResponse:
    """Every text of a batch before it is sent; POST sends."""
    batch = queries.batch_by_code(request.actor, code)
    require(request.actor, "ideas.answer", batch.campaign.item)
    if request.method == "POST":
        return see_other(reverse("jobs:show", args=[services.send_answers(request.actor, batch).code]))
    page = queries.preview_page(request.actor, batch, request.GET.get("after", ""))
    outcome = queries.outcome_of(batch)
    context = {
        "batch": batch, "campaign": batch.campaign, "page": linked(page, request.GET),
        "previews": queries.previews(batch, page.rows), "outcome": outcome, "title": queries.title_of(outcome),
        "number": queries.unanswered(request.actor, batch.campaign, outcome).count(),
        "voices": queries.unanswered_voices(request.actor, batch.campaign, outcome).count(),
    }  # fmt: skip
    return render(request, "ideas/answers_read.html", context)


@require_http_methods(["GET"])
@login_required
def fairness(request: HttpRequest, code: str) -> HttpResponse:
    """How long people wait, and whose ideas are turned down."""
    campaign = campaign_by_code(request.actor, code)
    require(request.actor, "ideas.answer", campaign.item)
    rows = fair.read_pile(request.actor, campaign)
    cases = fair.cases_by(rows, "area")
    by = {name: rules.by_group(fair.cases_by(rows, name)) for name in ("area", "signed")}
    context = {
        "campaign": campaign, "tabs": tabs(request, campaign, "fairness"), "total": len(rows),
        "waiting": rules.waiting(cases, clock.today()), "waited": rules.waited(cases),
        "share": rules.percent(sum(row.answered is None for row in rows), len(rows)),
        "tables": [("area", by["area"]), ("signed", by["signed"])], "apart": rules.apart(by["area"]),
    }  # fmt: skip
    return render(request, "ideas/fairness.html", context)


@require_http_methods(["GET"])
@login_required
def outcomes(request: HttpRequest, code: str) -> HttpResponse:
    """What became of the ideas: to read, or as a file."""
    campaign = campaign_by_code(request.actor, code)
    document = im_outcome_report(campaign, fair.report_of(request.actor, campaign), request.LANGUAGE_CODE)
    form = request.GET.get("form", "")
    if not form:
        context = {
            "campaign": campaign,
            "tabs": tabs(request, campaign, "outcomes"),
            "report": part_of(document),
        }
        return render(request, "ideas/outcomes.html", context)
    if form not in FORMS:
        raise Http404(form)
    made = render_document(document, form, letterhead_of(campaign.item.place))
    response = HttpResponse(made.data, content_type=FORMS[form].media_type)
    name = f"vad-blev-det-av-ideerna.{FORMS[form].ending}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "no-store"
    return response
