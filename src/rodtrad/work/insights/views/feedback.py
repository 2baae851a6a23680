"""Answering those who told, and the page "you said, we did"."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base.answering import sent
from rodtrad.foundation.base.paging import linked
from rodtrad.foundation.base.scope import PUBLIC
from rodtrad.foundation.org.audiences import level_of
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.permissions import may, require
from rodtrad.work.insights.forms.works import FeedbackForm
from rodtrad.work.insights.queries import asking, works
from rodtrad.work.insights.services import feedback as services
from rodtrad.work.insights.views.common import saved, shown, to


@require_GET
@login_required
def said(request: HttpRequest) -> HttpResponse:
    """You said, we did: what came of what people told (INS-50). ``oppet``: only what everybody may see."""
    towns = asking.towns_of(request.actor)
    place = next((row for row in towns if row.code == request.GET.get("kommun")), None)
    actor = PUBLIC if request.GET.get("oppet") else request.actor
    page = works.ins_50_you_said_we_did(actor, place=place, after=request.GET.get("after", ""))
    context = {"page": linked(page, request.GET), "rows": page.rows, "towns": towns, "place": place}
    return render(request, "insights/said.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Answer those who told in a work."""
    work = works.work_by_code(request.actor, code)
    require(request.actor, "insights.edit-work", work.item)
    form = FeedbackForm(sent(request))

    def save():
        values = form.values(*services.COLUMNS)
        data = form.cleaned_data
        return services.answer_back(
            request.actor, work, heard=data["heard"], level=data["level"], values=values
        )

    row = saved(request, form, save)
    if row is None:
        return shown(request, form, "feedback_form", work=work, item=work.item)
    messages.success(request, _("The answer is saved."))
    return to("feedback", row.item.code)


@require_GET
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    """One answer."""
    row = works.feedback_by_code(request.actor, code)
    context = {
        "row": row, "item": row.item, "may_edit": may(request.actor, "insights.edit-work", row.item),
        "shown_to": Audience(level_of(row.item.audience)).label,
        "work": row.work if works.sees_work(request.actor, row.work) else None,
    }  # fmt: skip
    return render(request, "insights/feedback.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Change an answer, or say that they have got it."""
    row = works.feedback_by_code(request.actor, code)
    require(request.actor, "insights.edit-work", row.item)
    initial = {name: getattr(row, name) for name in services.COLUMNS}
    initial |= {"heard": row.item.text, "version": row.item.version, "level": level_of(row.item.audience)}
    form = FeedbackForm(sent(request), initial=initial)

    def save():
        services.change_feedback(request.actor, row, form.values(), seen=form.cleaned_data.get("version"))

    if saved(request, form, save) is None:
        return shown(request, form, "feedback_form", row=row, item=row.item)
    messages.success(request, _("Saved."))
    return to("feedback", code)
