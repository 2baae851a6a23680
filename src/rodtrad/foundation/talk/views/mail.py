"""E-mail that waits, has left or was given up, for those who look after the platform."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from rodtrad.foundation.base.paging import linked, page_of
from rodtrad.foundation.org.permissions import require_somewhere
from rodtrad.foundation.talk import queries, services
from rodtrad.foundation.talk.choices import MailState
from rodtrad.foundation.thread.queries import ItemNotFound


@require_GET
@login_required
def mail(request: HttpRequest) -> HttpResponse:
    """Newest first; ``lage``: only those in that state."""
    require_somewhere(request.actor, "talk.see-mail")
    state = request.GET.get("lage", "")
    rows = page_of(
        queries.mail_rows(request.actor, state), order=("-created", "-id"), after=request.GET.get("after", "")
    )
    tabs = [{"title": _("All"), "url": "?", "current": state not in MailState.values}]
    for key in (MailState.WAITING, MailState.SENT, MailState.FAILED):
        tabs.append(
            {"title": key.label.capitalize(), "url": f"?lage={key.value}", "current": state == key.value}
        )
    context = {
        "rows": rows.rows,
        "page": linked(rows, request.GET),
        "tabs": tabs,
        "host": settings.EMAIL_HOST,
    }
    return render(request, "talk/mail.html", context)


@require_POST
@login_required
def again(request: HttpRequest, code: str) -> HttpResponse:
    """Try a mail again that was given up."""
    require_somewhere(request.actor, "talk.see-mail")
    row = queries.mail_rows(request.actor).filter(code=code).first()
    if row is None:
        raise ItemNotFound(code)
    services.try_again(request.actor, row)
    messages.success(request, _("The mail is tried again within a few minutes."))
    return redirect("talk:mail")
