"""Documents of a case: choose, look, take; and slides for the projector."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.base.answering import back, sent
from rodtrad.foundation.letterhead.queries import letterhead_of
from rodtrad.foundation.render.blocks import Document
from rodtrad.foundation.render.web import part_of, slides_of
from rodtrad.work.canvas import documents as made_here
from rodtrad.work.canvas.documents.making import may_leave
from rodtrad.work.canvas.forms.documents import DocumentForm
from rodtrad.work.canvas.services.taking import is_large, take_later


@require_http_methods(["GET", "POST"])
@login_required
def documents(request: HttpRequest, code: str) -> HttpResponse:
    """Choose a document and its cards; look at it, or take it as a file."""
    told = _told(request, code)
    form = DocumentForm(told, sent(request), initial=request.GET.dict())
    context = {"detail": told.detail, "item": told.detail.item, "form": form, "told": told}
    if request.method == "POST" and form.is_valid():
        if "take" in request.POST:
            return _file(request, told, form)
        context["preview"] = part_of(_document(request, told, form), top=3)
    return render(request, "canvas/documents.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def slides(request: HttpRequest, code: str) -> HttpResponse:
    """The presentation for the projector: with the cards that were ticked, or all."""
    told = _told(request, code)
    form = DocumentForm(told, sent(request))
    cards = form.cleaned_data["cards"] if request.method == "POST" and form.is_valid() else None
    document = made_here.build(told, "presentation", cards=cards, language=request.LANGUAGE_CODE)
    context = {"item": told.detail.item, "slides": slides_of(document)}
    return render(request, "canvas/slides.html", context, status=422 if form.errors else 200)


def _told(request: HttpRequest, code: str) -> made_here.Told:
    """What this person may see of the case. 404 when nothing, 403 while a safety question keeps it in the team."""
    told = made_here.of_actor(request.actor, code)
    if told is None:
        raise Http404
    if not may_leave(request.actor, told):
        raise PermissionDenied("canvas.held")
    return told


def _document(request: HttpRequest, told: made_here.Told, form: DocumentForm) -> Document:
    wanted = form.cleaned_data
    return made_here.build(
        told, wanted["kind"], cards=wanted["cards"], ask=wanted["ask"], between=form.between,
        language=request.LANGUAGE_CODE,
    )  # fmt: skip


def _file(request: HttpRequest, told: made_here.Told, form: DocumentForm) -> HttpResponse:
    wanted = form.cleaned_data
    place = told.detail.item.place
    if is_large(place, wanted["cards"]):
        asked = {"cards": wanted["cards"], "ask": wanted["ask"], "between": form.between}
        job = take_later(request.actor, [told.detail.item.code], wanted["kind"], wanted["form"], **asked)
        return back(request, reverse("jobs:show", args=[job.code]))
    made = made_here.make(
        request.actor, told, wanted["kind"], wanted["form"], cards=wanted["cards"], ask=wanted["ask"],
        between=form.between, language=request.LANGUAGE_CODE, letterhead=letterhead_of(place),
    )  # fmt: skip
    for remark in made.remarks:
        messages.info(request, _("The document you took: %(remark)s") % {"remark": remark})
    response = HttpResponse(made.data, content_type=made.media_type)
    response["Content-Disposition"] = content_disposition_header(True, made.name)
    response["Cache-Control"] = "no-store"
    return response
