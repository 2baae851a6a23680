"""Answering a look-again flag, and settling a kept text."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rodtrad.foundation.base.answering import back, show_errors
from rodtrad.foundation.thread import queries, services
from rodtrad.foundation.thread.forms import FlagForm
from rodtrad.foundation.thread.permissions import may_edit


@require_http_methods(["GET", "POST"])
@login_required
def flag(request: HttpRequest, code: str) -> HttpResponse:
    """One flag and its answer; also where the small forms on other pages are sent."""
    found = queries.flag_by_code(request.actor, code)
    form = FlagForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.answer_flag(
                request.actor, found, form.cleaned_data["answer"], form.cleaned_data["reason"]
            )
        except ValidationError as error:
            show_errors(form, error)
        else:
            messages.success(request, _("Your answer is saved."))
            return back(request, reverse("thread:show", args=[found.item.code]))
    context = {
        "flag": found,
        "form": form,
        "may_answer": may_edit(request.actor, found.item),
        "next": request.POST.get("next", ""),
    }
    return render(request, "thread/flag.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def alternative(request: HttpRequest, code: str) -> HttpResponse:
    """Mark a kept text as decided about."""
    found = queries.alternative_by_code(request.actor, code)
    services.settle_alternative(request.actor, found)
    return back(request, reverse("thread:show", args=[found.item.code]))
