"""Balanced measures: groups, one group with all its charts on one page, begin, change, put away."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.base.answering import saved, sent
from rodtrad.foundation.base.paging import linked
from rodtrad.foundation.org.audiences import level_of
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.permissions import may, may_somewhere, require
from rodtrad.foundation.org.views.common import form_page
from rodtrad.foundation.render.web import part_of
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.queries import history_of, links_of
from rodtrad.sources.indicators.documents.measures import group_document
from rodtrad.sources.indicators.forms.lines import GroupForm
from rodtrad.sources.indicators.forms.measures import ReasonForm
from rodtrad.sources.indicators.models import Group
from rodtrad.sources.indicators.permissions import GROUP
from rodtrad.sources.indicators.queries import groups as queries
from rodtrad.sources.indicators.queries.measures import places_to_begin
from rodtrad.sources.indicators.services import groups as services
from rodtrad.sources.indicators.views.common import file_of


@require_GET
@login_required
def group_list(request: HttpRequest) -> HttpResponse:
    """Groups one may see."""
    page = queries.group_page(request.actor, request.GET.get("after", ""))
    context = {
        "page": linked(page, request.GET),
        "rows": page.rows,
        "may_begin": may_somewhere(request.actor, GROUP),
    }
    return render(request, "indicators/groups.html", context)


@require_GET
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    """A group's measures together, to read or as a file."""
    group = queries.group_by_code(request.actor, code)
    item = group.item
    pictures = queries.pictures_of(queries.measures_in(request.actor, group))
    document = group_document(group, pictures, request.LANGUAGE_CODE[:2])
    if form := request.GET.get("form", ""):
        return file_of(document, form, item.place, f"balanserade-matt-{code}")
    context = {
        "group": group, "item": item, "pictures": pictures, "may_edit": may(request.actor, GROUP, item),
        "report": part_of(replace(document, title="", subtitle="", organisation="", date=None), top=1),
        "groups": links_of(request.actor, item), "entries": history_of(request.actor, item),
    }  # fmt: skip
    return render(request, "indicators/group.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Put measures together."""
    places = places_to_begin(request.actor)
    if not places:
        raise PermissionDenied(GROUP)
    initial = {"level": Audience.MUNICIPALITY, "place": places[0].code}
    form = GroupForm(places, queries.measures_to_choose(request.actor), sent(request), initial=initial)
    made: list[Group] = []

    def save() -> None:
        data = form.cleaned_data
        made.append(services.begin_group(request.actor, form.chosen_place(), data["title"], data["text"],
                                         form.chosen(), data["level"]))  # fmt: skip

    if request.method == "POST" and saved(form, save):
        return redirect("indicators:group", code=made[0].item.code)
    return form_page(request, "indicators/group_form.html", form)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Change a group: its measures in the order they have, new ones last."""
    group = _mine(request, code)
    inside = queries.measures_in(request.actor, group)
    known = [*inside, *(each for each in queries.measures_to_choose(request.actor) if each not in inside)]
    initial = {"title": group.item.title, "text": group.item.text, "place": group.item.place.code,
               "level": level_of(group.item.audience), "measures": [each.item.code for each in inside]}  # fmt: skip
    form = GroupForm([group.item.place], known, sent(request), initial=initial)

    def save() -> None:
        data = form.cleaned_data
        services.change_group(request.actor, group, data["title"], data["text"], form.chosen(), data["level"])

    if request.method == "POST" and saved(form, save):
        messages.success(request, _("Saved."))
        return redirect("indicators:group", code=code)
    return form_page(request, "indicators/group_form.html", form, group=group, item=group.item)


@require_http_methods(["GET", "POST"])
@login_required
def retire(request: HttpRequest, code: str) -> HttpResponse:
    """Put a group away, with a reason. Its measures stay."""
    group, form = _mine(request, code), ReasonForm(sent(request))
    if request.method == "POST" and saved(
        form, lambda: thread.retire(request.actor, group.item, form.cleaned_data["reason"])
    ):
        return redirect("indicators:groups")
    return form_page(request, "indicators/group_retire.html", form, group=group, item=group.item)


@require_POST
@login_required
def bring_back(request: HttpRequest, code: str) -> HttpResponse:
    """Use the group again."""
    group = _mine(request, code)
    try:
        thread.bring_back(request.actor, group.item)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    return redirect("indicators:group", code=code)


def _mine(request: HttpRequest, code: str) -> Group:
    group = queries.group_by_code(request.actor, code)
    require(request.actor, GROUP, group.item)
    return group
