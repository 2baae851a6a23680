"""The list of people, and making a new account."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.base.answering import saved, sent
from rodtrad.foundation.base.filtering import narrowed, narrowing
from rodtrad.foundation.base.paging import linked, page_of
from rodtrad.foundation.org import permissions, queries, services
from rodtrad.foundation.org.forms import NewPersonForm, PeopleFilter
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.views.common import form_page


@require_http_methods(["GET", "POST"])
@login_required
def people(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    permissions.require_somewhere(actor, "org.see-people")
    form = PeopleFilter(narrowing(request), actor=actor)
    wanted = form.wanted()
    if (onward := narrowed(request, form)) is not None:
        return onward
    rows = queries.people(actor, **wanted) if not form.is_refused else User.objects.none()
    page = page_of(rows, order=("name", "id"), after=request.GET.get("after", ""))
    context = {
        "form": form,
        "page": linked(page, request.GET),
        "filtered": any(wanted.values()),
        "may_manage": permissions.may_somewhere(actor, "org.manage-people"),
    }
    return render(request, "org/people.html", context, status=422 if form.is_refused else 200)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    permissions.require_somewhere(actor, "org.manage-people")
    near = queries.place(actor, request.GET.get("plats", ""))
    form = NewPersonForm(sent(request), actor=actor, near=near)
    made = []
    if saved(form, lambda: made.append(services.create_user(actor, **form.cleaned_data))):
        return redirect("org:person-password", made[0].code)
    return form_page(request, "org/person_new.html", form)
