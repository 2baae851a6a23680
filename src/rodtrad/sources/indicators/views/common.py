"""What the views of measures share: one measure with the right to change it, the tabs, a file to send."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rodtrad.foundation.base.answering import saved
from rodtrad.foundation.letterhead.queries import letterhead_of
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import may, require
from rodtrad.foundation.org.views.common import form_page
from rodtrad.foundation.render.blocks import Block, Document, Section
from rodtrad.foundation.render.forms import FORMS, render
from rodtrad.foundation.render.web import part_of
from rodtrad.sources.indicators.models import Measure
from rodtrad.sources.indicators.permissions import EDIT, ENTER
from rodtrad.sources.indicators.queries.measures import measure_by_code


def allowed(request: HttpRequest, code: str, action: str) -> Measure:
    """The measure, for those who may do that to it: 404 when it is not seen, 403 when it is."""
    measure = measure_by_code(request.actor, code)
    require(request.actor, action, measure.item)
    return measure


def tabs(request: HttpRequest, measure: Measure, current: str) -> list[dict[str, Any]]:
    """The pages of one measure."""
    writes = may(request.actor, ENTER, measure.item) and not (measure.item.is_retired or measure.is_fetched)
    pages = (
        ("show", _("Chart"), True), ("compare", _("Compare"), True), ("values", _("Write values"), writes),
        ("take-in", _("Bring in values"), writes),
        ("writers", _("Who writes"), may(request.actor, EDIT, measure.item) and not measure.is_fetched),
        ("fetch", _("What is fetched"), may(request.actor, EDIT, measure.item) and measure.is_fetched
         and not measure.item.is_retired),
    )  # fmt: skip
    return [
        {"title": title, "url": reverse(f"indicators:{name}", args=[measure.item.code]), "current": name == current,
         "count": None}
        for name, title, shown in pages if shown
    ]  # fmt: skip


def carried_out(
    request: HttpRequest, template: str, measure: Measure, form: BaseForm, save: Callable[[], object]
) -> HttpResponse:
    """The form of something about a measure: saved, and back to its page; or shown, with what was wrong."""
    if request.method == "POST" and saved(form, save):
        messages.success(request, _("Saved."))
        return redirect("indicators:show", code=measure.item.code)
    return form_page(request, f"indicators/{template}.html", form, measure=measure, item=measure.item)


def drawn(request: HttpRequest, *blocks: Block) -> SafeString:
    """Blocks as a part of the page."""
    return part_of(Document("", (Section("", blocks),), language=request.LANGUAGE_CODE[:2]), top=1)


def file_of(document: Document, form: str, place: Place | None, name: str) -> HttpResponse:
    """The document as a file. 404 for a form that does not exist."""
    if form not in FORMS:
        raise Http404(form)
    chosen = FORMS[form]
    made = render(document, form, letterhead_of(place))
    response = HttpResponse(made.data, content_type=chosen.media_type)
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.{chosen.ending}")
    return response


def see_other(url: str) -> HttpResponseRedirect:
    """303, so that nothing is sent twice."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response
