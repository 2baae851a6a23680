"""Released versions: the list, one of them, releasing and taking back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base.answering import back, sent
from rodtrad.foundation.base.paging import linked
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.permissions import may, require
from rodtrad.work.canvas.choices import Status
from rodtrad.work.canvas.forms.cards import ReasonForm
from rodtrad.work.canvas.forms.versions import ReleaseForm
from rodtrad.work.canvas.queries import releases, versions
from rodtrad.work.canvas.services import releases as services
from rodtrad.work.canvas.views.boards import _take


@require_GET
@login_required
def release_list(request: HttpRequest) -> HttpResponse:
    """All released sketches that one may read."""
    page = releases.release_page(request.actor, request.GET.get("after", ""))
    return render(request, "canvas/over_time/releases.html", {"page": linked(page, request.GET)})


@require_GET
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    """One released sketch, without the work around it."""
    found = releases.release_by_code(request.actor, code)
    status = found.content.get("status", "")
    context = {
        "release": found, "item": found.item, "pieces": releases.released_sketch(found),
        "state": Status(status).label if status in Status.values else "",
        "level": Audience(found.level).label,
        "may_end": may(request.actor, "canvas.release", found.item) and not found.item.is_retired,
    }  # fmt: skip
    return render(request, "canvas/over_time/released.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def release(request: HttpRequest, code: str) -> HttpResponse:
    """Release one version."""
    version = versions.version_by_code(request.actor, code)
    require(request.actor, "canvas.release", version.case.item)
    form = ReleaseForm(releases.RELEASE_LEVELS, sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = services.release(request.actor, version, form.cleaned_data["level"])
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(request, _("The sketch is released. You can take it back at any time."))
            return back(request, reverse("canvas:released", args=[made.item.code]))
    context = {"form": form, "version": version, "detail": version.case, "item": version.case.item}
    return render(request, "canvas/over_time/release.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def end(request: HttpRequest, code: str) -> HttpResponse:
    """Take a released version back, with a reason."""
    found = releases.release_by_code(request.actor, code)
    require(request.actor, "canvas.release", found.item)
    form = ReasonForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.end_release(request.actor, found, form.cleaned_data["reason"])
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(request, _("The sketch is taken back."))
            return back(request, reverse("canvas:versions", args=[found.case.item.code]))
    context = {"form": form, "release": found, "item": found.item, "detail": found.case}
    return render(request, "canvas/over_time/release_end.html", context, status=422 if form.errors else 200)
