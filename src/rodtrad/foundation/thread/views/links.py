"""Making a link, and confirming, rejecting or putting away one there is."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.base.answering import back, show_errors, wanted_next
from rodtrad.foundation.thread import queries, services
from rodtrad.foundation.thread.forms import LinkForm, LinkSearchForm, ReasonForm
from rodtrad.foundation.thread.permissions import may_edit, require_edit
from rodtrad.foundation.thread.queries.links import label_of


@require_http_methods(["GET", "POST"])
@login_required
def new_link(request: HttpRequest, code: str) -> HttpResponse:
    """Choose how, then what; sent with POST, so that no search stands in an address."""
    item = queries.item_by_code(request.actor, code)
    require_edit(request.actor, item)
    relations = queries.relations_for(item.kind)
    choosing = "target" in request.POST and "search" not in request.POST
    form = (LinkForm if choosing else LinkSearchForm)(
        relations, request.POST if request.method == "POST" else None
    )
    targets = None
    if request.method == "POST":
        if form.is_valid() and choosing and _linked(request, item, form):
            return back(request, reverse("thread:show", args=[code]))
        if said := form.cleaned_data.get("said"):
            targets = queries.link_targets(request.actor, item, said, form.cleaned_data.get("words", ""))
    sent = {name: request.POST.get(name, "") for name in ("target", "reason")}
    context = {
        "item": item, "form": form, "targets": targets, "sent": sent, "has_relations": bool(relations),
        "next": wanted_next(request),
    }  # fmt: skip
    return render(request, "thread/link_new.html", context, status=422 if form.errors else 200)


def _linked(request, item, form) -> bool:
    """Make the link that the form asks for; False, and the form says why, when it cannot be made."""
    said = form.cleaned_data["said"]
    other = queries.item_by_code(request.actor, form.cleaned_data["target"])
    source, target = (item, other) if said.outgoing else (other, item)
    try:
        services.add_link(request.actor, source, said.rel, target, reason=form.cleaned_data["reason"])
    except ValidationError as error:
        show_errors(form, error)
        return False
    messages.success(request, _("The link is made."))
    return True


_WITH_REASON = {"reject": services.reject_link, "retire": services.retire_link}
_WITHOUT = {"confirm": services.confirm_link, "bring-back": services.bring_back_link}
_TOLD = {
    "confirm": gettext_lazy("The link is confirmed."),
    "reject": gettext_lazy("The suggestion is rejected."),
    "retire": gettext_lazy("The link is put away. It can be brought back."),
    "bring-back": gettext_lazy("The link is brought back."),
}


@require_http_methods(["GET", "POST"])
@login_required
def link(request: HttpRequest, code: str) -> HttpResponse:
    """One link as a sentence, with what can be done about it."""
    found = queries.link_by_code(request.actor, code)
    form = ReasonForm(request.POST if request.POST.get("do") in _WITH_REASON else None)
    if request.method == "POST" and _done(request, found, form):
        return back(request, reverse("thread:show", args=[found.source.code]))
    context = {
        "link": found,
        "form": form,
        "label": label_of(found.rel, found.source.kind, found.target.kind, outgoing=True),
        "may_edit": may_edit(request.actor, found.source) or may_edit(request.actor, found.target),
        "next": wanted_next(request),
    }
    return render(request, "thread/link.html", context, status=422 if form.errors else 200)


def _done(request, found, form) -> bool:
    """Do what the button says; False, and the form says why, when it cannot be done."""
    do = request.POST.get("do", "")
    try:
        if do in _WITHOUT:
            _WITHOUT[do](request.actor, found)
        elif do in _WITH_REASON and form.is_valid():
            _WITH_REASON[do](request.actor, found, form.cleaned_data["reason"])
        else:
            return False
    except ValidationError as error:
        form.is_bound = True
        form.full_clean()
        show_errors(form, error)
        return False
    messages.success(request, _TOLD[do])
    return True
