"""Going through a pile, one idea at a time: decide, pass over, take back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.answering import saved, see_other, sent
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread import becoming
from rodtrad.work.ideas.forms.triage import DecideForm
from rodtrad.work.ideas.queries import deciding as queries
from rodtrad.work.ideas.queries.campaigns import campaign_by_code
from rodtrad.work.ideas.queries.states import state_of
from rodtrad.work.ideas.rules.outcomes import BEGINS
from rodtrad.work.ideas.services import deciding
from rodtrad.work.ideas.views.tabs import tabs

_LISTS = ("ideas.outcomes", "ideas.when", "ideas.who", "ideas.wish-to", "ideas.requirements")


@require_http_methods(["GET", "POST"])
@login_required
def triage(request: HttpRequest, code: str) -> HttpResponse:
    """The next idea, or the one that is meant (?ide=CODE); POST decides about the one that was shown."""
    campaign = campaign_by_code(request.actor, code)
    require(request.actor, "ideas.triage", campaign.item)
    shown = request.POST.get("idea", "") or request.GET.get("ide", "")
    if shown:
        idea = queries.to_decide(request.actor, campaign).filter(item__code=shown).first()
    else:
        idea = queries.next_to_decide(request.actor, campaign, skip=request.GET.get("efter", ""))
    form = _form(request, campaign, idea)
    decided = request.method == "POST" and idea is not None
    if decided and saved(form, lambda: deciding.decide(request.actor, idea, form.choice())):
        return see_other(f"{reverse('ideas:triage', args=[code])}?efter={shown}")
    context = {"campaign": campaign, "idea": idea, "form": form, **_around(request, campaign, form)}
    return render(request, "ideas/triage.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, campaign: Any, idea: Any) -> DecideForm:
    place = campaign.item.place
    owners = queries.possible_owners(campaign)
    me = next((user.code for user in owners if user.pk == request.actor.user_id), "")
    initial = {"owner": me, "due": clock.today() + deciding.DO_NOW}
    form = DecideForm(owners, settings.values(_LISTS, place), sent(request), initial=initial)
    if idea is not None:
        form.seen_items = (("idea", idea.item.code),)
    return form


def _around(request: HttpRequest, campaign: Any, form: DecideForm) -> dict[str, Any]:
    """``offers``: what can be made at once of the idea that was decided about last, when something is to be done."""
    last = queries.can_take_back(request.actor, campaign)
    begins = last is not None and last.idea.item.state in BEGINS
    return {
        "outcomes": form.outcomes.values(), "last": last, "last_state": state_of(last.idea) if last else "",
        "offers": _offers(request, last.idea.item) if last is not None and begins else (),
        "progress": queries.progress(request.actor, campaign), "tabs": tabs(request, campaign, "triage"),
        "here": reverse("ideas:triage", args=[campaign.item.code]),
    }  # fmt: skip


def _offers(request: HttpRequest, item: Any) -> list[Any]:
    """What carries an idea out; another idea does not."""
    return [offer for offer in becoming.offers(request.actor, item) if offer.name != "idea"]


@require_POST
@login_required
def take_back(request: HttpRequest, code: str) -> HttpResponse:
    """Undo one's own latest decision, and stand at that idea again."""
    campaign = campaign_by_code(request.actor, code)
    require(request.actor, "ideas.triage", campaign.item)
    if deciding.take_back(request.actor, campaign) is None:
        messages.warning(request, _("There is nothing of yours to take back here."))
    return see_other(reverse("ideas:triage", args=[code]))
