"""The tree of places, one place, making and changing places."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base.answering import saved, sent
from rodtrad.foundation.base.paging import linked, page_of
from rodtrad.foundation.org import permissions, queries, services
from rodtrad.foundation.org.forms import NewPlaceForm, PlaceForm
from rodtrad.foundation.org.views.common import crumbs, form_page, found, place_links, told


@require_GET
@login_required
def tree(request: HttpRequest) -> HttpResponse:
    permissions.require_somewhere(request.actor, "org.see-places")
    closed = bool(request.GET.get("stangda"))
    context = {
        "nodes": queries.place_tree(request.actor, closed=closed),
        "closed": closed,
        "may_make": permissions.may_somewhere(request.actor, "org.manage-places"),
    }
    return render(request, "org/places.html", context)


@require_GET
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    actor = request.actor
    place = found(queries.place(actor, code))
    people = page_of(
        queries.people_at(actor, place), order=("user__name", "id"), after=request.GET.get("after", "")
    )
    context = {
        "place": place,
        "crumbs": crumbs(actor, place),
        "children": queries.children(actor, place),
        "people": linked(people, request.GET),
        "networks": queries.networks_of(place),
        "links": place_links(actor, place),
        "may_see_people": permissions.may(actor, "org.see-people", place),
        "may_manage": permissions.may(actor, "org.manage-places", place),
        "may_add_people": permissions.may(actor, "org.manage-people", place),
        "history": told(place=place.code) if permissions.may(actor, "org.see-history", place) else [],
    }
    return render(request, "org/place.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    permissions.require_somewhere(actor, "org.manage-places")
    near = queries.place(actor, request.GET.get("under", ""))
    form = NewPlaceForm(sent(request), actor=actor, near=near, initial={"parent": near})
    made = []
    if saved(form, lambda: made.append(services.create_place(actor, **form.cleaned_data))):
        return redirect("org:place", made[0].code)
    return form_page(request, "org/place_form.html", form)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    place = found(queries.place(request.actor, code))
    permissions.require(request.actor, "org.manage-places", place)
    form = PlaceForm(sent(request), initial=PlaceForm.values_of(place))
    if saved(form, lambda: services.change_place(request.actor, place, **form.cleaned_data)):
        return redirect("org:place", code)
    return form_page(request, "org/place_form.html", form, place=place)
