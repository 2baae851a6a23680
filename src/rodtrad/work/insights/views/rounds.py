"""Questions to units: asked, seen who has answered, reminded, closed; and answered by each unit."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.answering import sent
from rodtrad.foundation.base.paging import linked
from rodtrad.foundation.org.permissions import At, may, may_somewhere, require
from rodtrad.foundation.render.sheets import render_csv
from rodtrad.foundation.thread.states import transitions_for
from rodtrad.work.insights import exports
from rodtrad.work.insights.cards import insight_cards
from rodtrad.work.insights.forms.insights import StateForm
from rodtrad.work.insights.forms.rounds import NothingForm, RoundForm
from rodtrad.work.insights.queries import insights, rounds, words
from rodtrad.work.insights.services import rounds as services
from rodtrad.work.insights.views.common import file_response, ready, saved, shown, to

FORTNIGHT = timedelta(days=14)
CSV = "text/csv; charset=utf-8"


@require_GET
@login_required
def round_list(request: HttpRequest) -> HttpResponse:
    """Open rounds with how many have answered; ``stangda``: the closed ones."""
    closed = bool(request.GET.get("stangda"))
    page = rounds.round_page(request.actor, closed=closed, after=request.GET.get("after", ""))
    context = {"page": linked(page, request.GET), "closed": closed, "today": clock.today(),
               "may_ask": may_somewhere(request.actor, rounds.ASK)}  # fmt: skip
    return render(request, "insights/rounds.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Put a question to units."""
    ready(request)
    places = insights.places_to_write(request.actor, rounds.ASK)
    if not places:
        raise PermissionDenied(rounds.ASK)
    towns = list({row.municipality_id: row.municipality for row in places if row.municipality}.values())
    form = RoundForm(
        sent(request), initial={"due": clock.today() + FORTNIGHT}, units=rounds.units_to_ask(request.actor),
        groups=words.groups_at(towns), places=places,
    )  # fmt: skip
    made = saved(
        request, form,
        lambda: services.ask_units(request.actor, place=form.cleaned_data["place"], **form.asked()),
    )  # fmt: skip
    if made is None:
        return shown(request, form, "round_form")
    messages.success(request, _("The question is sent. Those who receive it are told."))
    return to("round", made.item.code)


@require_GET
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    """One round: who has answered what, who is silent, until when."""
    found = rounds.round_by_code(request.actor, code)
    rows = rounds.unit_rows(request.actor, found)
    if request.GET.get("form") == "csv":
        return file_response(render_csv(exports.round_table(rows)), f"fraga-{code}.csv", CSV)
    context = {
        "round": found, "item": found.item, "rows": rows, "today": clock.today(),
        "answered": sum(row.unit.answered is not None for row in rows),
        "may_ask": may(request.actor, rounds.ASK, found.item), "is_open": found.item.state == "open",
    }  # fmt: skip
    return render(request, "insights/round.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Another question, day or unit."""
    found = rounds.round_by_code(request.actor, code)
    require(request.actor, rounds.ASK, found.item)
    units = [unit.place for unit in found.units.select_related("place")]
    more = [
        place
        for place in rounds.units_to_ask(request.actor)
        if place.municipality_id == found.municipality_id
    ]
    initial = {"title": found.item.title, "text": found.item.text, "due": found.due, "group": found.group,
               "units": units}  # fmt: skip
    every = list({place.pk: place for place in [*units, *more]}.values())
    form = RoundForm(
        sent(request), initial=initial, units=every, groups=words.groups_at([found.municipality])
    )
    done = saved(request, form, lambda: services.change_round(request.actor, found, **form.asked()))
    if done is None:
        return shown(request, form, "round_form", round=found, item=found.item)
    messages.success(request, _("Saved."))
    return to("round", code)


@require_POST
@login_required
def remind(request: HttpRequest, code: str) -> HttpResponse:
    """Remind the units that have not answered."""
    found = rounds.round_by_code(request.actor, code)
    try:
        number = services.remind(request.actor, found)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        said = ngettext("%(number)s unit is reminded.", "%(number)s units are reminded.", number)
        messages.success(request, said % {"number": number})
    return to("round", code)


@require_http_methods(["GET", "POST"])
@login_required
def state(request: HttpRequest, code: str) -> HttpResponse:
    """Close a round, or open it again."""
    found = rounds.round_by_code(request.actor, code)
    require(request.actor, rounds.ASK, found.item)
    form = StateForm(transitions_for(request.actor, found.item), sent(request))

    def save():
        services.move_round(request.actor, found, form.cleaned_data["to"], form.cleaned_data["reason"])

    if saved(request, form, save) is None:
        return shown(request, form, "state", item=found.item, back="insights:round")
    return to("round", code)


@require_http_methods(["GET", "POST"])
@login_required
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """One unit's answer: what it has told, the way to tell more, and that it knows nothing, which can be taken back."""
    unit = rounds.unit_by_code(request.actor, code)
    if request.method == "POST":
        require(request.actor, "insights.write", At(unit.place.path))
    form = NothingForm(sent(request))

    def save():
        if "take-back" in request.POST:
            return services.take_back(request.actor, unit)
        return services.know_nothing(request.actor, unit, form.cleaned_data["note"])

    if saved(request, form, save) is not None:
        messages.success(request, _("Noted. Thank you."))
        return to("round-answer", code)
    told = insights.with_words(insights.insights(request.actor, insights.Wanted(material="")))
    cards = insight_cards(told.filter(answers_in=unit).order_by("-pk")[:50])
    may_answer = may(request.actor, "insights.write", At(unit.place.path)) and unit.round.item.state == "open"
    return shown(
        request, form, "round_answer", unit=unit, round=unit.round, item=unit.round.item, cards=cards,
        may_answer=may_answer,
    )  # fmt: skip
