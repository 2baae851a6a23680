"""What is said about one idea by itself: answered, done, joined with another, a hand raised for it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rodtrad.foundation.base.answering import back, saved, sent, wanted_next
from rodtrad.work.ideas.forms.triage import AnswerForm, DoneForm, JoinForm
from rodtrad.work.ideas.models import Idea
from rodtrad.work.ideas.permissions import require_about
from rodtrad.work.ideas.queries import answers as answering
from rodtrad.work.ideas.queries.ideas import idea_by_code
from rodtrad.work.ideas.queries.joining import to_join_with
from rodtrad.work.ideas.services import answers, ending, hands, joining


def _allowed(request: HttpRequest, code: str, action: str) -> Idea:
    idea = idea_by_code(request.actor, code)
    require_about(request.actor, action, idea)
    return idea


def _page(request: HttpRequest, name: str, idea: Idea, **more: Any) -> HttpResponse:
    form = more.get("form")
    context = {
        "idea": idea, "item": idea.item, "campaign": idea.campaign, "next": wanted_next(request), **more,
    }  # fmt: skip
    return render(
        request, f"ideas/{name}.html", context, status=422 if form is not None and form.errors else 200
    )


def _done(request: HttpRequest, idea: Idea, said: str) -> HttpResponse:
    messages.success(request, said)
    return back(request, reverse("ideas:show", args=[idea.item.code]))


@require_http_methods(["GET", "POST"])
@login_required
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Answer one idea: the words that fit what becomes of it stand there to begin with."""
    idea = _allowed(request, code, "ideas.answer")
    template = answering.template_for(idea.campaign, answering.outcome_for(idea))
    filled = answering.filled_for(idea, template)
    form = AnswerForm(sent(request), initial={"text": filled.body, "next_step": filled.next_step})
    if saved(form, lambda: answers.answer_one(request.actor, idea, **form.cleaned_data)):
        return _done(request, idea, _("The answer is sent."))
    sender, voices = answering.waiting_for(idea)
    return _page(
        request, "answer_one", idea, form=form, sender=sender, voices=len(voices),
        given=answering.answers_to(idea),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def done(request: HttpRequest, code: str) -> HttpResponse:
    """Say that an idea is done, and what came of it."""
    idea = _allowed(request, code, "ideas.triage")
    form = DoneForm(sent(request))
    if saved(form, lambda: ending.finish(request.actor, idea, form.cleaned_data["became"])):
        return _done(request, idea, _("The idea is done. Whoever sent it can read what became of it."))
    return _page(request, "done", idea, form=form)


@require_POST
@login_required
def open_again(request: HttpRequest, code: str) -> HttpResponse:
    """It was not done after all."""
    idea = _allowed(request, code, "ideas.triage")
    try:
        ending.open_again(request.actor, idea)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return back(request, reverse("ideas:show", args=[code]))
    return _done(request, idea, _("The idea goes on as before."))


@require_http_methods(["GET", "POST"])
@login_required
def join(request: HttpRequest, code: str) -> HttpResponse:
    """Join an idea with another that says the same: a like one, or one that is searched for."""
    idea = _allowed(request, code, "ideas.sort")
    form = JoinForm(idea.campaign, to_join_with(request.actor, idea), sent(request))
    words, searched = form.data.get("words", "").strip(), "search" in request.POST
    if words and "words" not in form.errors:
        form = JoinForm(idea.campaign, to_join_with(request.actor, idea, words), request.POST)
    if searched and "words" not in form.errors:
        form = JoinForm(idea.campaign, form.by_code.values(), initial={"words": words})
    elif not searched and saved(form, lambda: _join(request, idea, form)):
        return _done(request, idea, _("The two ideas go on together. Both stay as they were written."))
    return _page(request, "join", idea, form=form, found=len(form.by_code), searched=bool(words))


def _join(request: HttpRequest, idea: Idea, form: JoinForm) -> None:
    joining.join(request.actor, idea, form.by_code[form.cleaned_data["into"]])


@require_POST
@login_required
def part(request: HttpRequest, code: str) -> HttpResponse:
    """Take an idea apart from the one it went on with."""
    idea = _allowed(request, code, "ideas.sort")
    try:
        joining.part(request.actor, idea)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return back(request, reverse("ideas:show", args=[code]))
    return _done(request, idea, _("The two ideas stand by themselves again."))


@require_POST
@login_required
def hand(request: HttpRequest, code: str) -> HttpResponse:
    """Raise one's hand for an idea, or lower it (lower=1); back to the page one came from."""
    idea = idea_by_code(request.actor, code)
    service = hands.lower_hand if "lower" in request.POST else hands.raise_hand
    try:
        service(request.actor, idea)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    return back(request, reverse("ideas:show", args=[code]))
