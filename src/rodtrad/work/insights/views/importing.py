"""Bringing insights in from a file: chosen, judged, looked at, said yes to. A large one is background work."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.base.answering import sent
from rodtrad.foundation.base.tables import TableRefused
from rodtrad.foundation.base.uploads import takes_uploads_of
from rodtrad.foundation.org.permissions import require_somewhere
from rodtrad.work.insights import imports
from rodtrad.work.insights.choices import MOST_BYTES
from rodtrad.work.insights.forms.lists import UploadForm
from rodtrad.work.insights.models import InsightUpload
from rodtrad.work.insights.queries import insights
from rodtrad.work.insights.services import importing
from rodtrad.work.insights.views.common import ready, to

LARGE_BYTES, LARGE_ROWS = 5_000_000, 500
SHOWN = 200


@takes_uploads_of(MOST_BYTES + 1)
@require_http_methods(["GET", "POST"])
@login_required
def import_file(request: HttpRequest) -> HttpResponse:
    """Take a file in. One that cannot be read or holds an identity number is kept nowhere; every fault is listed."""
    ready(request)
    require_somewhere(request.actor, "insights.import")
    places = insights.places_to_write(request.actor, "insights.import")
    if not places:
        raise PermissionDenied("insights.import")
    form = UploadForm(places, sent(request), request.FILES or None)
    problems: list[imports.Problem] = []
    if request.method == "POST" and form.is_valid():
        kept, problems = _kept(request, form)
        if kept is not None:
            return kept
    context = {"form": form, "problems": problems}
    return render(request, "insights/import.html", context, status=422 if form.errors or problems else 200)


def _kept(request: HttpRequest, form: UploadForm) -> tuple[HttpResponse | None, list[imports.Problem]]:
    """Where to go on with a file that is kept; else what is wrong with it."""
    file, place = form.cleaned_data["file"], form.cleaned_data["place"]
    try:
        lines = imports.read(file.name, file.read())
    except TableRefused as error:
        return None, [imports.Problem(0, str(error))]
    if found := imports.identity_numbers(lines):
        return None, found
    packed: dict[str, Any] = {"lines": imports.packed_lines(lines), "rows": len(lines)}
    if file.size > LARGE_BYTES or len(lines) > LARGE_ROWS:
        upload = importing.keep_upload(request.actor, place, file.name, **packed)
        return redirect("jobs:show", code=importing.judge_later(request.actor, upload).code), []
    plan = imports.judged(request.actor, place, lines)
    if plan.problems:
        return None, plan.problems
    judged = imports.packed_verdict(imports.verdict_of(plan))
    upload = importing.keep_upload(request.actor, place, file.name, judged=judged, **packed)
    return to("import-preview", upload.code), []


@require_http_methods(["GET", "POST"])
@login_required
def import_preview(request: HttpRequest, code: str) -> HttpResponse:
    """What the file would do; saying yes does it, all or nothing."""
    require_somewhere(request.actor, "insights.import")
    upload = importing.upload_of(request.actor, code)
    if "erase" in request.POST:
        importing.erase_upload(upload)
        return to("import")
    verdict = imports.unpacked_verdict(bytes(upload.judged))
    if request.method == "POST" and upload.judged and not verdict.problems:
        return _bring_in(request, upload)
    lines = imports.unpacked_lines(bytes(upload.data))
    shown = imports.judged(request.actor, upload.place, lines, 0, SHOWN)
    context = {"upload": upload, "verdict": verdict, "rows": shown.rows, "more": max(0, len(lines) - SHOWN),
               "is_judged": bool(upload.judged)}  # fmt: skip
    return render(
        request, "insights/import_preview.html", context, status=422 if request.method == "POST" else 200
    )


def _bring_in(request: HttpRequest, upload: InsightUpload) -> HttpResponse:
    """At once, or as background work when there are many rows."""
    if upload.rows > LARGE_ROWS:
        return redirect("jobs:show", code=importing.bring_in_later(request.actor, upload).code)
    plan = imports.judged(request.actor, upload.place, imports.unpacked_lines(bytes(upload.data)))
    try:
        number = importing.bring_in_upload(request.actor, upload, plan.rows)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return to("import")
    text = ngettext("%(number)s insight is brought in.", "%(number)s insights are brought in.", number)
    messages.success(request, text % {"number": number})
    return to("list")
