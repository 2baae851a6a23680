"""The actor map: as a drawing and as a list, with the contact changed from here."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rodtrad.foundation.base.answering import back
from rodtrad.foundation.base.filtering import narrowed, narrowing
from rodtrad.foundation.base.paging import Page, linked
from rodtrad.foundation.org.permissions import may, require
from rodtrad.work.canvas.choices import word_label
from rodtrad.work.canvas.forms.asking_lists import ActorFilter, ContactForm
from rodtrad.work.canvas.queries import actor_map as queries
from rodtrad.work.canvas.queries.cards import card_by_code
from rodtrad.work.canvas.rules.actor_drawing import draw
from rodtrad.work.canvas.services.cards import change_card


@require_http_methods(["GET", "POST"])
@login_required
def actors(request: HttpRequest) -> HttpResponse:
    """Everybody concerned in the works one may see."""
    form = ActorFilter(narrowing(request))
    wanted = form.wanted()
    if (onward := narrowed(request, form)) is not None:
        return onward
    if form.is_refused:
        return _page(request, form, wanted, Page(), 422)
    return _page(
        request, form, wanted, queries.actor_page(request.actor, wanted, request.GET.get("after", ""))
    )


def _page(request: HttpRequest, form, wanted, page, status: int = 200) -> HttpResponse:
    drawn = queries.drawn_actors(request.actor, wanted) if status == 200 else []
    numbers = queries.contact_numbers(request.actor, wanted) if status == 200 else {}
    rows = [
        {"card": row.card, "item": row.card.item, "case": row.card.case, "groups": row.groups,
         "kind": _said(row.card, "actor_kind"), "roles": _roles(row.card), "contact": _said(row.card, "contact_status"),
         "function": row.card.fields.get("contact", ""), "may_edit": may(request.actor, "canvas.edit", row.card.item),
         "form": _contact_form(row.card)}
        for row in page.rows
    ]  # fmt: skip
    context = {
        "form": form, "rows": rows, "page": linked(page, request.GET), "narrowed": wanted != queries.ActorsWanted(),
        "drawing": _drawing(drawn) if drawn else None, "drawn": len(drawn), "total": sum(numbers.values()),
        "numbers": [(capfirst(str(word_label("contact_status", key))) if key else _("Not said"), numbers[key])
                    for key in (*queries.CONTACTS, "") if numbers.get(key)],
        "next": request.get_full_path(),
    }  # fmt: skip
    return render(request, "canvas/asking/actors.html", context, status=status)


def _contact_form(card) -> ContactForm:
    start = {"contact_status": card.fields.get("contact_status")}
    return ContactForm(initial=start, auto_id=f"{card.item.code}-%s")


def _said(card, name: str) -> str:
    word = card.fields.get(name, "")
    return str(word_label(name, word)) if word else ""


def _roles(card) -> str:
    return ", ".join(str(word_label("actor_role", word)) for word in card.fields.get("actor_role", ()))


def _drawing(rows) -> dict[str, object]:
    """The drawing, with the address and whole text of every box."""
    sections = []
    for key in (*queries.CONTACTS, ""):
        title = capfirst(str(word_label("contact_status", key))) if key else _("Contact not said")
        found = [(f"a{row.card.pk}", row.card.item.title) for row in rows
                 if row.card.fields.get("contact_status", "") == key]  # fmt: skip
        if found:
            sections.append((title, found))
    groups = {group.pk: group for row in rows for group in row.groups}
    meets = [(f"a{row.card.pk}", f"g{group.pk}") for row in rows for group in row.groups]
    drawing = draw(
        sections, [(f"g{pk}", item.title) for pk, item in groups.items()], meets, _("Target groups they meet")
    )
    items = {f"a{row.card.pk}": row.card.item for row in rows} | {
        f"g{pk}": item for pk, item in groups.items()
    }
    boxes = [
        {"box": box, "href": reverse("canvas:card", args=[items[box.key].code]), "title": items[box.key].title,
         "lane": lane}
        for lane, some in (("needs", drawing.actors), ("voices", drawing.groups)) for box in some
    ]  # fmt: skip
    return {"drawing": drawing, "boxes": boxes}


@require_POST
@login_required
def contact(request: HttpRequest, code: str) -> HttpResponse:
    """Say how the contact with an actor stands now."""
    card = card_by_code(request.actor, code)
    if card.item.kind != "actor":
        raise Http404
    require(request.actor, "canvas.edit", card.item)
    form = ContactForm(request.POST)
    if form.is_valid():
        try:
            change_card(request.actor, card, {"contact_status": form.cleaned_data["contact_status"]})
            messages.success(request, _("Saved."))
        except ValidationError as error:
            messages.warning(request, " ".join(error.messages))
    else:
        messages.warning(request, _("Choose how the contact stands."))
    return back(request, reverse("canvas:actors"))
