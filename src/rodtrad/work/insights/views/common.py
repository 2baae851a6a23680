"""What the views share: where to go afterwards, a form's page, a file to take home."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header

from rodtrad.foundation.base.answering import see_other
from rodtrad.foundation.render.rendered import Rendered
from rodtrad.work.insights.services.catalogue import stock


def to(name: str, *args: Any) -> HttpResponseRedirect:
    """303, so that nothing is sent twice."""
    return see_other(reverse(f"insights:{name}", args=args))


def ready(request: HttpRequest) -> None:
    """The words to choose among are there from the first page on."""
    stock()


def shown(request: HttpRequest, form: Any, template: str = "form", **context: Any) -> HttpResponse:
    """A page with a form; 422 when it is refused, with all that was typed."""
    status = 422 if form.errors else 200
    return render(request, f"insights/{template}.html", {"form": form, **context}, status=status)


def saved(request: HttpRequest, form: Any, save: Any) -> Any:
    """What ``save`` gives for a form that holds; None when it or the service refuses."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return save() or True
    except ValidationError as error:
        form.take(error)
        return None


def file_response(rendered: Rendered, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(rendered.data, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response
