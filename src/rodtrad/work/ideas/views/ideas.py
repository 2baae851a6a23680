"""The list of ideas, one idea, and what is done with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.base.answering import show_errors
from rodtrad.foundation.base.filtering import narrowed, narrowing
from rodtrad.foundation.base.paging import Page, linked
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.permissions import may, may_somewhere, require
from rodtrad.foundation.thread.queries import flags_of, history_of, links_of
from rodtrad.work.ideas.choices import State
from rodtrad.work.ideas.forms.caring import ChangeForm, IdeaFilter, ReasonForm, SplitForm
from rodtrad.work.ideas.models import Idea, Split
from rodtrad.work.ideas.permissions import may_about, require_about
from rodtrad.work.ideas.queries import campaigns, hands, joining, telling
from rodtrad.work.ideas.queries import ideas as queries
from rodtrad.work.ideas.queries.states import said_about, state_of
from rodtrad.work.ideas.services import caring, reading
from rodtrad.work.ideas.services.sending import withdraw_voice


@require_http_methods(["GET", "POST"])
@login_required
def idea_list(request: HttpRequest) -> HttpResponse:
    """Ideas one may see, narrowed to what was asked for."""
    lists = settings.values(("ideas.categories", "ideas.levels"), None)
    known = campaigns.campaign_list(request.actor)
    form = IdeaFilter(known, lists["ideas.categories"], lists["ideas.levels"], narrowing(request))
    wanted = form.wanted()
    if (onward := narrowed(request, form)) is not None:
        return onward
    page: Page[Any] = Page()
    if not form.is_refused:
        page = queries.idea_page(request.actor, wanted, request.GET.get("after", ""))
    number, more = (0, False) if form.is_refused else queries.idea_count(request.actor, wanted)
    count = ngettext("%(number)s idea", "%(number)s ideas", number) % {"number": number}
    context = {
        "form": form, "rows": [(row, state_of(row)) for row in page.rows],
        "page": linked(page, request.GET), "narrowed": wanted != queries.Wanted(),
        "count": _("more than %(count)s") % {"count": count} if more else count,
        "waiting": queries.held_ideas(request.actor).count() + queries.held_voices(request.actor).count(),
    }  # fmt: skip
    return render(request, "ideas/list.html", context, status=422 if form.is_refused else 200)


@require_GET
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    """One idea with all that hangs on it."""
    actor, idea = request.actor, queries.idea_by_code(request.actor, code)
    reading.seen_by_author(actor, idea)
    item = idea.item
    voices = [row for row in idea.voices.select_related("author", "place") if row.withdrawn is None]
    context = {
        "idea": idea, "item": item, "voices": [row for row in voices if row.text and not row.held],
        "my_voice": next((row for row in voices if row.author_id and row.author_id == actor.user_id), None),
        "split": Split.objects.filter(whole=idea, undone__isnull=True).first(),
        "parts": list(idea.parts.select_related("item").exclude(item__life="retired")),
        "groups": links_of(actor, item), "flags": flags_of(actor, item), "entries": history_of(actor, item),
        **_told(actor, idea), **_may(actor, idea),
    }  # fmt: skip
    return render(request, "ideas/show.html", context)


def _told(actor: Actor, idea: Idea) -> dict[str, Any]:
    """How far the idea has come, what is said about it, and what it goes on together with."""
    number, mine = hands.hands_for(actor, idea)
    return {
        "state": state_of(idea), "told": telling.told_to_author(idea), "said": said_about(idea), "hands": number,
        "my_hand": mine, "goes_on_with": joining.joined_with(actor, idea), "gathered": joining.gathered(actor, idea),
    }  # fmt: skip


def _may(actor: Actor, idea: Idea) -> dict[str, bool]:
    """What this person may do with the idea as it stands."""
    going_on = not idea.held and not idea.item.is_retired
    decides = may_about(actor, "ideas.triage", idea) and going_on
    ended = idea.item.state in (State.DONE, State.MERGED)
    return {
        "may_edit": may(actor, "ideas.edit", idea.item), "may_sort": may_about(actor, "ideas.sort", idea),
        "may_look": idea.held and may_about(actor, "ideas.look", idea), "may_decide": decides and not ended,
        "may_open": decides and idea.item.state == State.DONE,
        "may_vote": may_somewhere(actor, "ideas.vote") and going_on and not ended,
        "may_answer": may_about(actor, "ideas.answer", idea) and going_on,
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Put the text right, or sort it."""
    idea = _mine(request, code)
    lists = settings.values(("ideas.categories", "ideas.levels"), idea.item.place)
    initial = {name: getattr(idea, name) for name in ("idea_type", "category", "level", "mandate")}
    form = ChangeForm(
        lists["ideas.categories"], lists["ideas.levels"], request.POST if request.method == "POST" else None,
        initial={**initial, "text": idea.item.text},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        data = {**form.cleaned_data}
        return _carried_out(request, "edit", idea, form, caring.change_idea, idea, data.pop("text"), data)
    return _page(request, "edit", idea, form)


@require_http_methods(["GET", "POST"])
@login_required
def split(request: HttpRequest, code: str) -> HttpResponse:
    """A note that holds several ideas becomes several."""
    idea = _whole(request, code)
    form = SplitForm(request.POST if request.method == "POST" else None, initial={"parts": idea.item.text})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["parts"].splitlines()
        return _carried_out(request, "split", idea, form, caring.split_note, idea, said)
    return _page(request, "split", idea, form)


@require_http_methods(["GET", "POST"])
@login_required
def unsplit(request: HttpRequest, code: str) -> HttpResponse:
    """Make a split note one again, with a reason."""
    idea = _whole(request, code)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    held = Split.objects.select_related("whole__item__place").filter(whole=idea, undone__isnull=True).first()
    if held is None:
        return redirect("ideas:show", code=code)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["reason"]
        return _carried_out(request, "unsplit", idea, form, caring.undo_split, held, said)
    return _page(request, "unsplit", idea, form)


@require_http_methods(["GET", "POST"])
@login_required
def retire(request: HttpRequest, code: str) -> HttpResponse:
    """Put an idea away, with a reason."""
    idea = _mine(request, code)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data["reason"]
        return _carried_out(request, "retire", idea, form, caring.put_away, idea, said)
    return _page(request, "retire", idea, form)


@require_POST
@login_required
def bring_back(request: HttpRequest, code: str) -> HttpResponse:
    """Put an idea back in use."""
    idea = _mine(request, code)
    try:
        caring.bring_back(request.actor, idea)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    return redirect("ideas:show", code=code)


@require_POST
@login_required
def voice_back(request: HttpRequest, code: str) -> HttpResponse:
    """Take one's own signed voice back."""
    idea = queries.idea_by_code(request.actor, code)
    own = idea.voices.filter(author_id=request.actor.person_id, withdrawn__isnull=True).first()
    if own is not None:
        withdraw_voice(request.actor, own)
        messages.success(request, _("Your voice is taken back."))
    return redirect("ideas:show", code=code)


def _mine(request: HttpRequest, code: str) -> Any:
    idea = queries.idea_by_code(request.actor, code)
    require(request.actor, "ideas.edit", idea.item)
    return idea


def _whole(request: HttpRequest, code: str) -> Any:
    idea = queries.idea_by_code(request.actor, code)
    require_about(request.actor, "ideas.sort", idea)
    return idea


def _carried_out(
    request: HttpRequest, name: str, idea: Any, form: Any, service: Any, *arguments: Any
) -> HttpResponse:
    """Let the service do it, and go to the idea; or show in the form why it could not be done."""
    try:
        service(request.actor, *arguments)
    except ValidationError as error:
        show_errors(form, error)
        return _page(request, name, idea, form)
    messages.success(request, _("Saved."))
    return redirect("ideas:show", code=idea.item.code)


def _page(request: HttpRequest, name: str, idea: Any, form: Any) -> HttpResponse:
    context = {"form": form, "idea": idea, "item": idea.item}
    return render(request, f"ideas/{name}.html", context, status=422 if form.errors else 200)
