"""The guest's page: one question, one answer, a receipt. No account, no script, nothing else to be seen."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.base import ids
from rodtrad.foundation.base.answering import sent
from rodtrad.work.canvas.forms.guests import GuestAnswerForm
from rodtrad.work.canvas.queries import guests as queries
from rodtrad.work.canvas.services import guests as services
from rodtrad.work.canvas.views.boards import _take


@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """What the secret opens; the same calm page for every secret that opens nothing."""
    address = _address(request)
    if queries.has_tried_too_often(address):
        return _page(request, "too_many", {}, 429)
    if queries.has_come(token, request.POST.get("once", "")):
        return _page(request, "received", {})
    link = queries.open_link(token)
    if link is None:
        return _closed(request, address)
    form = GuestAnswerForm(sent(request), initial={"once": ids.new_code()})
    if request.method == "POST" and form.is_valid():
        try:
            services.answer_link(link, form.cleaned_data["text"], form.cleaned_data["once"] or "")
        except services.LinkClosed:
            return _closed(request, address)
        except ValidationError as error:
            _take(form, error)
        else:
            services.knock(address, "answered")
            return _page(request, "received", {})
    context = {"form": form, "link": link, "texts": queries.shown_texts(link)}
    return _page(request, "question", context, 422 if form.errors else 200)


def _closed(request: HttpRequest, address: str) -> HttpResponse:
    services.knock(address, "missed")
    return _page(request, "closed", {}, 404)


def _page(request: HttpRequest, name: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    response = render(request, f"canvas/asking/guest_{name}.html", context, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response._has_been_logged = True  # the path is the secret: Django would write it to the log of refusals
    return response


def _address(request: HttpRequest) -> str:
    """Whose computer asks, as the sign-in counts it too."""
    known = getattr(settings, "AXES_CLIENT_IP_CALLABLE", None)
    return str(import_string(known)(request) if known else request.META.get("REMOTE_ADDR", ""))
