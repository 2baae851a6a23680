"""Beginning a case, changing it, moving it on, deciding to whom it is shown, putting it away."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rodtrad.foundation.base.answering import back, sent
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.states import transitions_for
from rodtrad.work.canvas.forms.cards import ReasonForm
from rodtrad.work.canvas.forms.cases import CaseForm, NewCaseForm, StateForm, VisibilityForm
from rodtrad.work.canvas.queries import asking, cases, places
from rodtrad.work.canvas.services import cases as services
from rodtrad.work.canvas.services import states
from rodtrad.work.canvas.views.answering import canvas_url, chosen, conflict_page, settle_chosen, told_saved
from rodtrad.work.canvas.views.boards import _take


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """A title and where it started; nothing else has to be filled in (KUB-01)."""
    own = places.places_to_begin(request.actor)
    if not own:
        raise PermissionDenied("canvas.create")
    form = NewCaseForm(own, sent(request), initial={"place": own[0].code})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            detail = services.create_case(
                request.actor, place=data["place"], texts=form.texts(), profession=data["profession"]
            )
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(
                request, _("The work has begun. Write down what you know, where it is most useful.")
            )
            return back(request, canvas_url(detail.item.code))
    return render(request, "canvas/new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """All fields of a case. What somebody else changed meanwhile stays."""
    detail = cases.case_by_code(request.actor, code)
    require(request.actor, "canvas.edit", detail.item)
    form = CaseForm(sent(request), current=services.case_texts(detail))
    found = chosen(request) if request.method == "POST" else None
    if request.method == "POST" and (found is not None or form.is_valid()):
        texts, seen, overridden = found or (form.texts(), form.seen(), {})
        try:
            saved = services.change_case(request.actor, detail, texts, seen=seen, overridden=overridden)
        except ValidationError as error:
            form.take(error)
        else:
            if saved.conflicts:
                return conflict_page(request, detail.item, saved, request.path)
            if found is not None:
                settle_chosen(request, detail.item)
            told_saved(request, bool(saved.changed) or found is not None)
            return back(request, canvas_url(code))
    context = {"form": form, "detail": detail, "item": detail.item}
    return render(request, "canvas/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def state(request: HttpRequest, code: str) -> HttpResponse:
    """Move the case on, back or aside."""
    detail = cases.case_by_code(request.actor, code)
    require(request.actor, "canvas.move", detail.item)
    form = StateForm(transitions_for(request.actor, detail.item), sent(request))
    if request.POST.get("to") == "established":
        form.ask_why(asking.asked_at_gate(request.actor, detail))
    if request.method == "POST" and form.is_valid():
        try:
            data = form.cleaned_data
            states.change_state(request.actor, detail, data["to"], data["reason"], form.reasons())
        except ValidationError as error:
            _take(form, error)
        else:
            return back(request, canvas_url(code))
    context = {"form": form, "detail": detail, "item": detail.item}
    return render(request, "canvas/state.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def visibility(request: HttpRequest, code: str) -> HttpResponse:
    """To whom the case is shown."""
    detail = cases.case_by_code(request.actor, code)
    require(request.actor, "canvas.release", detail.item)
    initial = {"visibility": detail.visibility}
    form = VisibilityForm(services.VISIBILITIES, sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_visibility(request.actor, detail, form.cleaned_data["visibility"])
        except ValidationError as error:
            _take(form, error)
        else:
            told_saved(request, True)
            return back(request, canvas_url(code))
    context = {"form": form, "detail": detail, "item": detail.item}
    return render(request, "canvas/visibility.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def exploring(request: HttpRequest, code: str) -> HttpResponse:
    """Turn exploring mode on or off."""
    detail = cases.case_by_code(request.actor, code)
    services.set_exploring(request.actor, detail, request.POST.get("on") == "1")
    return back(request, canvas_url(code))


@require_http_methods(["GET", "POST"])
@login_required
def retire(request: HttpRequest, code: str) -> HttpResponse:
    """Put the whole case away, with a reason."""
    detail = cases.case_by_code(request.actor, code)
    require(request.actor, "canvas.edit", detail.item)
    form = ReasonForm(sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            thread.retire(request.actor, detail.item, form.cleaned_data["reason"])
        except ValidationError as error:
            _take(form, error)
        else:
            messages.success(request, _("The work is put away. It can be brought back."))
            return back(request, reverse("canvas:list"))
    context = {"form": form, "item": detail.item, "back": canvas_url(code)}
    return render(request, "canvas/retire.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def bring_back(request: HttpRequest, code: str) -> HttpResponse:
    """Bring the case back."""
    detail = cases.case_by_code(request.actor, code)
    require(request.actor, "canvas.edit", detail.item)
    if detail.item.is_retired:
        thread.bring_back(request.actor, detail.item)
    return back(request, canvas_url(code))
