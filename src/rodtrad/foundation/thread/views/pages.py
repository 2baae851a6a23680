"""The thread page, the history of an item, and putting an item away."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base.answering import back, show_errors
from rodtrad.foundation.thread import queries, services
from rodtrad.foundation.thread.addresses import item_url
from rodtrad.foundation.thread.forms import ReasonForm
from rodtrad.foundation.thread.page import thread_page
from rodtrad.foundation.thread.permissions import require_edit


@require_GET
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    """The red thread of one item. ``way``: only up or down; ``lane``: unfolded."""
    page = thread_page(request.actor, code, way=request.GET.get("way", ""), lane=request.GET.get("lane", ""))
    return render(request, "thread/show.html", {"page": page, "item": page.item})


@require_GET
@login_required
def history(request: HttpRequest, code: str) -> HttpResponse:
    """All that has happened to one item, a page at a time."""
    item = queries.item_by_code(request.actor, code)
    before = request.GET.get("before", "")
    before_id = int(before) if before.isdecimal() and len(before) < 18 else None
    entries, following = queries.history_page(request.actor, item, before_id=before_id)
    pager = {
        "next_url": f"?before={following}" if following else "",
        "previous_url": request.path if before_id else "",
        "count_text": "",
    }
    context = {"item": item, "entries": entries, "pager": pager, "item_url": item_url(item)}
    return render(request, "thread/history.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def retire(request: HttpRequest, code: str) -> HttpResponse:
    """Put an item away with a reason, or bring it back."""
    item = queries.item_by_code(request.actor, code)
    require_edit(request.actor, item)
    form = ReasonForm(request.POST or None) if not item.is_retired else None
    if request.method == "POST":
        try:
            if form is None:
                services.bring_back(request.actor, item)
                return back(request, reverse("thread:show", args=[code]))
            if form.is_valid():
                services.retire(request.actor, item, form.cleaned_data["reason"])
                return back(request, reverse("thread:show", args=[code]))
        except ValidationError as error:
            form = form or ReasonForm(request.POST)
            show_errors(form, error)
    status = 422 if form is not None and form.errors else 200
    return render(request, "thread/retire.html", {"item": item, "form": form}, status=status)
