"""The matching matrix of a case (KUB-63)."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.base.answering import back
from rodtrad.foundation.org.permissions import may, require
from rodtrad.work.canvas.queries import cards, cases
from rodtrad.work.canvas.queries.matrix import SHAPES, matrix_of
from rodtrad.work.canvas.services.matching import set_link
from rodtrad.work.canvas.views.answering import refused


@require_http_methods(["GET", "POST"])
@login_required
def matrix(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """One matrix. A tick is sent as ``kryss``: column.row.1 to link, column.row.0 to put the link away."""
    detail = cases.case_by_code(request.actor, code)
    if name not in SHAPES:
        raise Http404
    if request.method == "POST":
        require(request.actor, "canvas.edit", detail.item)
        return _ticked(request, detail, SHAPES[name].rel)
    context = {
        "detail": detail, "item": detail.item, "matrix": matrix_of(request.actor, detail, name),
        "tabs": [(key, shape.title, key == name) for key, shape in SHAPES.items()],
        "writable": may(request.actor, "canvas.edit", detail.item) and not detail.item.is_retired,
        "reason": _("Taken away in the matching."),
    }  # fmt: skip
    return render(request, "canvas/matrix.html", context)


def _ticked(request: HttpRequest, detail, rel: str) -> HttpResponse:
    codes = request.POST.get("kryss", "").split(".")
    if len(codes) != 3:
        return back(request, request.path)
    source, target = (cards.card_by_code(request.actor, code) for code in codes[:2])
    if {source.case_id, target.case_id} != {detail.pk}:
        raise Http404
    reason = request.POST.get("reason", "")
    try:
        set_link(request.actor, source, rel, target, on=codes[2] == "1", reason=reason)
    except ValidationError as error:
        return refused(request, error, request.path)
    return back(request, f"{request.path}#r-{target.key}")
