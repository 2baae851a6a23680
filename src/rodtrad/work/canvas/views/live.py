"""What the board's script asks for: has anything changed, a card written, a text saved, two cards linked.

Each also answers an ordinary form, with a page to go to. A clash is 409, a refused text 422, both with words.
"""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from rodtrad.foundation.base.answering import back
from rodtrad.foundation.org.permissions import may, require
from rodtrad.foundation.org.tickets import HEADER, answers_tickets, holds_ticket, ticket_for
from rodtrad.foundation.thread.services import add_link
from rodtrad.kernel.kubinol.words import CARD_TYPES
from rodtrad.work.canvas.forms.inline import InlineForm
from rodtrad.work.canvas.queries import cards, cases
from rodtrad.work.canvas.queries.pulse import number_of, number_unasked
from rodtrad.work.canvas.services import guiding, sending
from rodtrad.work.canvas.services.cards import form_names
from rodtrad.work.canvas.views.answering import (
    asked_about,
    canvas_url,
    conflict_page,
    refused,
    settle_chosen,
    told_saved,
    wants_json,
)
from rodtrad.work.canvas.views.drawing import shared_parts, thing_of


def nothing_new(request: HttpRequest, code: str) -> HttpResponse | None:
    """204 to a ticket of the case when it has not changed since number ``sedan``: one query, and no person."""
    same = holds_ticket(request, thing_of(code)) and request.GET.get("sedan") == str(number_unasked(code))
    return HttpResponse(status=204) if same else None


@answers_tickets(nothing_new)
@require_GET
@login_required
def pulse(request: HttpRequest, code: str) -> HttpResponse:
    """204 when nothing has changed since number ``sedan``; else the parts that differ from those one ``har``."""
    number = number_of(request.actor, code)
    fresh = {HEADER: ticket_for(request, thing_of(code))}
    if request.GET.get("sedan") == str(number):
        return HttpResponse(status=204, headers=fresh)
    detail = cases.case_by_code(request.actor, code)
    has = set(request.GET.get("har", "").split(","))
    parts = {
        part.name: {"html": part.html, "digest": part.digest}
        for part in shared_parts(request, detail)
        if f"{part.name}.{part.digest}" not in has
    }
    pulsed = getattr(detail, "pulse", None)
    tells = bool(parts) and pulsed is not None and pulsed.by_id not in (None, request.actor.user_id)
    by = pulsed.by.name if tells and may(request.actor, "canvas.edit", detail.item) else ""
    answer = {"number": pulsed.number if pulsed else 0, "parts": parts, "others": tells, "by": by}
    return JsonResponse(answer, headers=fresh)


@require_POST
@login_required
def quick(request: HttpRequest, code: str) -> HttpResponse:
    """A card per text that is filled in: fields text-need, text-test … ``svar-pa``: a guiding question's key."""
    detail = cases.case_by_code(request.actor, code)
    require(request.actor, "canvas.edit", detail.item)
    texts = {
        name[5:]: text.strip()
        for name, text in request.POST.items()
        if name.startswith("text-") and text.strip()
    }
    if not texts.keys() <= set(CARD_TYPES):
        raise Http404
    form = InlineForm(request.POST, {f"text-{kind}": text for kind, text in texts.items()})
    if not form.is_valid():
        return asked_about(request, form, canvas_url(code))
    note, card = guiding.note_for(request.actor, detail, request.POST.get("svar-pa", "")), None
    try:
        for kind in texts:
            text = form.cleaned_data[f"text-{kind}"].strip()
            key = request.POST.get("nyckel", "")
            card = sending.add_once(request.actor, detail, kind, {"text": text, "note": note}, key)
    except ValidationError as error:
        return refused(request, error, canvas_url(code))
    if note:
        guiding.count_answer(request.actor, detail, request.POST["svar-pa"])
    if wants_json(request):
        return JsonResponse({"key": card.key if card else ""})
    return back(request, canvas_url(code, f"kort-{card.key}" if card else ""))


@require_POST
@login_required
def write(request: HttpRequest, code: str) -> HttpResponse:
    """Save one field of a card: ``falt``, what was ``sett``, the ``nytt``. The same field of two people is a 409."""
    card = cards.card_by_code(request.actor, code)
    require(request.actor, "canvas.edit", card.item)
    field, seen, new = (request.POST.get(name, "") for name in ("falt", "sett", "nytt"))
    if field not in form_names(card.item.kind):
        raise Http404
    form = InlineForm(request.POST, {"nytt": new}, {"nytt": seen})
    if not form.is_valid():
        return asked_about(request, form, reverse("canvas:card-edit", args=[code]))
    theirs, new = request.POST.get("ersatt"), form.cleaned_data["nytt"]
    try:
        saved = sending.change_once(
            request.actor, card, {field: new}, seen={field: seen}, key=request.POST.get("nyckel", ""),
            overridden={field: theirs} if theirs else None,
        )  # fmt: skip
    except ValidationError as error:
        return refused(request, error, reverse("canvas:card-edit", args=[code]))
    if f"mine-{field}" in request.POST and not saved.conflicts:
        settle_chosen(request, card.item)
    if wants_json(request):
        rows = [{"field": row.field, "mine": row.mine, "theirs": row.theirs} for row in saved.conflicts]
        return JsonResponse({"conflicts": rows}, status=409 if rows else 200)
    if saved.conflicts:
        return conflict_page(request, card.item, saved, reverse("canvas:card-edit", args=[code]))
    told_saved(request, bool(saved.changed))
    return back(request, canvas_url(card.case.item.code, f"kort-{card.key}"))


@require_POST
@login_required
def link(request: HttpRequest, code: str) -> HttpResponse:
    """Link two cards of the case: ``fran`` and ``till`` by their codes, ``rel``, and perhaps a ``reason``."""
    detail = cases.case_by_code(request.actor, code)
    require(request.actor, "canvas.edit", detail.item)
    source, target = (
        cards.card_by_code(request.actor, request.POST.get(name, "")) for name in ("fran", "till")
    )
    if detail.pk not in (source.case_id, target.case_id):
        raise Http404
    try:
        add_link(
            request.actor, source.item, request.POST.get("rel", ""), target.item,
            reason=request.POST.get("reason", ""),
        )  # fmt: skip
    except ValidationError as error:
        return refused(request, error, canvas_url(code))
    if wants_json(request):
        return JsonResponse({})
    messages.success(request, _("The link is made."))
    return back(request, canvas_url(code, f"kort-{source.key}"))
