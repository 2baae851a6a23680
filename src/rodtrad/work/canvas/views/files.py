"""Bringing cases in from a file, in two steps, and taking them out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.base.answering import back, sent
from rodtrad.foundation.org.permissions import require_somewhere
from rodtrad.work.canvas import exports, imports, previews
from rodtrad.work.canvas.forms.files import ConfirmForm, UploadForm
from rodtrad.work.canvas.queries.cases import case_by_code
from rodtrad.work.canvas.queries.files import AreasClash
from rodtrad.work.canvas.queries.whole import visible_cases
from rodtrad.work.canvas.services import importing
from rodtrad.work.canvas.views import large_files
from rodtrad.work.canvas.views.answering import canvas_url


@require_http_methods(["GET", "POST"])
@login_required
def import_file(request: HttpRequest) -> HttpResponse:
    """Take a file in and judge it. One that cannot be brought in at all is not kept anywhere."""
    require_somewhere(request.actor, "canvas.import")
    form = UploadForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read()
        if importing.is_large(request.actor, len(data)):
            context["problems"] = previews.lines_of(importing.numbers_in(data))
            if not context["problems"]:
                return large_files.begin(request, file.name, data)
        else:
            plan = imports.plan(request.actor, imports.read(data))
            if not plan.is_hopeless:
                upload = importing.keep_upload(request.actor, file.name, data)
                return back(request, reverse("canvas:import-preview", args=[upload.code]))
            context |= {
                "problems": previews.lines_of(plan.problems),
                "remarks": previews.lines_of(plan.remarks),
            }
    refused = bool(form.errors or context.get("problems"))
    return render(request, "canvas/import.html", context, status=422 if refused else 200)


@require_http_methods(["GET", "POST"])
@login_required
def import_preview(request: HttpRequest, code: str) -> HttpResponse:
    """What the file would do; saying yes does it."""
    require_somewhere(request.actor, "canvas.import")
    upload, data = importing.upload_of(request.actor, code)
    if "erase" in request.POST:
        importing.erase_upload(upload)
        return back(request, reverse("canvas:import"))
    loaded = imports.read(data)
    plan = imports.plan(request.actor, loaded)
    form = ConfirmForm(sent(request), names=plan.names)
    said = request.method == "POST" and form.is_valid()
    if said and any((choices := form.choices()).values()):
        plan = imports.plan(request.actor, loaded, **choices)
    if said and not plan.problems:
        try:
            done = importing.apply(request.actor, plan)
        except importing.ImportStale as error:
            messages.error(request, error.messages[0])
            return back(request, request.path)
        importing.erase_upload(upload)
        return _told(request, done)
    return _preview(request, upload, plan, form)


def _preview(request: HttpRequest, upload: Any, plan: importing.Plan, form: ConfirmForm) -> HttpResponse:
    if not plan.is_blocked_by_persons and not form.data.get("overwrite"):
        del form.fields["overwrite"]
    if not plan.is_blocked_by_safety and not form.data.get("as_team"):
        del form.fields["as_team"]
    context = {
        "form": form,
        "upload": upload,
        "rows": previews.rows_of(plan),
        "problems": previews.lines_of(plan.problems),
        "remarks": previews.lines_of(plan.remarks),
        "hopeless": plan.is_hopeless,
        "writes": plan.writes or plan.problems,
    }
    return render(
        request, "canvas/import_preview.html", context, status=422 if request.method == "POST" else 200
    )


def _told(request: HttpRequest, done: importing.Done) -> HttpResponseRedirect:
    number = len(done.new) + len(done.changed)
    text = ngettext("%(number)s work was brought in.", "%(number)s works were brought in.", number)
    messages.success(request, text % {"number": number} if number else _("Nothing was changed."))
    codes = [*done.new, *done.changed]
    return back(request, canvas_url(codes[0]) if len(codes) == 1 else reverse("canvas:list"))


@require_GET
@login_required
def export(request: HttpRequest, code: str) -> HttpResponse:
    """One case as a file; ``?historik=1`` with its history."""
    detail = case_by_code(request.actor, code)
    return _file(request, [detail.item.code], f"{detail.key}.yaml", bool(request.GET.get("historik")))


@require_POST
@login_required
def export_chosen(request: HttpRequest) -> HttpResponse:
    """The chosen cases as one file."""
    codes = request.POST.getlist("case")[:400]
    if not codes:
        messages.warning(request, _("Tick at least one work first."))
        return back(request, reverse("canvas:list"))
    if visible_cases(request.actor).filter(item__code__in=codes).count() < len(set(codes)):
        raise Http404
    try:
        return _file(request, codes, "arbeten.yaml", bool(request.POST.get("historik")))
    except AreasClash as clash:
        text = _("These works do not agree on where the area %(area)s lies. Take them out one by one.")
        messages.error(request, text % {"area": clash.name})
        return back(request, reverse("canvas:list"))


def _file(request: HttpRequest, codes: list[str], name: str, history: bool) -> HttpResponse:
    text = exports.export_text(request.actor, codes, history=history)
    response = HttpResponse(text.encode(), content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "no-store"
    return response
