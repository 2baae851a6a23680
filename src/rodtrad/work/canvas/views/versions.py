"""Sketch versions: the list, taking one, one as it was, two side by side, taking something back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base.answering import back, sent
from rodtrad.foundation.base.paging import linked
from rodtrad.foundation.org.permissions import may, require
from rodtrad.work.canvas.choices import Status, VersionWhy
from rodtrad.work.canvas.forms.versions import NOW, CompareForm, VersionForm
from rodtrad.work.canvas.models import Version
from rodtrad.work.canvas.queries import cards, cases, releases, sketches, versions
from rodtrad.work.canvas.services import versions as services
from rodtrad.work.canvas.views.boards import _take


@require_GET
@login_required
def version_list(request: HttpRequest, code: str) -> HttpResponse:
    """All versions of a work, newest first."""
    detail = cases.case_by_code(request.actor, code)
    page = versions.version_page(request.actor, detail, request.GET.get("after", ""))
    rows = [
        {"row": row, "why": VersionWhy(row.version.why).label, "state": _state(row.version.status)}
        for row in page.rows
    ]
    context = {
        "detail": detail, "item": detail.item, "rows": rows, "page": linked(page, request.GET),
        "may_edit": may(request.actor, "canvas.edit", detail.item) and not detail.item.is_retired,
        "releases": releases.releases_of(request.actor, detail),
    }  # fmt: skip
    return render(request, "canvas/over_time/versions.html", context)


def _state(status: str) -> str:
    return str(Status(status).label) if status in Status.values else ""


@require_http_methods(["GET", "POST"])
@login_required
def take(request: HttpRequest, code: str) -> HttpResponse:
    """Save the sketch as it is now, under a name."""
    detail = cases.case_by_code(request.actor, code)
    require(request.actor, "canvas.edit", detail.item)
    form = VersionForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.take(request.actor, detail, **form.cleaned_data)
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(request, _("The sketch is saved. You can go on changing the board."))
            return back(request, reverse("canvas:versions", args=[code]))
    context = {"form": form, "detail": detail, "item": detail.item}
    return render(request, "canvas/over_time/version_new.html", context, status=422 if form.errors else 200)


@require_GET
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    """One version as it was; nothing can be changed in it."""
    version = versions.version_by_code(request.actor, code)
    now = versions.cards_now(request.actor, version.case)
    context = {
        "version": version, "detail": version.case, "item": version.case.item, "state": _state(version.status),
        "why": VersionWhy(version.why).label, "pieces": sketches.sketch_of(version.content, now),
        "parts": versions.parts_of(version, now.hidden),
        "may_edit": may(request.actor, "canvas.edit", version.case.item),
        "may_release": may(request.actor, "canvas.release", version.case.item),
    }  # fmt: skip
    return render(request, "canvas/over_time/version.html", context)


@require_GET
@login_required
def compare(request: HttpRequest, code: str) -> HttpResponse:
    """Any two versions part by part, or one and the board as it is now. ``fran``, ``till``: numbers, or "nu"."""
    actor, detail = request.actor, cases.case_by_code(request.actor, code)
    asked = [request.GET.get(name, "") for name in ("fran", "till")]
    rows = versions.versions_to_choose(detail, *asked)
    wanted = _wanted(request, rows)
    form = CompareForm(rows, wanted)
    parts = None
    if rows and form.is_valid():
        now = versions.cards_now(actor, detail)
        before, after = (_content(actor, detail, rows, wanted[name]) for name in ("fran", "till"))
        parts = sketches.compared(before, after, now)
    context = {
        "detail": detail, "item": detail.item, "form": form, "parts": parts, "has_versions": bool(rows),
        "before": _chosen(rows, wanted["fran"]), "after": _chosen(rows, wanted["till"]),
        "may_edit": may(actor, "canvas.edit", detail.item) and not detail.item.is_retired,
    }  # fmt: skip
    return render(request, "canvas/over_time/compare.html", context)


def _wanted(request: HttpRequest, rows: list[Version]) -> dict[str, str]:
    """Without a choice: from the version before the last to the board as it is now."""
    newest = str(rows[0].number) if rows else ""
    return {"fran": request.GET.get("fran", newest), "till": request.GET.get("till", NOW)}


def _chosen(rows: list[Version], number: str) -> Version | None:
    return next((row for row in rows if str(row.number) == number), None)


def _content(actor, detail, rows: list[Version], number: str):
    version = _chosen(rows, number)
    return version.content if version else sketches.content_now(actor, detail)


@require_http_methods(["GET", "POST"])
@login_required
def version_card(request: HttpRequest, code: str, card: str) -> HttpResponse:
    """One card as it was in a version beside what it is now; the card or its text can be taken back."""
    version = versions.version_by_code(request.actor, code)
    found = cards.card_by_code(request.actor, card)
    rows = [row for row in version.content.get("cards", ()) if row["id"] == found.key]
    if found.case_id != version.case_id or not rows:
        raise Http404
    allowed = may(request.actor, "canvas.edit", found.item)
    if request.method == "POST":
        require(request.actor, "canvas.edit", found.item)
        return _taken_back(request, version, found)
    now = versions.cards_now(request.actor, version.case)
    context = {
        "version": version, "detail": version.case, "item": found.item, "card": found, "may_edit": allowed,
        "was": sketches.sketch_card(rows[0], now), "same": rows[0]["text"] == found.item.text,
    }  # fmt: skip
    return render(request, "canvas/over_time/version_card.html", context)


def _taken_back(request: HttpRequest, version, card) -> HttpResponse:
    act = services.take_back_text if request.POST.get("do") == "text" else services.bring_back_card
    try:
        act(request.actor, version, card)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    else:
        messages.success(request, _("Done. The history of the card tells of it."))
    return back(request, reverse("canvas:card", args=[card.item.code]))
