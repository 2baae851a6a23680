"""At a conference: notes typed one after the other, and the wall that shows them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base import ids
from rodtrad.foundation.base.answering import show_errors
from rodtrad.foundation.files.queries import attachments_of
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.permissions import require
from rodtrad.work.ideas.forms.sending import NotesForm
from rodtrad.work.ideas.models import Campaign
from rodtrad.work.ideas.queries import wall as queries
from rodtrad.work.ideas.queries.campaigns import campaign_by_code
from rodtrad.work.ideas.services.notes import Note, type_notes
from rodtrad.work.ideas.views.sending import of_campaign


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def notes(request: HttpRequest, code: str) -> HttpResponse:
    """Type notes in, each line a note. What one chose last time is chosen again."""
    campaign = campaign_by_code(request.actor, code)
    require(request.actor, "ideas.import", campaign.item)
    photos = [
        row for row in attachments_of(request.actor, campaign.item) if row.is_picture and not row.is_retired
    ]
    words = settings.value("ideas.categories", campaign.item.place)
    kept = {name: request.GET.get(name, "") for name in ("category", "challenge", "idea_type", "photo")}
    data = request.POST if request.method == "POST" else None
    form = NotesForm(campaign, words, photos, data, initial={**kept, "once": ids.new_code()})
    if data is not None and form.is_valid():
        try:
            number = type_notes(request.actor, campaign, _note(request, form, campaign, photos))
        except ValidationError as error:
            show_errors(form, error)
        else:
            said = ngettext(
                "%(number)s note is saved. Write on.", "%(number)s notes are saved. Write on.", number
            )
            messages.success(request, said % {"number": number})
            return _again(request, campaign, form)
    context = {
        "form": form,
        "campaign": campaign,
        "item": campaign.item,
        "newest": queries.newest(request.actor, campaign, 5),
    }
    return render(request, "ideas/notes.html", context, status=422 if form.errors else 200)


def _note(request: HttpRequest, form: Any, campaign: Campaign, photos: list[Any]) -> Note:
    data = form.cleaned_data
    photo = next((row for row in photos if row.code == data.get("photo")), None)
    return Note(
        data["text"], data["category"], photo, data["once"] or "", **of_campaign(data, campaign, request)
    )


def _again(request: HttpRequest, campaign: Campaign, form: Any) -> HttpResponse:
    kept = {name: form.cleaned_data.get(name) for name in ("category", "challenge", "idea_type", "photo")}
    chosen = urlencode({name: value for name, value in kept.items() if value})
    response = redirect("ideas:notes", code=campaign.item.code)
    response["Location"] += f"?{chosen}" if chosen else ""
    return response


@never_cache
@require_GET
@login_required
def wall(request: HttpRequest, code: str) -> HttpResponse:
    """The live wall, for the projector. Without a script it is a page that one loads again."""
    campaign = campaign_by_code(request.actor, code)
    return render(request, "ideas/wall.html", _wall(request, campaign))


@never_cache
@require_GET
@login_required
def wall_notes(request: HttpRequest, code: str) -> HttpResponse:
    """What is on the wall now; 204 when nothing has happened since the number that the browser saw."""
    campaign = campaign_by_code(request.actor, code)
    if request.GET.get("sett") == str(campaign.wall):
        return HttpResponse(status=204)
    return render(request, "ideas/_wall_notes.html", _wall(request, campaign))


def _wall(request: HttpRequest, campaign: Campaign) -> dict[str, Any]:
    numbers = settings.values(("ideas.wall-notes", "ideas.wall-seconds"), campaign.item.place)
    return {
        "campaign": campaign, "item": campaign.item, "seconds": numbers["ideas.wall-seconds"],
        "columns": queries.by_category(request.actor, campaign, numbers["ideas.wall-notes"]),
    }  # fmt: skip
