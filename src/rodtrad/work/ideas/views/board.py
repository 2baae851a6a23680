"""The board when × who (GIN-95): look, place, undo."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rodtrad.foundation.base.answering import see_other
from rodtrad.foundation.base.paging import linked
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.permissions import may, may_somewhere, require
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.ideas.models import Campaign
from rodtrad.work.ideas.queries import board as queries
from rodtrad.work.ideas.queries.campaigns import campaign_by_code
from rodtrad.work.ideas.queries.deciding import can_take_back
from rodtrad.work.ideas.rules import board as rules
from rodtrad.work.ideas.services import deciding
from rodtrad.work.ideas.views.tabs import tabs


def _axes(campaign: Campaign) -> tuple[list[str], list[str]]:
    words = settings.values(("ideas.when", "ideas.who"), campaign.item.place)
    return words["ideas.when"], words["ideas.who"]


@require_http_methods(["GET", "POST"])
@login_required
def board(request: HttpRequest, code: str) -> HttpResponse:
    """All squares, or one of them whole (?ruta=0.1); POST places one idea."""
    campaign = campaign_by_code(request.actor, code)
    if request.method == "POST":
        return _place(request, campaign)
    whens, whos = _axes(campaign)
    chosen, after = rules.square_at(request.GET.get("ruta", ""), whens, whos), request.GET.get("after", "")
    if chosen is not None:
        page = queries.in_square(request.actor, campaign, chosen, after)
    else:
        page = queries.without_square(request.actor, campaign, whens, whos, after)
    moves = may(request.actor, "ideas.triage", campaign.item)
    context = {
        "campaign": campaign, "tabs": tabs(request, campaign, "board"), "chosen": chosen, "may_move": moves,
        "may_vote": may_somewhere(request.actor, "ideas.vote"),
        "page": linked(page, request.GET), "targets": [each for row in rules.squares(whens, whos) for each in row],
        "last": moves and can_take_back(request.actor, campaign),
        "rows": [] if chosen else queries.gin_95_board(request.actor, campaign, whens, whos),
    }  # fmt: skip
    return render(request, "ideas/board.html", context)


def _place(request: HttpRequest, campaign: Campaign) -> HttpResponse:
    require(request.actor, "ideas.triage", campaign.item)
    code, at = rules.read_move(request.POST.get("to", ""))
    idea = queries.going_on(request.actor, campaign).filter(item__code=code).first()
    square = rules.square_at(at, *_axes(campaign))
    if idea is None or square is None:
        raise ItemNotFound(code)
    deciding.place(request.actor, idea, square.when, square.who)
    return see_other(reverse("ideas:board", args=[campaign.item.code]))


@require_POST
@login_required
def undo(request: HttpRequest, code: str) -> HttpResponse:
    """Take one's own latest decision here back."""
    campaign = campaign_by_code(request.actor, code)
    require(request.actor, "ideas.triage", campaign.item)
    if deciding.take_back(request.actor, campaign) is None:
        messages.warning(request, _("There is nothing of yours to take back here."))
    return see_other(reverse("ideas:board", args=[code]))
