"""Groups of a campaign's ideas: the list, one group, moving, naming, showing together."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rodtrad.foundation.base.answering import saved, see_other, sent
from rodtrad.foundation.base.paging import linked
from rodtrad.foundation.org.permissions import may, require
from rodtrad.foundation.thread.queries import history_of, links_of
from rodtrad.work.ideas.forms.triage import GroupForm, PlaceForm, TogetherForm
from rodtrad.work.ideas.permissions import require_about
from rodtrad.work.ideas.queries import groups as queries
from rodtrad.work.ideas.queries.campaigns import campaign_by_code
from rodtrad.work.ideas.queries.ideas import idea_by_code
from rodtrad.work.ideas.services import gathering
from rodtrad.work.ideas.views.tabs import tabs


@require_http_methods(["GET", "POST"])
@login_required
def groups(request: HttpRequest, code: str) -> HttpResponse:
    """All groups, the largest first, and what stands in none; POST asks for new ideas to be grouped."""
    campaign = campaign_by_code(request.actor, code)
    if request.method == "POST":
        job = gathering.begin_grouping(request.actor, campaign)
        return see_other(reverse("jobs:show", args=[job.code]))
    context = {
        "campaign": campaign, "rows": queries.group_rows(request.actor, campaign),
        "alone": queries.ungrouped(request.actor, campaign).count(), "tabs": tabs(request, campaign, "groups"),
        "may_sort": may(request.actor, "ideas.sort", campaign.item),
        "under_way": queries.grouping_under_way(campaign),
    }  # fmt: skip
    return render(request, "ideas/groups.html", context)


@require_http_methods(["GET"])
@login_required
def ungrouped(request: HttpRequest, code: str) -> HttpResponse:
    """The ideas that stand in no group."""
    campaign = campaign_by_code(request.actor, code)
    page = queries.ungrouped_page(request.actor, campaign, request.GET.get("after", ""))
    context = {"campaign": campaign, "page": linked(page, request.GET), "tabs": tabs(request, campaign, "groups"),
               "may_sort": may(request.actor, "ideas.sort", campaign.item)}  # fmt: skip
    return render(request, "ideas/ungrouped.html", context)


@require_http_methods(["GET"])
@login_required
def group(request: HttpRequest, code: str) -> HttpResponse:
    """One group: its words, its ideas, those at the edge."""
    row, actor = queries.group_by_code(request.actor, code), request.actor
    page = queries.members_page(actor, row, request.GET.get("after", ""))
    others = [each for each in queries.groups_of(actor, row.campaign) if each.pk != row.pk]
    context = {
        "group": row, "item": row.item, "campaign": row.campaign, "page": linked(page, request.GET),
        "may_sort": may(actor, "ideas.sort", row.item), "together": queries.merge_link(row),
        "form": TogetherForm(others), "name_form": GroupForm(initial={"label": row.item.title}),
        "entries": history_of(actor, row.item), "groups": links_of(actor, row.item),
    }  # fmt: skip
    return render(request, "ideas/group.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def rename(request: HttpRequest, code: str) -> HttpResponse:
    """Word the group anew."""
    row = queries.group_by_code(request.actor, code)
    require(request.actor, "ideas.sort", row.item)
    form = GroupForm(sent(request), initial={"label": row.item.title})
    if saved(form, lambda: gathering.rename(request.actor, row, form.cleaned_data["label"])):
        return see_other(reverse("ideas:group", args=[code]))
    context = {"form": form, "group": row, "campaign": row.campaign}
    return render(request, "ideas/group_rename.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def together(request: HttpRequest, code: str) -> HttpResponse:
    """Show a group together with another; or, without one, take it apart again."""
    row = queries.group_by_code(request.actor, code)
    require(request.actor, "ideas.sort", row.item)
    form = TogetherForm(queries.groups_of(request.actor, row.campaign), request.POST)
    try:
        if "apart" in request.POST:
            gathering.take_apart(request.actor, row)
        elif form.is_valid():
            gathering.merge(request.actor, row, form.by_code[form.cleaned_data["into"]])
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    return see_other(reverse("ideas:group", args=[code]))


@require_http_methods(["GET", "POST"])
@login_required
def move(request: HttpRequest, code: str) -> HttpResponse:
    """Say where an idea belongs."""
    idea = idea_by_code(request.actor, code)
    require_about(request.actor, "ideas.sort", idea)
    form = PlaceForm(queries.groups_of(request.actor, idea.campaign), sent(request))
    if saved(form, lambda: _place(request, idea, form)):
        messages.success(request, _("The idea is placed. It stays there when more are grouped."))
        return see_other(reverse("ideas:groups", args=[idea.campaign.item.code]))
    context = {"form": form, "idea": idea, "campaign": idea.campaign}
    return render(request, "ideas/move.html", context, status=422 if form.errors else 200)


def _place(request: HttpRequest, idea, form: PlaceForm) -> None:
    label = form.cleaned_data["label"]
    if label:
        gathering.found_group(request.actor, idea, label)
    else:
        gathering.move_idea(request.actor, idea, form.by_code.get(form.cleaned_data["group"]))
