"""Campaigns: the list, one campaign, begin, change, close, open again."""

from __future__ import annotations

from typing import Any

from django.conf import settings as django_settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.base.answering import sent, show_errors
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.audiences import level_of
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.permissions import may, require
from rodtrad.foundation.thread.queries import history_of, links_of
from rodtrad.foundation.thread.states import state_title
from rodtrad.work.ideas.choices import Language, Naming
from rodtrad.work.ideas.forms.campaigns import CampaignForm, ReopenForm, initial_of
from rodtrad.work.ideas.queries import campaigns as queries
from rodtrad.work.ideas.queries import languages, report
from rodtrad.work.ideas.queries.ideas import gin_chk_06_without_status
from rodtrad.work.ideas.services import campaigns as services


@require_GET
@login_required
def campaigns(request: HttpRequest) -> HttpResponse:
    """All campaigns one may see."""
    rows = queries.campaign_list(request.actor)
    context = {"rows": rows, "may_begin": bool(queries.places_to_begin(request.actor))}
    return render(request, "ideas/campaigns.html", context)


@require_GET
@login_required
def campaign(request: HttpRequest, code: str) -> HttpResponse:
    """One campaign: what it asks, how it goes, and what can be done with it."""
    row = queries.campaign_by_code(request.actor, code)
    item, actor = row.item, request.actor
    context = {
        "campaign": row, "item": item, "challenges": queries.challenges_of(row),
        "state": state_title(item.kind, item.state),
        "counts": report.counts_of(actor, row), "late": gin_chk_06_without_status(actor, row).count(),
        "status_days": settings.value("ideas.status-days", item.place),
        "may_change": may(actor, "ideas.campaign", item), "may_import": may(actor, "ideas.import", item),
        "may_send": row.takes_ideas and bool(queries.places_to_send_from(actor, row)),
        "shown_to": Audience(level_of(item.audience)).label, "naming": Naming(row.naming).label,
        "address": address_of(row), "entries": history_of(actor, item), "groups": links_of(actor, item),
        "reopen_form": ReopenForm(),
        "asked": languages.asked(row, request.LANGUAGE_CODE),
        "asked_places": queries.asked_places(row),
        "spoken": [(code, Language(code).label) for code in languages.spoken(row)],
    }  # fmt: skip
    return render(request, "ideas/campaign.html", context)


def address_of(row: Any) -> str:
    """The address that the poster's code leads to; "" when only people who are signed in may write."""
    if not row.open_to_all:
        return ""
    return django_settings.BASE_URL.rstrip("/") + reverse("ideas:public", args=[row.public_code])


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Begin a campaign."""
    places = queries.places_to_begin(request.actor)
    if not places:
        raise PermissionDenied("ideas.campaign")
    start = settings.values(("ideas.challenges", "ideas.max-length"), places[0])
    initial = {
        "challenges": "\n".join(start["ideas.challenges"]), "max_length": start["ideas.max-length"],
        "naming": Naming.CHOICE, "types": ["proposal"], "languages": ["sv"], "level": Audience.MUNICIPALITY,
        "shows_similar": True, "place": places[0].code,
    }  # fmt: skip
    form = CampaignForm(places, places, sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            me = User.objects.get(pk=request.actor.user_id)
            made = services.begin_campaign(request.actor, form.chosen_place(), form.wanted(), responsible=me)
        except ValidationError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("The campaign has begun."))
            return redirect("ideas:campaign", code=made.item.code)
    return render(request, "ideas/campaign_form.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Change what a campaign asks."""
    row = queries.campaign_by_code(request.actor, code)
    require(request.actor, "ideas.campaign", row.item)
    initial = initial_of(row, queries.challenges_of(row))
    form = CampaignForm([row.item.place], queries.choosable_places(row), sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_campaign(request.actor, row, form.wanted())
        except ValidationError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return redirect("ideas:campaign", code=code)
    context = {"form": form, "campaign": row, "item": row.item}
    return render(request, "ideas/campaign_form.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def close(request: HttpRequest, code: str) -> HttpResponse:
    """It takes no more ideas."""
    services.close_campaign(request.actor, queries.campaign_by_code(request.actor, code))
    messages.success(request, _("The campaign is closed. The ideas stay, and can be answered."))
    return redirect("ideas:campaign", code=code)


@require_POST
@login_required
def reopen(request: HttpRequest, code: str) -> HttpResponse:
    """It takes ideas again."""
    row, form = queries.campaign_by_code(request.actor, code), ReopenForm(request.POST)
    require(request.actor, "ideas.campaign", row.item)
    if not form.is_valid():
        messages.warning(request, _("Write the day as year, month and day."))
    else:
        services.reopen_campaign(request.actor, row, form.cleaned_data["closes"])
        messages.success(request, _("The campaign takes ideas again."))
    return redirect("ideas:campaign", code=code)
