"""Ideas and voices that wait for somebody to look at them before others see them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base.answering import show_errors
from rodtrad.foundation.org.permissions import require_somewhere
from rodtrad.kernel import guard
from rodtrad.work.ideas.forms.caring import LookForm
from rodtrad.work.ideas.queries import ideas as queries
from rodtrad.work.ideas.services import caring

MOST = 100


@require_GET
@login_required
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits, oldest first."""
    require_somewhere(request.actor, "ideas.look")
    ideas, voices = queries.held_ideas(request.actor), queries.held_voices(request.actor)
    return render(request, "ideas/waiting.html", {"rows": ideas[:MOST], "voices": voices[:MOST]})


@require_http_methods(["GET", "POST"])
@login_required
def look(request: HttpRequest, code: str) -> HttpResponse:
    """Let an idea or a voice through, as it now reads."""
    idea = queries.held_ideas(request.actor).filter(item__code=code).first()
    voice = None if idea else queries.held_voices(request.actor).filter(code=code).first()
    if idea is None and voice is None:
        raise Http404
    text = idea.item.text if idea else voice.text
    masked = guard.mask(text, guard.ask(text))
    form = LookForm(request.POST if request.method == "POST" else None, initial={"text": masked})
    if request.method == "POST" and form.is_valid():
        try:
            if idea is not None:
                caring.let_through(request.actor, idea, form.cleaned_data["text"])
            else:
                caring.let_voice_through(request.actor, voice, form.cleaned_data["text"])
        except ValidationError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("It is shown to the others now."))
            return redirect("ideas:waiting")
    context = {"form": form, "idea": idea, "voice": voice, "text": text}
    return render(request, "ideas/look.html", context, status=422 if form.errors else 200)
