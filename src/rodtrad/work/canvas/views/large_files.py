"""Large case files: they are read and brought in beside the pages; here is what was found, and the yes to it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.base.answering import back, sent
from rodtrad.foundation.jobs.queries import own_job
from rodtrad.foundation.org.permissions import require_somewhere
from rodtrad.work.canvas.forms.files import ConfirmForm
from rodtrad.work.canvas.services import importing


def begin(request: HttpRequest, name: str, data: bytes) -> HttpResponse:
    """Keep the file and lead to the page where its reading can be followed."""
    upload = importing.keep_upload(request.actor, name, data)
    return back(request, reverse("jobs:show", args=[importing.read_later(request.actor, upload).code]))


@require_http_methods(["GET", "POST"])
@login_required
def preview(request: HttpRequest, code: str) -> HttpResponse:
    """What a large file would do, as its job found it; saying yes asks for another job."""
    require_somewhere(request.actor, "canvas.import")
    job = own_job(request.actor, code, importing.READ, importing.BRING_IN)
    found = job.result
    if "rows" not in found:  # not read yet, brought in already, or thrown away
        return back(request, reverse("jobs:show", args=[code]))
    form = ConfirmForm(sent(request), names=found.get("names", ()))
    if "erase" in request.POST:
        _throw_away(request, str(job.arguments["upload"]))
        return back(request, reverse("canvas:import"))
    if request.method == "POST" and form.is_valid() and found["writes"] and not found["hopeless"]:
        later = importing.bring_in_later(request.actor, job, form.choices())
        return back(request, reverse("jobs:show", args=[later.code]))
    for name in ("overwrite", "as_team"):
        if not found[name]:
            del form.fields[name]
    context = {**found, "form": form, "upload": {"name": found["name"]}}
    return render(request, "canvas/import_preview.html", context)


def _throw_away(request: HttpRequest, code: str) -> None:
    try:
        importing.erase_upload(importing.upload_of(request.actor, code)[0])
    except Http404:
        return  # a refused file was erased when it was read
