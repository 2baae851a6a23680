"""Writing a card, reading it, changing, confirming, moving it, putting it away and bringing it back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.base.answering import back, sent
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.permissions import may, require
from rodtrad.foundation.thread.queries import alternatives_of, flags_of, history_of, links_of
from rodtrad.kernel.kubinol.words import CARD_TYPES, PIECE_OF
from rodtrad.work.canvas.choices import PIECE_TITLES, TYPE_TITLES
from rodtrad.work.canvas.forms.cards import CardForm, ReasonForm, TypeForm
from rodtrad.work.canvas.queries import asking, cards, cases
from rodtrad.work.canvas.queries.guiding import kub_05_helping
from rodtrad.work.canvas.queries.on_card import on_card
from rodtrad.work.canvas.services import cards as services
from rodtrad.work.canvas.services import guiding, moving
from rodtrad.work.canvas.views.answering import (
    canvas_url,
    chosen,
    conflict_page,
    refused,
    settle_chosen,
    told_saved,
    wants_json,
)
from rodtrad.work.canvas.views.boards import _take


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest, code: str, card_type: str) -> HttpResponse:
    """A new card of a type; only its text must be written."""
    detail = cases.case_by_code(request.actor, code)
    if card_type not in CARD_TYPES:
        raise Http404
    require(request.actor, "canvas.edit", detail.item)
    question = request.GET.get("fraga", "")
    note = guiding.note_for(request.actor, detail, question)
    current = {**dict.fromkeys(services.form_names(card_type), ""), "life": "current", "note": note}
    form = CardForm(sent(request), card_type=card_type, limit=detail.visibility, current=current)
    if request.method == "POST" and form.is_valid():
        try:
            card = services.add_card(request.actor, detail, card_type, form.texts())
        except ValidationError as error:
            form.take(error)
        else:
            if note:
                guiding.count_answer(request.actor, detail, question)
            messages.success(request, _("The card is on the canvas."))
            return back(request, canvas_url(code, f"kort-{card.key}"))
    context = {
        "form": form, "detail": detail, "item": detail.item, "type_title": TYPE_TITLES[card_type],
        "piece_title": PIECE_TITLES[PIECE_OF[card_type]],
    }  # fmt: skip
    return render(request, "canvas/card_new.html", context, status=422 if form.errors else 200)


@require_GET
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    """One card with all that hangs on it."""
    actor, card = request.actor, cards.card_by_code(request.actor, code)
    item = card.item
    before, after = cards.neighbours_of(actor, card)
    context = {
        "card": card, "item": item, "detail": card.case, "facts": cards.facts_of_card(card),
        "type_title": TYPE_TITLES[item.kind], "piece_title": PIECE_TITLES[card.piece],
        "may_edit": may(actor, "canvas.edit", item), "may_answer": may(actor, "canvas.answer", card.case.item),
        "groups": links_of(actor, item), "sleeping": cards.sleeping_links(actor, card),
        "flags": flags_of(actor, item), "alternatives": alternatives_of(actor, item),
        "entries": history_of(actor, item), "questions": asking.questions_of(card.case, [card]),
        "shown_to": Audience(card.visibility).label if card.visibility else "", "next": request.path,
        "before": before, "after": after, "asking": on_card(actor, card),
    }  # fmt: skip
    context["questions"] = [row for row in context["questions"] if any(asked.card for asked in row.rows)]
    for question in context["questions"] if context["may_edit"] else ():
        question.helping = kub_05_helping(actor, item.place, question.code, request.LANGUAGE_CODE)
    return render(request, "canvas/card.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Every field of a card. What somebody else changed meanwhile stays; the same field gives a choice."""
    card = cards.card_by_code(request.actor, code)
    require(request.actor, "canvas.edit", card.item)
    form = _form(request, card)
    found = chosen(request) if request.method == "POST" else None
    if request.method == "POST" and (found is not None or form.is_valid()):
        texts, seen, overridden = found or (form.texts(), form.seen(), {})
        small = request.POST.get("small") == "1"
        try:
            saved = services.change_card(
                request.actor, card, texts, seen=seen, small=small, overridden=overridden
            )
        except ValidationError as error:
            form.take(error)
        else:
            if saved.conflicts:
                return conflict_page(request, card.item, saved, request.path)
            if found is not None:
                settle_chosen(request, card.item)
            told_saved(request, bool(saved.changed) or found is not None)
            return back(request, reverse("canvas:card", args=[code]))
    context = {"form": form, "card": card, "item": card.item, "type_title": TYPE_TITLES[card.item.kind]}
    return render(request, "canvas/card_edit.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, card) -> CardForm:
    return CardForm(
        sent(request),
        card_type=card.item.kind,
        limit=card.case.visibility,
        current=services.card_texts(card),
    )


@require_POST
@login_required
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    """Say yes to a suggestion."""
    card = cards.card_by_code(request.actor, code)
    try:
        services.confirm_card(request.actor, card)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, _("The suggestion is confirmed."))
    return back(request, reverse("canvas:card", args=[code]))


@require_POST
@login_required
def order(request: HttpRequest, code: str) -> HttpResponse:
    """Up, down, or after another card, among those of its type."""
    card = cards.card_by_code(request.actor, code)
    try:
        moving.move_card(
            request.actor, card, way=request.POST.get("way", ""), after=request.POST.get("after")
        )
    except ValidationError as error:
        return refused(request, error, canvas_url(card.case.item.code, f"kort-{card.key}"))
    if wants_json(request):
        return JsonResponse({})
    return back(request, canvas_url(card.case.item.code, f"kort-{card.key}"))


@require_http_methods(["GET", "POST"])
@login_required
def move(request: HttpRequest, code: str) -> HttpResponse:
    """To another piece, with a type of that piece. Before it is done, the page says which links go."""
    card = cards.card_by_code(request.actor, code)
    require(request.actor, "canvas.edit", card.item)
    form = TypeForm(sent(request), initial={"type": card.item.kind})
    lost = None
    if request.method == "POST" and form.is_valid():
        to = form.cleaned_data["type"]
        lost = moving.links_lost_seen(request.actor, card, to)
        if not lost or request.POST.get("sure") == "1":
            return _moved(request, card, to)
        if wants_json(request):
            return JsonResponse({"lost": [moving.sentence_of(link) for link in lost]}, status=409)
    context = {"form": form, "card": card, "item": card.item, "lost": lost}
    return render(request, "canvas/card_move.html", context, status=422 if form.errors else 200)


def _moved(request: HttpRequest, card, to: str) -> HttpResponse:
    """Do it. ``lankar``: links that an undone move had put away."""
    otherwise = canvas_url(card.case.item.code, f"kort-{card.key}")
    try:
        lost = moving.change_type(request.actor, card, to, revive=request.POST.get("lankar", "").split())
    except ValidationError as error:
        return refused(request, error, otherwise)
    if wants_json(request):
        return JsonResponse({"links": lost})
    messages.success(request, _("The card has moved."))
    return back(request, otherwise)


@require_http_methods(["GET", "POST"])
@login_required
def retire(request: HttpRequest, code: str) -> HttpResponse:
    """Put a card away, with a reason: also how a suggestion is rejected."""
    card = cards.card_by_code(request.actor, code)
    require(request.actor, "canvas.edit", card.item)
    form = ReasonForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.retire_card(request.actor, card, form.cleaned_data["reason"])
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(request, _("The card is put away. It can be brought back."))
            return back(request, canvas_url(card.case.item.code))
    context = {"form": form, "item": card.item, "back": reverse("canvas:card", args=[code])}
    return render(request, "canvas/retire.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def bring_back(request: HttpRequest, code: str) -> HttpResponse:
    """Bring a card back; links that slept wake up."""
    card = cards.card_by_code(request.actor, code)
    try:
        services.bring_back_card(request.actor, card)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    return back(request, reverse("canvas:card", args=[code]))
