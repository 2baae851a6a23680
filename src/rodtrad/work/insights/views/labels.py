"""Shift labels: how often they are used, curated and joined; a municipality's own names for groups."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.base.answering import sent
from rodtrad.foundation.org.permissions import may_somewhere, require_somewhere
from rodtrad.work.insights.forms.lists import GroupForm, LabelForm, MergeForm
from rodtrad.work.insights.models import ShiftLabel
from rodtrad.work.insights.queries import asking, insights, words
from rodtrad.work.insights.services import catalogue
from rodtrad.work.insights.views.common import ready, saved, shown, to


@require_GET
@login_required
def label_list(request: HttpRequest) -> HttpResponse:
    """All labels with how often they are used, and which go with which theme."""
    ready(request)
    context = {
        "rows": words.label_rows(request.actor), "themes": words.labels_by_theme(request.actor),
        "may_curate": may_somewhere(request.actor, "insights.curate"),
    }  # fmt: skip
    return render(request, "insights/labels.html", context)


def _label(code: str) -> ShiftLabel:
    row = ShiftLabel.objects.select_related("merged_into").filter(code=code).first()
    if row is None:
        raise Http404
    return row


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Say a label better, or put it away."""
    require_somewhere(request.actor, "insights.curate")
    label = _label(code)
    names = ("start", "end", "description", "synonyms", "state")
    form = LabelForm(sent(request), initial={name: getattr(label, name) for name in names})
    if saved(request, form, lambda: catalogue.curate_label(request.actor, label, **form.values())) is None:
        return shown(request, form, "label", label=label)
    messages.success(request, _("Saved."))
    return to("labels")


@require_http_methods(["GET", "POST"])
@login_required
def merge(request: HttpRequest, code: str) -> HttpResponse:
    """Let a label count as another."""
    require_somewhere(request.actor, "insights.curate")
    label = _label(code)
    others = [row for row in words.labels_to_choose() if row.pk != label.pk]
    form = MergeForm(others, sent(request))

    def save():
        catalogue.merge_labels(request.actor, label, form.cleaned_data["into"])

    if saved(request, form, save) is None:
        return shown(request, form, "merge", label=label)
    messages.success(request, _("They are joined. It can be undone from the list."))
    return to("labels")


@require_POST
@login_required
def part(request: HttpRequest, code: str) -> HttpResponse:
    """Undo a joining of labels."""
    require_somewhere(request.actor, "insights.curate")
    label = _label(code)
    if label.merged_into_id is not None:
        catalogue.part_labels(request.actor, label)
        messages.success(request, _("They are apart again."))
    return to("labels")


@require_http_methods(["GET", "POST"])
@login_required
def groups(request: HttpRequest) -> HttpResponse:
    """The groups, and a municipality's own names for them."""
    ready(request)
    towns = asking.towns_of(request.actor)
    common = words.groups_at([])
    form = GroupForm(common, _own_towns(request), sent(request))
    may_add = may_somewhere(request.actor, "insights.curate")
    if request.method == "POST":
        require_somewhere(request.actor, "insights.curate")
    if saved(request, form, lambda: catalogue.add_group(request.actor, **form.values())) is not None:
        messages.success(request, _("The group can be chosen now."))
        return to("groups")
    return shown(request, form, "groups", rows=words.groups_at(towns), may_add=may_add)


def _own_towns(request: HttpRequest):
    places = insights.places_to_write(request.actor, "insights.curate")
    return list({row.municipality_id: row.municipality for row in places}.values())
