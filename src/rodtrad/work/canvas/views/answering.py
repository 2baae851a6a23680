"""What the canvas's views share: where to go afterwards, and the page for two texts in one field."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from rodtrad.foundation.base.answering import back
from rodtrad.foundation.thread.merging import plain
from rodtrad.foundation.thread.queries import alternatives_of
from rodtrad.foundation.thread.services import settle_alternative
from rodtrad.work.canvas.choices import title_of
from rodtrad.work.canvas.forms.inline import InlineForm
from rodtrad.work.canvas.rules.strings import Texts


def canvas_url(code: str, anchor: str = "") -> str:
    return reverse("canvas:show", args=[code]) + (f"#{anchor}" if anchor else "")


def conflict_page(request: HttpRequest, item, saved, action: str) -> HttpResponse:
    """Both texts, side by side. The actor's own is kept beside the item already: closing the page loses nothing."""
    rows = [
        {
            "name": row.field,
            "title": title_of(row.field.rpartition(".")[2]),
            "mine": row.mine,
            "theirs": row.theirs,
        }
        for row in saved.conflicts
    ]
    context = {"item": item, "rows": rows, "action": action, "saved": bool(saved.changed)}
    return render(request, "canvas/conflict.html", context, status=409)


def chosen(request: HttpRequest) -> tuple[Texts, Texts, Texts] | None:
    """(texts, seen, overridden) of a conflict page that came back; None for an ordinary form."""
    names = [name[len("choice-") :] for name in request.POST if name.startswith("choice-")]
    if not names:
        return None
    texts: Texts = {}
    seen: Texts = {}
    overridden: Texts = {}
    for name in names:
        mine, theirs = request.POST.get(f"mine-{name}", ""), request.POST.get(f"theirs-{name}", "")
        choice = request.POST.get(f"choice-{name}")
        if choice == "mine":
            texts[name], seen[name], overridden[name] = mine, theirs, theirs
        elif choice == "both":
            texts[name], seen[name] = "\n\n".join(text for text in (theirs, mine) if text), theirs
    return texts, seen, overridden


def settle_chosen(request: HttpRequest, item) -> None:
    """The actor has chosen: the own texts that were kept meanwhile wait for nobody any longer."""
    mine = {
        (name[len("mine-") :], plain(text)) for name, text in request.POST.items() if name.startswith("mine-")
    }
    for row in alternatives_of(request.actor, item):
        if row.author_id == request.actor.user_id and (row.field, plain(row.text)) in mine:
            settle_alternative(request.actor, row)


def wants_json(request: HttpRequest) -> bool:
    """Whether the board's script asks, not a person's form."""
    return request.headers.get("Accept", "").startswith("application/json")


def refused(request: HttpRequest, error: ValidationError, otherwise: str) -> HttpResponse:
    """Why it could not be done: in words to the script, as a message to a person."""
    if wants_json(request):
        return JsonResponse({"errors": error.messages}, status=422)
    messages.warning(request, " ".join(error.messages))
    return back(request, otherwise)


def asked_about(request: HttpRequest, form: InlineForm, back: str) -> HttpResponse:
    """The text may point to a person: the question, to the script or as a page that holds the text. 422."""
    if wants_json(request):
        return JsonResponse({"errors": form.errors["__all__"], "question": form.as_asked()}, status=422)
    return render(request, "canvas/asked.html", {"form": form, "back": back}, status=422)


def told_saved(request: HttpRequest, changed: bool) -> None:
    messages.success(request, _("Saved.") if changed else _("Nothing was changed."))
