"""What one has been told of, and how one wishes to be told."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.base.answering import saved, sent
from rodtrad.foundation.base.paging import linked
from rodtrad.foundation.talk import queries, services
from rodtrad.foundation.talk.forms import PreferencesForm
from rodtrad.foundation.talk.models import Preference


@require_GET
@login_required
def notices(request: HttpRequest) -> HttpResponse:
    """One's notices, newest first. ``olasta``: only the unread."""
    unread = bool(request.GET.get("olasta"))
    page, lines = queries.notice_page(request.actor, request.GET.get("after", ""), unread)
    context = {"lines": lines, "page": linked(page, request.GET), "unread": unread}
    return render(request, "talk/notices.html", context)


@require_GET
@never_cache
@login_required
def notice(request: HttpRequest, code: str) -> HttpResponse:
    """To the place the notice is about; it is read then. One whose item is no longer seen leads back to the list."""
    row, line = queries.notice_by_code(request.actor, code)
    services.mark_read(request.actor, row)
    return HttpResponseRedirect(line.url) if line.is_seen else redirect("talk:notices")


@require_POST
@login_required
def all_read(request: HttpRequest) -> HttpResponse:
    services.mark_all_read(request.actor)
    return redirect("talk:notices")


@require_http_methods(["GET", "POST"])
@login_required
def preferences(request: HttpRequest) -> HttpResponse:
    """How to be told of each kind of thing, and when mail comes."""
    mine = Preference.objects.filter(user_id=request.actor.user_id).first()
    ways = {f"way-{kind}": way for kind, way in queries.choices_of(request.actor).items()}
    initial: dict[str, object] = {
        **ways,
        "hour": mine.hour if mine else 7,
        "quiet": mine.quiet if mine else [],
    }
    form = PreferencesForm(sent(request), initial=initial)

    def save() -> None:
        hour, quiet = form.cleaned_data["hour"], form.cleaned_data["quiet"]
        services.change_preferences(request.actor, form.ways(), hour=hour, quiet=quiet)

    if saved(form, save):
        messages.success(request, _("Saved."))
        return redirect("talk:preferences")
    context = {"form": form, "has_email": bool(request.user.email)}
    return render(request, "talk/preferences.html", context, status=422 if form.errors else 200)
