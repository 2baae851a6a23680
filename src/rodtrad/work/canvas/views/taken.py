"""Documents of several works: choose what, follow it while it is made, fetch it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from rodtrad.foundation.base.answering import back
from rodtrad.foundation.jobs.queries import own_job
from rodtrad.foundation.render.forms import FORMS
from rodtrad.work.canvas.forms.documents import ChosenForm
from rodtrad.work.canvas.packing import packed
from rodtrad.work.canvas.queries.taken import taken_documents
from rodtrad.work.canvas.services.taking import TAKE, take_later


@require_POST
@login_required
def chosen(request: HttpRequest) -> HttpResponse:
    """Which document of the works ticked in the list; then its work is followed on a page of its own."""
    codes = request.POST.getlist("case")
    form = ChosenForm(request.POST if "take" in request.POST else None)
    if not codes or form.is_valid():
        wanted = form.cleaned_data if codes else {"kind": "", "form": ""}
        try:
            job = take_later(request.actor, codes, wanted["kind"], wanted["form"])
        except ValidationError as error:
            messages.warning(request, error.messages[0])
            return back(request, reverse("canvas:list"))
        return back(request, reverse("jobs:show", args=[job.code]))
    count = ngettext("%(number)s work", "%(number)s works", len(codes)) % {"number": len(codes)}
    context = {"form": form, "codes": codes, "count": count}
    return render(request, "canvas/documents_chosen.html", context, status=422 if form.errors else 200)


@require_GET
@login_required
def taken(request: HttpRequest, code: str) -> HttpResponse:
    """What was made: one file as it is, several packed. Only for whoever asked."""
    job = own_job(request.actor, code, TAKE)
    files = taken_documents(request.actor, job.code)
    if not files:
        messages.info(request, _("These documents have been erased. Take them out anew."))
        return back(request, reverse("jobs:show", args=[code]))
    if len(files) == 1:
        name, data, media = files[0].name, bytes(files[0].data), FORMS[job.arguments["form"]].media_type
    else:
        name, media = "dokument.zip", "application/zip"
        data = packed((file.name, bytes(file.data)) for file in files)
    response = HttpResponse(data, content_type=media)
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "no-store"
    return response
