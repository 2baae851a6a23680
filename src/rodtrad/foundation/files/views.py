"""Attaching, reading, putting away."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.base.answering import back, show_errors, wanted_next
from rodtrad.foundation.base.uploads import takes_uploads_of
from rodtrad.foundation.files import queries, services
from rodtrad.foundation.files.forms import AttachForm, PutAwayForm
from rodtrad.foundation.files.models import Attachment
from rodtrad.foundation.thread.addresses import item_url
from rodtrad.foundation.thread.permissions import require_edit
from rodtrad.foundation.thread.queries import item_by_code

MOST = 15_000_000  # bytes; what a setting may allow at most


@takes_uploads_of(MOST)
@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Attach a file to an item."""
    item = item_by_code(request.actor, code)
    require_edit(request.actor, item)
    sent = request.method == "POST"
    form = AttachForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid():
        given = form.cleaned_data
        try:
            services.attach(
                request.actor, item, name=given["file"].name or "", data=_whole(given["file"]), alt=given["alt"],
                note=given["note"],
            )  # fmt: skip
        except ValidationError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("The file is attached."))
            return back(request, item_url(item))
    context = {"form": form, "item": item, "item_url": item_url(item), "next": wanted_next(request)}
    return render(request, "files/new.html", context, status=422 if form.errors else 200)


def _whole(file) -> bytes:
    """All bytes of an upload. Of one that is too large only its beginning was kept: as many as make it refused."""
    data: bytes = file.read()
    return data + bytes(max(0, min(file.size, MOST + 1) - len(data)))


@require_GET
@login_required
def content(request: HttpRequest, code: str) -> HttpResponse:
    """The bytes: a picture to be shown, everything else to be saved, and nothing of it ever run."""
    attachment = queries.attachment_by_code(request.actor, code)
    etag = quote_etag(attachment.sha256)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(queries.bytes_of(attachment), content_type=attachment.file_kind.media_type)
    return _guarded(response, attachment, etag)


def _guarded(response: HttpResponse, attachment: Attachment, etag: str) -> HttpResponse:
    as_attachment = not attachment.is_picture
    response["Content-Disposition"] = content_disposition_header(as_attachment, attachment.name) or "inline"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-cache"
    response["Content-Encoding"] = "identity"  # not packed once more on the way
    response["ETag"] = etag
    return response


@require_http_methods(["GET", "POST"])
@login_required
def put_away(request: HttpRequest, code: str) -> HttpResponse:
    """Put an attachment away with a reason."""
    attachment = queries.attachment_by_code(request.actor, code)
    require_edit(request.actor, attachment.item)
    form = PutAwayForm(request.POST if request.method == "POST" else None)
    own = item_url(attachment.item)
    if request.method == "POST" and form.is_valid():
        try:
            services.put_away(request.actor, attachment, form.cleaned_data["reason"])
            return back(request, own)
        except ValidationError as error:
            show_errors(form, error)
    context = {"form": form, "attachment": attachment, "item_url": own, "next": wanted_next(request)}
    return render(request, "files/put_away.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def bring_back(request: HttpRequest, code: str) -> HttpResponse:
    """Bring an attachment back."""
    attachment = queries.attachment_by_code(request.actor, code)
    try:
        services.bring_back(request.actor, attachment)
    except ValidationError as error:
        messages.warning(request, error.messages[0])
    return back(request, item_url(attachment.item))
