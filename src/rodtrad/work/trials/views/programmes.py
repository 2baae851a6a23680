"""Design programmes: the list, one as a board of themes, and what its trials answer to the perspectives."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.org.permissions import may, require
from rodtrad.foundation.thread.queries import links_of
from rodtrad.work.trials.forms.programmes import PlaceInForm, ProgrammeForm, ReflectionForm
from rodtrad.work.trials.queries import programmes as queries
from rodtrad.work.trials.services import programmes as services
from rodtrad.work.trials.views.common import allowed_trial, answered, data_of, to


@require_GET
@login_required
def programme_list(request: HttpRequest) -> HttpResponse:
    """The programmes one may see."""
    context = {
        "rows": queries.programmes(request.actor), "may_begin": bool(queries.places_to_begin(request.actor)),
    }  # fmt: skip
    return render(request, "trials/programmes.html", context)


@require_GET
@login_required
def programme(request: HttpRequest, code: str) -> HttpResponse:
    """One programme: its trials by theme, and which perspectives it touches (DES-40)."""
    actor, row = request.actor, queries.programme_by_code(request.actor, code)
    trials = queries.trials_in(actor, row)
    context = {
        "programme": row, "item": row.item, "lanes": queries.des_40_board(row, trials),
        "touched": queries.touched(trials), "number": len(trials), "groups": links_of(actor, row.item),
        "may_change": may(actor, "trials.programme", row.item),
    }  # fmt: skip
    return render(request, "trials/programme.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Begin a programme."""
    places = queries.places_to_begin(request.actor)
    if not places:
        raise PermissionDenied("trials.programme")
    form = ProgrammeForm(data_of(request), places=places, initial={"place": places[0]})
    made: list[str] = []

    def save() -> None:
        made.append(services.begin_programme(request.actor, **form.cleaned_data).item.code)

    return answered(
        request, form, save, lambda: to("programme", made[0]), _("The programme has begun."), "programme_form",
        programme=None,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Say title or direction anew."""
    row = queries.programme_by_code(request.actor, code)
    require(request.actor, "trials.programme", row.item)
    form = ProgrammeForm(data_of(request), initial={"title": row.item.title, "text": row.item.text})
    return answered(
        request, form, lambda: services.change_programme(request.actor, row, **form.cleaned_data),
        lambda: to("programme", code), _("Saved."), "programme_form", programme=row,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def place_in(request: HttpRequest, code: str) -> HttpResponse:
    """Bring a trial into a programme, or take it out."""
    trial = allowed_trial(request.actor, code, "trials.edit")
    held = queries.programme_of(request.actor, trial)
    initial = {"programme": held.programme.item.code, "theme": held.theme} if held else {}
    form = PlaceInForm(queries.programmes(request.actor), data_of(request), initial=initial)

    def save() -> None:
        services.place_in_programme(request.actor, trial, form.chosen(), form.cleaned_data["theme"])

    return answered(
        request, form, save, lambda: to("show", code), _("Saved."), "place_in", trial=trial, item=trial.item
    )


@require_http_methods(["GET", "POST"])
@login_required
def reflect(request: HttpRequest, code: str) -> HttpResponse:
    """Answer the six perspectives (DES-20)."""
    trial = allowed_trial(request.actor, code, "trials.edit")
    form = ReflectionForm(data_of(request), rows=queries.answers_of(trial))
    return answered(
        request, form, lambda: services.reflect(request.actor, trial, form.answers()),
        lambda: to("show", code), _("Saved."), "reflect", trial=trial, item=trial.item,
    )  # fmt: skip
