"""The start page, the list of what waits, and what waits for somebody who leaves."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rodtrad.foundation.base.scope import current_actor
from rodtrad.foundation.org import queries as org
from rodtrad.foundation.talk.queries import waiting, waiting_of
from rodtrad.overview.home import queries
from rodtrad.overview.home.links import may_see_waiting


@require_safe
@login_required
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "home/start.html", {"blocks": queries.start_blocks(current_actor())})


@require_safe
@login_required
def todos(request: HttpRequest) -> HttpResponse:
    """All that waits for me. ``slag``: only what comes from one module."""
    lines = waiting(current_actor())
    kinds = queries.kinds_of(lines)
    chosen = request.GET.get("slag", "")
    chosen = chosen if chosen in {kind.key for kind in kinds} else ""
    tabs = [{"title": _("All"), "url": "?", "current": not chosen, "count": len(lines)}]
    for kind in kinds:
        url = f"?slag={kind.key}"
        tabs.append({"title": kind.title, "url": url, "current": chosen == kind.key, "count": kind.count})
    context = {"groups": queries.grouped(lines, chosen), "tabs": tabs if len(kinds) > 1 else []}
    return render(request, "home/todos.html", context)


@require_safe
@login_required
def person(request: HttpRequest, code: str) -> HttpResponse:
    """What waits for somebody who is to leave or is away, for those who can hand it over."""
    actor = current_actor()
    user = org.person(actor, code)
    if user is None:
        raise Http404
    if not may_see_waiting(actor, user):
        raise PermissionDenied("talk.see-waiting")
    lines, hidden = waiting_of(actor, user)
    may_hand_over = user.is_active and org.may_change_person(actor, user)
    context = {
        "person": user, "groups": queries.grouped(lines), "hidden": hidden, "may_hand_over": may_hand_over,
        "holds": len(org.what_they_hold(user)),
    }  # fmt: skip
    return render(request, "home/person.html", context)
