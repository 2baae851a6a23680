"""Pages for anybody: write an idea by link or QR code, and follow the answer by a code. No account, no script needed,
no address kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.utils.translation import get_language, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from rodtrad.foundation.base import ids
from rodtrad.work.ideas.choices import Channel
from rodtrad.work.ideas.forms.sending import CodeForm, PublicIdeaForm
from rodtrad.work.ideas.models import Campaign
from rodtrad.work.ideas.queries import campaigns, ideas, languages, telling
from rodtrad.work.ideas.queries.knocks import has_tried_too_often
from rodtrad.work.ideas.services import reading
from rodtrad.work.ideas.services import sending as services
from rodtrad.work.ideas.views.sending import answered, like, of_campaign, written


@never_cache
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, public_code: str) -> HttpResponse:
    """One idea from anybody; the same calm page for every code that opens nothing."""
    address = _address(request)
    if has_tried_too_often(address):
        return _calm(request, "too_many", 429)
    campaign = campaigns.public_campaign(public_code)
    if campaign is None:
        services.knock(address, "missed")
        return _calm(request, "closed", 404)
    if not campaign.takes_ideas:
        return _calm(request, "closed", 200)
    with _speaking(request, campaign):
        return _unlisted(_written(request, campaign, address))


def _written(request: HttpRequest, campaign: Campaign, address: str) -> HttpResponse:
    """The form, what is wrong in it, or the receipt: in the language of the page."""
    data = request.POST if request.method == "POST" else None
    form = PublicIdeaForm(campaign, data, initial={"once": ids.new_code()})
    if data is None or not form.is_valid():
        return written(request, "public", campaign, form)
    said = form.cleaned_data
    more = of_campaign(said, campaign, request)
    sending = services.Sending(
        text=said["text"], once=said["once"] or "", channel=Channel.LINK, place=form.chosen_place(), **more
    )
    services.knock(address, "sent")
    return answered(request, campaign, form, sending, outside=True)


@contextmanager
def _speaking(request: HttpRequest, campaign: Campaign) -> Iterator[None]:
    """The page speaks a language that the campaign speaks: the reader's own, if it does."""
    language = languages.language_for(campaign, request.LANGUAGE_CODE)
    with override(language):
        request.LANGUAGE_CODE = language
        yield


@require_POST
def similar(request: HttpRequest, public_code: str) -> HttpResponse:
    """Ideas that came by the same link and are like the one being written."""
    campaign = campaigns.public_campaign(public_code)
    if campaign is None or has_tried_too_often(_address(request)):
        return _calm(request, "closed", 404)
    with _speaking(request, campaign):
        return _unlisted(like(request, campaign, outside=True))


@never_cache
@require_http_methods(["GET", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """What became of the idea that a code belongs to. The code is sent by POST, and stands in no address."""
    address = _address(request)
    if has_tried_too_often(address):
        return _calm(request, "too_many", 429)
    form = CodeForm(request.POST if request.method == "POST" else None)
    opened = None
    if request.method == "POST" and form.is_valid():
        opened = ideas.opened_by(form.cleaned_data["code"])
        if opened is None:
            services.knock(address, "missed")
        else:
            reading.opened(opened)
    told = telling.told_of(opened) if opened else None
    missed = request.method == "POST" and not form.errors and opened is None
    context = {"form": form, "opened": opened, "told": told, "missed": missed}
    return _unlisted(render(request, "ideas/follow.html", context, status=422 if form.errors else 200))


def _calm(request: HttpRequest, name: str, status: int) -> HttpResponse:
    response = _unlisted(render(request, f"ideas/public_{name}.html", status=status))
    response._has_been_logged = True
    return response


def _unlisted(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Content-Language"] = get_language() or ""
    return response


def _address(request: HttpRequest) -> str:
    """Whose computer asks, as the sign-in counts it too."""
    known = getattr(settings, "AXES_CLIENT_IP_CALLABLE", None)
    return str(import_string(known)(request) if known else request.META.get("REMOTE_ADDR", ""))
