"""The quick way from a phone: one field, one work, into the inbox."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.base.answering import back, sent
from rodtrad.work.canvas.forms.capture import CaptureForm
from rodtrad.work.canvas.queries import cases
from rodtrad.work.canvas.queries.mine import works_to_write_in
from rodtrad.work.canvas.services.sending import add_once
from rodtrad.work.canvas.views.answering import wants_json
from rodtrad.work.canvas.views.boards import _take


@require_http_methods(["GET", "POST"])
@login_required
def quick(request: HttpRequest) -> HttpResponse:
    """Write a thought; the work one wrote in last is chosen already."""
    works = works_to_write_in(request.actor)
    form = CaptureForm(works, sent(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        detail = cases.case_by_code(request.actor, data["work"])
        try:
            add_once(request.actor, detail, "unsorted", {"text": data["text"]}, data["nyckel"])
        except ValidationError as error:
            _take(form, error)
        else:
            if wants_json(request):
                return JsonResponse({})
            messages.success(request, _("Saved in “%(work)s”.") % {"work": detail.item.title})
            return back(request, reverse("canvas:quick"))
    if wants_json(request):
        errors = [text for texts in form.errors.values() for text in texts]
        asked = {"question": form.as_asked()} if form.guard_question else {}
        return JsonResponse({"errors": errors, **asked}, status=422)
    context = {"form": form, "works": works}
    return render(request, "canvas/quick.html", context, status=422 if form.errors else 200)
