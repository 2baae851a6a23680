"""Writing an idea when signed in: the form, "is it one of these?", and the receipt with its code."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from rodtrad.foundation.base import ids
from rodtrad.foundation.base.answering import show_errors
from rodtrad.foundation.base.fields import IdentityNumberFound, refuse_identity_numbers
from rodtrad.work.ideas.choices import Channel, Naming
from rodtrad.work.ideas.forms.sending import IdeaForm
from rodtrad.work.ideas.models import Campaign
from rodtrad.work.ideas.queries import campaigns, languages
from rodtrad.work.ideas.queries import ideas as queries
from rodtrad.work.ideas.services import sending as services

NEW = "new"


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Choose a campaign, when there are several that take ideas now."""
    rows = campaigns.open_campaigns(request.actor)
    if len(rows) == 1:
        return redirect("ideas:send", code=rows[0].item.code)
    return render(request, "ideas/choose.html", {"rows": rows})


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def send(request: HttpRequest, code: str) -> HttpResponse:
    """One idea for one campaign."""
    campaign = campaigns.campaign_by_code(request.actor, code)
    places = campaigns.places_to_send_from(request.actor, campaign)
    if not places:
        raise PermissionDenied("ideas.send")
    if not campaign.takes_ideas:
        return render(request, "ideas/closed.html", {"campaign": campaign})
    data = request.POST if request.method == "POST" else None
    form = IdeaForm(campaign, places, data, initial={"once": ids.new_code(), "place": places[0].code})
    if data is not None and form.is_valid():
        sending = _sending(form.cleaned_data, campaign, places, request)
        return answered(request, campaign, form, sending, outside=False)
    return written(request, "send", campaign, form)


def _sending(
    data: dict[str, Any], campaign: Campaign, places: list[Any], request: HttpRequest
) -> services.Sending:
    signed = campaign.naming == Naming.NAMED or data.get("sign") == "yes"
    place = next(place for place in places if place.code == data["place"])
    return services.Sending(
        text=data["text"], place=place, mandate=data["mandate"], signed=signed, once=data["once"] or "",
        channel=Channel.APP, **of_campaign(data, campaign, request),
    )  # fmt: skip


def of_campaign(data: dict[str, Any], campaign: Campaign, request: HttpRequest) -> dict[str, Any]:
    """What every form about a campaign says besides the text: challenge, type, language."""
    challenge = data.get("challenge") or ""
    chosen = next((row for row in campaigns.challenges_of(campaign) if row.code == challenge), None)
    idea_type = data.get("idea_type") or (campaign.types[0] if campaign.types else "proposal")
    return {"challenge": chosen, "idea_type": idea_type, "language": request.LANGUAGE_CODE[:2]}


def answered(
    request: HttpRequest, campaign: Campaign, form: Any, sending: Any, *, outside: bool
) -> HttpResponse:
    """Save the idea or the voice, or ask first whether it is one of those that are there."""
    page = "public" if outside else "send"
    similar = (
        queries.similar(request.actor, campaign, sending.text, outside=outside)
        if sending.text.strip()
        else []
    )
    chosen = form.cleaned_data["similar"]
    like = next((row for row in similar if row.item.code == chosen), None)
    if similar and chosen != NEW and like is None:
        return written(request, page, campaign, form, similar, status=200)
    try:
        if like is not None:
            voice, secret = services.add_voice(request.actor, like, sending)
            return receipt(request, page, campaign, secret, idea=like, voice=voice, outside=outside)
        saved = services.send_idea(request.actor, campaign, sending)
    except ValidationError as error:
        show_errors(form, error)
        return written(request, page, campaign, form)
    return receipt(request, page, campaign, saved.secret, idea=saved.idea, voice=None, outside=outside)


def written(
    request: HttpRequest, page: str, campaign: Campaign, form: Any, similar: Any = (), status: int = 0
) -> HttpResponse:
    """The form, as it came or with what is to be put right; or the question whether it is one of these."""
    name = f"ideas/{page}_similar.html" if similar else f"ideas/{page}.html"
    context = {
        "form": form, "campaign": campaign, "item": campaign.item, "similar": similar, **in_words(request, campaign),
    }  # fmt: skip
    return render(request, name, context, status=status or (422 if form.errors else 200))


def in_words(request: HttpRequest, campaign: Campaign) -> dict[str, Any]:
    """What the campaign asks in the language of the page, and whether there are others to choose."""
    words = languages.asked(campaign, request.LANGUAGE_CODE)
    return {"asked": words, "other_languages": len(languages.spoken(campaign)) > 1}


def receipt(request: HttpRequest, page: str, campaign: Campaign, secret: str, **more: Any) -> HttpResponse:
    """Thanks, and the code to follow the answer with. Shown once: nothing of it is kept but the digest."""
    context = {"campaign": campaign, "secret": secret, **in_words(request, campaign), **more}
    return render(request, f"ideas/{page}_received.html", context)


@require_POST
@login_required
def similar(request: HttpRequest, code: str) -> HttpResponse:
    """Ideas like the one being written, as a part of the page."""
    campaign = campaigns.campaign_by_code(request.actor, code)
    return like(request, campaign, outside=False)


def like(request: HttpRequest, campaign: Campaign, *, outside: bool) -> HttpResponse:
    """The part of the page that shows similar ideas; nothing for a text that must not be sent."""
    text = request.POST.get("text", "")[:2000]
    try:
        refuse_identity_numbers(text)
    except IdentityNumberFound:
        text = ""
    rows = queries.similar(request.actor, campaign, text, outside=outside) if len(text.strip()) >= 8 else []
    return render(request, "ideas/_similar.html", {"similar": rows, "campaign": campaign})
