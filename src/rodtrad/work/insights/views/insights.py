"""The list of insights, one of them, and writing one down."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.answering import sent
from rodtrad.foundation.base.filtering import narrowed, narrowing
from rodtrad.foundation.base.paging import linked
from rodtrad.foundation.org.audiences import level_of
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import may, may_somewhere, require
from rodtrad.foundation.thread.states import state_title
from rodtrad.work.insights.cards import insight_cards
from rodtrad.work.insights.choices import CIRCLE_TITLES, QUESTIONS
from rodtrad.work.insights.forms.insights import InsightDetailsForm, NewInsightForm
from rodtrad.work.insights.forms.lists import InsightFilter
from rodtrad.work.insights.models import Finding, Insight, RoundUnit
from rodtrad.work.insights.queries import insights, rounds, words, works
from rodtrad.work.insights.rules import circles
from rodtrad.work.insights.services import insights as services
from rodtrad.work.insights.services import rounds as answering
from rodtrad.work.insights.services.catalogue import labels_said
from rodtrad.work.insights.views.common import ready, saved, shown, to


def filter_of(request: HttpRequest) -> InsightFilter:
    places = insights.places_with_insights(request.actor)
    return InsightFilter(
        narrowing(request), places=places, groups=words.groups_at(places), themes=insights.theme_choices(),
        labels=insights.label_choices(),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def insight_list(request: HttpRequest) -> HttpResponse:
    """Insights one may see, narrowed."""
    ready(request)
    form = filter_of(request)
    form.is_valid()
    if (onward := narrowed(request, form)) is not None:
        return onward
    wanted = form.wanted()
    page = insights.insight_page(request.actor, wanted, request.GET.get("after", ""))
    number, more = insights.insight_count(request.actor, wanted)
    context = {
        "form": form, "page": linked(page, request.GET), "rows": insight_cards(page.rows), "number": number,
        "more": more, "is_narrowed": bool(request.GET), "query": request.GET.urlencode(),
        "may_write": may_somewhere(request.actor, "insights.write"),
        "may_import": may_somewhere(request.actor, "insights.import"),
        "may_begin": may_somewhere(request.actor, "insights.begin-work"),
    }  # fmt: skip
    return render(request, "insights/list.html", context, status=422 if form.is_refused else 200)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Write an insight down: one text is enough, from paper, a meeting or a call as well."""
    ready(request)
    places = insights.places_to_write(request.actor)
    if not places:
        raise PermissionDenied("insights.write")
    open_works = works.works_to_tell(request.actor)
    unit = rounds.unit_by_code(request.actor, request.GET["fraga"]) if request.GET.get("fraga") else None
    initial = {"caught": clock.today(), "place": places[0].code, "work": request.GET.get("arbete", "")}
    if unit is not None:
        initial |= {"place": unit.place.code, "main_group": unit.round.group}
    form = NewInsightForm(places, words.groups_at(_towns(places)), open_works, sent(request), initial=initial)
    made = saved(request, form, lambda: _write(request, form, unit))
    if made is None:
        return shown(request, form, "new", unit=unit, shifts=words.label_suggestions())
    messages.success(request, _("The insight is written down. Sort it now, or leave it for later."))
    if unit is not None:
        return to("round-answer", unit.code)
    return to("new") if "again" in request.POST else to("show", made.item.code)


def _towns(places: list[Place]) -> list[Place]:
    return list({row.municipality_id: row.municipality for row in places if row.municipality}.values())


def _write(request: HttpRequest, form: NewInsightForm, unit: RoundUnit | None) -> Insight:
    data = form.cleaned_data
    values = form.values("main_group", "circles", "voices", "came_by", "whereabouts", "work")
    if data["caught"]:
        values["caught"] = data["caught"]
    if data["shift"]:
        values["labels"] = labels_said(request.actor, data["shift"], data["place"])
    written = {"place": data["place"], "text": data["text"], "level": data["level"], "values": values}
    if unit is not None:
        return answering.tell(request.actor, unit, **written)
    return services.write_insight(request.actor, **written)


@require_GET
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    """One insight: what it says, how it is sorted, what the checks ask, who says the same, its thread."""
    insight = insights.insight_by_code(request.actor, code)
    item, actor = insight.item, request.actor
    check = getattr(insight, "source_check", None)
    context = {
        "insight": insight, "item": item, "circles": [CIRCLE_TITLES[each] for each in circles.parts(insight.circles)],
        "state": state_title("insight", item.state), "shown_to": Audience(level_of(item.audience)).label,
        "questions": asked(insights.questions_about(item)), "joined": insights.joined_with(actor, insight),
        "may_edit": may(actor, "insights.edit", item), "may_release": may(actor, "insights.release", item),
        "may_join": may(actor, "insights.curate", item), "check": check,
        "work": insight.work if insight.work and works.sees_work(actor, insight.work) else None,
    }  # fmt: skip
    return render(request, "insights/show.html", context)


def asked(findings: list[Finding]) -> list[dict[str, object]]:
    """Findings with what they ask, in words."""
    return [
        {"finding": row, "title": QUESTIONS[row.check_code][0], "question": QUESTIONS[row.check_code][1]}
        for row in findings
        if row.check_code in QUESTIONS
    ]


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """All of an insight. A form that somebody else overtook comes back with what was typed."""
    insight = insights.insight_by_code(request.actor, code)
    require(request.actor, "insights.edit", insight.item)
    form = details_form(request, insight)
    if saved(request, form, lambda: _change(request, insight, form)) is None:
        shifts = words.label_suggestions()
        return shown(request, form, "edit", insight=insight, item=insight.item, shifts=shifts)
    messages.success(request, _("Saved."))
    return to("show", code)


def details_form(request: HttpRequest, insight: Insight) -> InsightDetailsForm:
    names = (*services.COLUMNS, *services.MANY)
    initial = {name: getattr(insight, name) for name in names if name not in services.MANY}
    initial |= {name: list(getattr(insight, name).all()) for name in services.MANY}
    initial |= {"text": insight.item.text, "work": insight.work, "version": insight.item.version}
    initial["level"] = level_of(insight.item.audience)
    if insight.work is not None:
        initial["work"] = insight.work_id
    return InsightDetailsForm(
        sent(request), initial=initial, groups=words.groups_at([insight.municipality]), themes=words.themes(),
        labels=initial["labels"], works=works.works_to_tell(request.actor, insight.work_id),
        people=works.people_at(insight.item.place),
    )  # fmt: skip


def _change(request: HttpRequest, insight: Insight, form: InsightDetailsForm) -> bool:
    values = form.values()
    said = labels_said(request.actor, values.pop("shift"), insight.item.place)
    values["labels"] = [*values["labels"], *said]
    if not values.get("level"):
        values.pop("level", None)
    small = values.pop("small")
    services.change_insight(
        request.actor, insight, values, seen=form.cleaned_data.get("version"), small=small
    )
    return True
