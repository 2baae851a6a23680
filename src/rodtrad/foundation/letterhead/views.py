"""The page of a place's own templates and logo."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.letterhead import queries, services
from rodtrad.foundation.letterhead.choices import STANDS, Kind
from rodtrad.foundation.letterhead.forms import OwnFileForm
from rodtrad.foundation.org import permissions
from rodtrad.foundation.org import queries as org


@require_GET
@login_required
def places(request: HttpRequest) -> HttpResponse:
    """The places whose files this person may change."""
    permissions.require_somewhere(request.actor, "letterhead.change")
    return render(request, "letterhead/places.html", {"places": queries.places_to_change(request.actor)})


@require_http_methods(["GET", "POST"])
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    """What holds at the place, and where it comes from; a posted file is judged and kept, or taken away."""
    place = org.place(request.actor, code)
    if place is None:
        raise Http404
    permissions.require(request.actor, "letterhead.change", place)
    forms = {kind: OwnFileForm(kind) for kind in Kind.values}
    refused = False
    if request.method == "POST":
        kind = request.POST.get("kind", "")
        if kind not in forms:
            raise Http404
        if "take-away" in request.POST:
            services.take_away(request.actor, place, kind)
            messages.success(request, _("The file is taken away."))
            return redirect("letterhead:show", code)
        form = forms[kind] = OwnFileForm(kind, request.POST, request.FILES)
        if form.is_valid() and _kept(request, place, kind, form):
            messages.success(request, _("The file is saved. New documents use it at once."))
            return redirect("letterhead:show", code)
        refused = True
    context = {"place": place, "rows": _rows(request.actor, place, forms)}
    return render(request, "letterhead/show.html", context, status=422 if refused else 200)


def _kept(request: HttpRequest, place, kind: str, form: OwnFileForm) -> bool:
    file = form.cleaned_data["file"]
    try:
        services.keep_file(request.actor, place, kind, file.name, file.read())
    except ValidationError as error:
        form.add_error("file", error.messages[0])
        return False
    return True


def _rows(actor, place, forms) -> list[dict]:
    used = queries.files_at(actor, place)
    return [
        {
            "kind": kind,
            "title": Kind(kind).label,
            "form": form,
            "used": used.get(kind),
            "lacks": _lacks(used.get(kind)),
        }
        for kind, form in forms.items()
    ]


def _lacks(used) -> list[str]:
    """What the template is without, in sentences."""
    lacks = used.file.lacks if used else []
    return [str(STANDS[what]) if what in STANDS else STANDS["style"] % {"style": what} for what in lacks]
