"""Guest questions, on the team's side: sending a link, withdrawing it, taking in what was answered."""

from __future__ import annotations

import segno
from django.conf import settings as django_settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.base.answering import back, sent
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.permissions import may, require
from rodtrad.kernel.kubinol.words import PIECES
from rodtrad.work.canvas.choices import PIECE_TITLES
from rodtrad.work.canvas.choices.asking import LinkState
from rodtrad.work.canvas.forms.guests import GuestLinkForm, TakeInForm
from rodtrad.work.canvas.queries import cases
from rodtrad.work.canvas.queries import guests as queries
from rodtrad.work.canvas.queries.cards import card_by_code
from rodtrad.work.canvas.queries.counter_questions import function_of
from rodtrad.work.canvas.services import guests as services
from rodtrad.work.canvas.views.boards import _take


@require_GET
@login_required
def guests(request: HttpRequest, code: str) -> HttpResponse:
    """The links of a work, and the answers that wait."""
    detail = cases.case_by_code(request.actor, code)
    allowed = may(request.actor, "canvas.guest", detail.item)
    rows = [
        {"link": row.link, "state": LinkState(row.state).label, "is_open": row.state == "open",
         "answers": row.answers, "piece": PIECE_TITLES.get(row.link.piece, "")}
        for row in queries.links_of_case(request.actor, detail)
    ]  # fmt: skip
    context = {
        "detail": detail, "item": detail.item, "rows": rows, "may_guest": allowed and not detail.item.is_retired,
        "waiting": queries.waiting_answers(request.actor, detail),
        "pieces": [(key, PIECE_TITLES[key]) for key in PIECES[:5]],
    }  # fmt: skip
    return render(request, "canvas/asking/guests.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Send a card (kort) or a piece (bit) as a question. The link is shown once, on the answer to the form."""
    detail = cases.case_by_code(request.actor, code)
    require(request.actor, "canvas.guest", detail.item)
    card, piece = _about(request, detail)
    start = {
        "days": settings.value(queries.DAYS, detail.item.place),
        "asks_as": ", ".join(filter(None, [_place(detail), function_of(request.actor, detail)])),
    }  # fmt: skip
    form = GuestLinkForm(sent(request), initial=start)
    context = {
        "form": form,
        "detail": detail,
        "item": detail.item,
        "card": card,
        "piece_title": PIECE_TITLES.get(piece, ""),
    }
    if request.method == "POST" and form.is_valid():
        try:
            asked = services.Asked(card=card, piece=piece, **form.cleaned_data)
            link, token = services.make_link(request.actor, detail, asked)
        except ValidationError as error:
            _take(form, error)
        else:
            return render(request, "canvas/asking/guest_made.html", {**context, **_made(link, token)})
    return render(request, "canvas/asking/guest_new.html", context, status=422 if form.errors else 200)


def _about(request: HttpRequest, detail) -> tuple[object, str]:
    code, piece = request.GET.get("kort", ""), request.GET.get("bit", "")
    if code:
        card = card_by_code(request.actor, code)
        if card.case_id != detail.pk:
            raise Http404
        return card, ""
    return None, piece if piece in PIECES else PIECES[0]


def _place(detail) -> str:
    own, place = detail.municipality.name, detail.item.place
    return own if place.pk == detail.municipality_id else f"{own}, {place.name}"


def _made(link, token: str) -> dict[str, object]:
    """The address with its secret, and the same as a QR code for a paper."""
    address = django_settings.BASE_URL.rstrip("/") + reverse("canvas:guest", args=[token])
    code = segno.make(address, error="m", micro=False)
    drawing = code.svg_inline(
        scale=6, svgclass="qr", lineclass=None, omitsize=True, title=_("The link as a QR code")
    )
    return {"link": link, "address": address, "qr": SafeString(drawing)}


@require_POST
@login_required
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """A link takes no more answers."""
    link = queries.link_by_code(request.actor, code)
    services.withdraw_link(request.actor, link)
    messages.success(request, _("The link is withdrawn."))
    return back(request, reverse("canvas:guests", args=[link.case.item.code]))


@require_http_methods(["GET", "POST"])
@login_required
def guest_answer(request: HttpRequest, code: str) -> HttpResponse:
    """An answer from outside: take it in as a card, or put it away with a reason."""
    origin = queries.answer_by_code(request.actor, code)
    require(request.actor, "canvas.edit", origin.card.item)
    form = TakeInForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            if request.POST.get("do") == "reject":
                services.reject_answer(request.actor, origin, form.cleaned_data["reason"])
            else:
                services.accept_answer(request.actor, origin, form.cleaned_data["type"])
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(request, _("Saved."))
            return back(request, reverse("canvas:guests", args=[origin.card.case.item.code]))
    context = {
        "form": form,
        "origin": origin,
        "card": origin.card,
        "detail": origin.card.case,
        "item": origin.card.case.item,
    }
    return render(request, "canvas/asking/guest_answer.html", context, status=422 if form.errors else 200)
