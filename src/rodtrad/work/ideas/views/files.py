"""What is taken out of a campaign: the poster, the booklet, the list."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import override
from django.views.decorators.http import require_GET

from rodtrad.foundation.letterhead.queries import letterhead_of
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.render.blocks import Document
from rodtrad.foundation.render.forms import FORMS, render
from rodtrad.work.ideas import documents
from rodtrad.work.ideas.models import Campaign, Idea
from rodtrad.work.ideas.queries.campaigns import campaign_by_code
from rodtrad.work.ideas.queries.ideas import Wanted, narrowed
from rodtrad.work.ideas.queries.languages import asked
from rodtrad.work.ideas.views.campaigns import address_of

_LISTS = ("csv", "xlsx")
_BOOKLETS = ("pdf", "docx", "pptx")


@require_GET
@login_required
def poster(request: HttpRequest, code: str) -> HttpResponse:
    """The poster with the QR code, in a language of the campaign (?sprak=en). Only where anybody may write."""
    campaign = campaign_by_code(request.actor, code)
    address = address_of(campaign)
    if not address:
        raise Http404
    words = asked(campaign, request.GET.get("sprak", "") or request.LANGUAGE_CODE)
    with override(words.language):
        return _sent(documents.poster(campaign, address, words), "pdf", f"affisch-{words.language}", campaign)


@require_GET
@login_required
def booklet(request: HttpRequest, code: str) -> HttpResponse:
    """The booklet back to all senders (GIN-94)."""
    campaign = campaign_by_code(request.actor, code)
    form = request.GET.get("form", "pdf")
    if form not in _BOOKLETS:
        raise Http404
    document = documents.gin_94_booklet(campaign, _ideas(request, campaign), request.LANGUAGE_CODE[:2])
    return _sent(document, form, "hafte", campaign)


@require_GET
@login_required
def taken(request: HttpRequest, code: str) -> HttpResponse:
    """The ideas of a campaign as CSV or Excel."""
    campaign = campaign_by_code(request.actor, code)
    require(request.actor, "ideas.import", campaign.item)
    form = request.GET.get("form", "xlsx")
    if form not in _LISTS:
        raise Http404
    document = documents.idea_table(campaign, _ideas(request, campaign), request.LANGUAGE_CODE[:2])
    return _sent(document, form, "ideer", campaign)


def _ideas(request: HttpRequest, campaign: Campaign) -> list[Idea]:
    rows = narrowed(request.actor, Wanted(campaign=campaign.item.code)).filter(held=False)
    found = list(rows.order_by("category", "received", "item")[: documents.booklet.MOST * 10])
    if len(found) == documents.booklet.MOST * 10:
        raise PermissionDenied("ideas.too-many")
    return found


def _sent(document: Document, form: str, name: str, campaign: Campaign) -> HttpResponse:
    chosen = FORMS[form]
    made = render(document, form, letterhead_of(campaign.item.place))
    response = HttpResponse(made.data, content_type=chosen.media_type)
    filename = f"{name}-{campaign.item.code}.{chosen.ending}"
    response["Content-Disposition"] = content_disposition_header(True, filename)
    return response
