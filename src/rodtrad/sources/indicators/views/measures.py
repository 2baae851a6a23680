"""The list of measures, one measure, begin, change, put away, take out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.base.answering import saved, sent
from rodtrad.foundation.base.filtering import narrowed, narrowing
from rodtrad.foundation.base.paging import Page, linked
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.permissions import may, may_somewhere
from rodtrad.foundation.org.views.common import form_page
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.queries import flags_of, history_of, links_of
from rodtrad.sources.indicators.documents import charts as chart_document
from rodtrad.sources.indicators.documents import measures as documents
from rodtrad.sources.indicators.forms.measures import (
    MeasureFilter,
    MeasureForm,
    ReasonForm,
    WriterForm,
    initial_of,
)
from rodtrad.sources.indicators.models import Measure
from rodtrad.sources.indicators.permissions import ANSWER, EDIT, ENTER
from rodtrad.sources.indicators.queries import charts, groups, readings, signals
from rodtrad.sources.indicators.queries import measures as queries
from rodtrad.sources.indicators.rules import periods, wording
from rodtrad.sources.indicators.services import measures as services
from rodtrad.sources.indicators.views.common import allowed, carried_out, drawn, file_of, see_other, tabs

MOST_TAKEN = 5000


@require_http_methods(["GET", "POST"])
@login_required
def measure_list(request: HttpRequest) -> HttpResponse:
    """Measures one may see, narrowed to what was asked for."""
    form = MeasureFilter(queries.places_with_measures(request.actor), narrowing(request))
    wanted = form.wanted()
    if (onward := narrowed(request, form)) is not None:
        return onward
    page: Page[Measure] = Page()
    lines: list[queries.Line] = []
    number, more = 0, False
    if not form.is_refused:
        lines, page = queries.measure_page(request.actor, wanted, request.GET.get("after", ""))
        number, more = queries.measure_count(request.actor, wanted)
    count = ngettext("%(number)s measure", "%(number)s measures", number) % {"number": number}
    context = {
        "form": form, "rows": [_row(line) for line in lines], "page": linked(page, request.GET),
        "narrowed": wanted != queries.Wanted(), "count": _("more than %(count)s") % {"count": count} if more else count,
        "may_begin": may_somewhere(request.actor, EDIT), "may_write": may_somewhere(request.actor, ENTER),
    }  # fmt: skip
    return render(request, "indicators/list.html", context, status=422 if form.is_refused else 200)


def _row(line: queries.Line) -> dict[str, Any]:
    """A line of the list in words."""
    measure, latest = line.measure, line.latest
    return {
        "measure": measure, "drawing": line.drawing, "late": line.late,
        "value": wording.number(line.number, measure.decimals, chart_document.unit_of(measure)) if latest else "",
        "kept": latest is not None and latest.status == "suppressed",
        "period": periods.said(measure.period_kind, latest.at) if latest else "", "said": told_of(measure),
    }  # fmt: skip


def told_of(measure: Measure) -> list[dict[str, str]]:
    """The verdicts of a measure as symbols with words."""
    found = [{"symbol": wording.SYMBOLS[measure.verdict], "words": str(wording.VERDICTS[measure.verdict])}]
    if measure.assurance:
        words = str(wording.ASSURANCES[measure.assurance])
        found.append({"symbol": wording.SYMBOLS[measure.assurance], "words": words})
    return found


@require_GET
@login_required
def taken_list(request: HttpRequest) -> HttpResponse:
    """The list, as it is narrowed, as CSV or Excel."""
    form = MeasureFilter(queries.places_with_measures(request.actor), request.GET)
    rows = list(queries.narrowed(request.actor, form.wanted()).order_by(*queries.ORDER)[:MOST_TAKEN])
    document = documents.list_document(queries.lines_of(rows), request.LANGUAGE_CODE[:2])
    return file_of(document, request.GET.get("form", "xlsx"), None, "matt")


@require_GET
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    """One measure: its chart in words and drawing, what one aims at, signals, and all that hangs on it."""
    measure = queries.measure_by_code(request.actor, code)
    item, actor = measure.item, request.actor
    picture = charts.picture_of(measure)
    context = {
        "measure": measure, "item": item, "tabs": tabs(request, measure, "show"), "told": told_of(measure),
        "chart": drawn(request, *documents.chart_blocks(measure, picture)), "has_values": bool(picture.charted.spots),
        "marks": [(mark, periods.said(measure.period_kind, mark.at)) for mark in picture.marks],
        "aims": [aim for aim in picture.aims if aim.pk], "unit": chart_document.unit_of(measure),
        "signals": signals.signals_of(measure),
        "origins": readings.origins_of(measure), "balanced": groups.groups_of(actor, measure),
        "may_edit": may(actor, EDIT, item) and not item.is_retired, "may_bring_back": may(actor, EDIT, item),
        "may_answer": may(actor, ANSWER, item),
        "may_write": may(actor, ENTER, item) and not (item.is_retired or measure.is_fetched),
        "groups": links_of(actor, item), "flags": flags_of(actor, item), "entries": history_of(actor, item),
    }  # fmt: skip
    return render(request, "indicators/show.html", context)


@require_GET
@login_required
def taken(request: HttpRequest, code: str) -> HttpResponse:
    """The chart as a document, or all values as a table that can be brought in again."""
    measure = queries.measure_by_code(request.actor, code)
    form, language = request.GET.get("form", "pptx"), request.LANGUAGE_CODE[:2]
    if "varden" in request.GET:
        document = documents.values_document(measure, readings.strands_of(measure), language)
        return file_of(document, form, measure.item.place, f"varden-{code}")
    document = documents.chart_document(measure, charts.picture_of(measure), language)
    return file_of(document, form, measure.item.place, f"matt-{code}")


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Begin a measure."""
    places = queries.places_to_begin(request.actor)
    if not places:
        raise PermissionDenied(EDIT)
    me = User.objects.filter(pk=request.actor.person_id).first()
    start = services.Wanted(title="")
    initial = {name: getattr(start, name) for name in services.COLUMNS} | {
        "ages": "", "level": Audience.MUNICIPALITY, "place": places[0].code, "owner": me.code if me else "",
    }  # fmt: skip
    form = MeasureForm(places, queries.owners_for(request.actor, places[0]), sent(request), initial=initial)
    made: list[Measure] = []

    def save() -> None:
        owner = form.chosen_owner()
        made.append(services.begin_measure(request.actor, form.chosen_place(), form.wanted(), owner=owner))

    if request.method == "POST" and saved(form, save):
        messages.success(request, _("The measure has begun. Write its first values."))
        return redirect("indicators:values", code=made[0].item.code)
    return form_page(request, "indicators/form.html", form)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Change what a measure is, or how it is charted."""
    measure = allowed(request, code, EDIT)
    owners = queries.owners_for(request.actor, measure.item.place, also=measure.owner)
    form = MeasureForm([measure.item.place], owners, sent(request), initial=initial_of(measure))

    def save() -> None:
        services.change_measure(request.actor, measure, form.wanted(), owner=form.chosen_owner())

    return carried_out(request, "form", measure, form, save)


@require_http_methods(["GET", "POST"])
@login_required
def retire(request: HttpRequest, code: str) -> HttpResponse:
    """Put a measure away, with a reason. Its values stay."""
    measure, form = allowed(request, code, EDIT), ReasonForm(sent(request))
    return carried_out(request, "retire", measure, form,
                       lambda: thread.retire(request.actor, measure.item, form.cleaned_data["reason"]))  # fmt: skip


@require_POST
@login_required
def bring_back(request: HttpRequest, code: str) -> HttpResponse:
    """Follow the measure again."""
    measure = allowed(request, code, EDIT)
    try:
        thread.bring_back(request.actor, measure.item)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    return redirect("indicators:show", code=code)


@require_http_methods(["GET", "POST"])
@login_required
def writers(request: HttpRequest, code: str) -> HttpResponse:
    """Who may write the values besides those whose role lets them."""
    measure = allowed(request, code, EDIT)
    here = request.path
    gone = next((user for user in queries.writers_of(measure) if user.code == request.POST.get("end")), None)
    if gone is not None:
        services.stop_writing(request.actor, measure, gone)
        return see_other(here)
    form = WriterForm(queries.people_of(measure.item.place.municipality), sent(request))

    def save() -> None:
        if form.person is None:
            raise ValidationError({"who": _("Write whom you mean.")})
        services.let_write(request.actor, measure, form.person)

    if request.method == "POST" and saved(form, save):
        return see_other(here)
    context = {"measure": measure, "item": measure.item, "people": queries.writers_of(measure),
               "tabs": tabs(request, measure, "writers")}  # fmt: skip
    return form_page(request, "indicators/writers.html", form, **context)
