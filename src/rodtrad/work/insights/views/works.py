"""Has anyone asked this? The register of insight works, one work, who was heard, and answering those who told."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base.answering import sent
from rodtrad.foundation.base.filtering import narrowed, narrowing
from rodtrad.foundation.base.paging import linked
from rodtrad.foundation.org.audiences import level_of
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.permissions import may, may_somewhere, require
from rodtrad.foundation.thread.states import state_title, transitions_for
from rodtrad.work.insights.cards import insight_cards
from rodtrad.work.insights.choices import ADVICE_TEXTS, CIRCLE_TITLES, Advice
from rodtrad.work.insights.forms.insights import StateForm
from rodtrad.work.insights.forms.lists import WorkFilter
from rodtrad.work.insights.forms.works import AskForm, DecideForm, HeardForm, WorkForm
from rodtrad.work.insights.models import InsightWork
from rodtrad.work.insights.queries import asking, insights, words, works
from rodtrad.work.insights.rules import circles
from rodtrad.work.insights.services import works as services
from rodtrad.work.insights.views.common import ready, saved, shown, to
from rodtrad.work.insights.views.insights import asked


def _towns(request: HttpRequest):
    places = insights.places_to_write(request.actor, "insights.begin-work")
    return list({row.municipality_id: row.municipality for row in places}.values())


@require_http_methods(["GET", "POST"])
@login_required
def ask(request: HttpRequest) -> HttpResponse:
    """Has anyone asked this? The look is kept, so that a new work can say what was looked up (INS-40)."""
    ready(request)
    towns = _towns(request)
    if not towns:
        raise PermissionDenied("insights.begin-work")
    initial = {"municipality": towns[0].code}
    form = AskForm(words.groups_at(towns), towns, sent(request), initial=initial)

    def save():
        data = form.cleaned_data
        found = asking.ins_40_has_anyone_asked(
            request.actor, data["question"], data["group"], data["municipality"]
        )
        values = {name: data[name] for name in ("question", "group", "municipality")}
        return services.note_look(request.actor, found, **values)

    look = saved(request, form, save)
    if look is None:
        return shown(request, form, "ask")
    return to("asked", look.code)


@require_http_methods(["GET", "POST"])
@login_required
def asked_page(request: HttpRequest, code: str) -> HttpResponse:
    """What is known, who is asking now, how tired the group may be, and what one does."""
    look = asking.look_by_code(request.actor, code)
    found = asking.ins_40_has_anyone_asked(request.actor, look.question, look.group, look.municipality)
    proposed = "" if found.advice == Advice.ASK else found.advice
    form = DecideForm(sent(request), initial={"advice": proposed})

    def save():
        services.decide_look(request.actor, look, form.cleaned_data["advice"], form.cleaned_data["why"])

    if saved(request, form, save) is not None:
        messages.success(request, _("Noted. Somebody was spared the same question again."))
        return to("list")
    advice = {"title": capfirst(Advice(found.advice).label), "text": ADVICE_TEXTS[Advice(found.advice)]}
    cards = insight_cards([row.insight for row in found.insights])
    return shown(request, form, "asked", look=look, found=found, cards=cards, advice=advice)


@require_GET
@login_required
def fatigue(request: HttpRequest) -> HttpResponse:
    """How often each group has been asked lately, municipality by municipality."""
    ready(request)
    towns = asking.towns_of(request.actor)
    chosen = next(
        (row for row in towns if row.code == request.GET.get("kommun")), towns[0] if towns else None
    )
    rows = asking.fatigue_rows(chosen, words.groups_at([chosen])) if chosen else []
    return render(request, "insights/fatigue.html", {"rows": rows, "towns": towns, "place": chosen})


def work_filter(request: HttpRequest) -> WorkFilter:
    places = asking.towns_of(request.actor)
    return WorkFilter(narrowing(request), places=places, groups=words.groups_at(places))


@require_http_methods(["GET", "POST"])
@login_required
def work_list(request: HttpRequest) -> HttpResponse:
    """The register of insight works."""
    ready(request)
    form = work_filter(request)
    form.is_valid()
    if (onward := narrowed(request, form)) is not None:
        return onward
    page = works.work_page(request.actor, form.wanted(), request.GET.get("after", ""))
    rows = [
        {"row": row, "state": state_title("insight-work", row.work.item.state)}
        for row in works.work_rows(request.actor, page.rows)
    ]
    context = {"form": form, "page": linked(page, request.GET), "rows": rows, "is_narrowed": bool(request.GET),
               "query": request.GET.urlencode(),
               "may_begin": may_somewhere(request.actor, "insights.begin-work")}  # fmt: skip
    return render(request, "insights/works.html", context, status=422 if form.is_refused else 200)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest, look: str) -> HttpResponse:
    """Begin a work, after a look."""
    found = asking.look_by_code(request.actor, look)
    places = insights.places_to_write(request.actor, "insights.begin-work")
    if not places:
        raise PermissionDenied("insights.begin-work")
    initial = {"questions": found.question, "groups": [found.group] if found.group else [],
               "place": places[0].code}  # fmt: skip
    form = WorkForm(
        sent(request), initial=initial, groups=words.groups_at([found.municipality]), themes=words.themes(),
        people=works.people_at(places[0]), partners=works.partners_of(request.actor), places=places,
    )  # fmt: skip
    made = saved(request, form, lambda: _begin(request, form, found))
    if made is None:
        return shown(request, form, "work_form", look=found)
    messages.success(request, _("The work is in the register. Others can see that it is under way."))
    return to("work", made.item.code)


def _begin(request: HttpRequest, form: WorkForm, look) -> InsightWork:
    values = form.values()
    title, aim, place, level = (values.pop(name) for name in ("title", "text", "place", "level"))
    if values["owner"] is None:
        values.pop("owner")
    return services.begin_work(
        request.actor, place=place, title=title, aim=aim, looked_up=look, level=level, values=values
    )


@require_GET
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    """One work: what it asks and of whom, what it gave, what those who told were promised and got."""
    work = works.work_by_code(request.actor, code)
    item, actor = work.item, request.actor
    told = insights.with_words(insights.insights(actor, insights.Wanted(material="")).filter(work=work))
    context = {
        "work": work, "item": item, "state": state_title("insight-work", item.state),
        "row": works.work_rows(actor, [work])[0], "shown_to": Audience(level_of(item.audience)).label,
        "circles": [CIRCLE_TITLES[each] for each in circles.parts(work.circles)],
        "insights": insight_cards(told.order_by("-is_key", "-caught")[:50]),
        "feedback": works.feedback_of(actor, work), "questions": asked(insights.questions_about(item)),
        "looks": asking.looks_of_work(work), "may_edit": may(actor, "insights.edit-work", item),
        "may_write": may_somewhere(actor, "insights.write"), "heard": works.heard_of(work),
    }  # fmt: skip
    return render(request, "insights/work.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """All of a work."""
    work = works.work_by_code(request.actor, code)
    require(request.actor, "insights.edit-work", work.item)
    initial = {name: getattr(work, name) for name in services.COLUMNS}
    initial |= {name: list(getattr(work, name).all()) for name in services.MANY}
    initial |= {"title": work.item.title, "text": work.item.text, "version": work.item.version}
    initial |= {"level": level_of(work.item.audience), "partner": work.partner_id}
    form = WorkForm(
        sent(request), initial=initial, groups=words.groups_at([work.municipality]), themes=words.themes(),
        people=works.people_at(work.item.place), partners=works.partners_of(request.actor),
    )  # fmt: skip

    def save():
        services.change_work(request.actor, work, form.values(), seen=form.cleaned_data.get("version"))

    if saved(request, form, save) is None:
        return shown(request, form, "work_form", work=work, item=work.item)
    messages.success(request, _("Saved."))
    return to("work", code)


@require_http_methods(["GET", "POST"])
@login_required
def state(request: HttpRequest, code: str) -> HttpResponse:
    """Move a work on, back or aside."""
    work = works.work_by_code(request.actor, code)
    require(request.actor, "insights.edit-work", work.item)
    form = StateForm(transitions_for(request.actor, work.item), sent(request))

    def save():
        services.move_work(request.actor, work, form.cleaned_data["to"], form.cleaned_data["reason"])

    if saved(request, form, save) is None:
        return shown(request, form, "state", item=work.item, back="insights:work")
    return to("work", code)


@require_http_methods(["GET", "POST"])
@login_required
def heard(request: HttpRequest, code: str) -> HttpResponse:
    """Who was heard, as numbers."""
    work = works.work_by_code(request.actor, code)
    require(request.actor, "insights.edit-work", work.item)
    initial: dict[str, str] = {}
    for row in work.heard.all():
        initial[row.dimension] = f"{initial.get(row.dimension, '')}{row.category} {row.number}\n"
    form = HeardForm(sent(request), initial=initial)
    if saved(request, form, lambda: services.count_heard(request.actor, work, form.rows)) is None:
        return shown(request, form, "heard", work=work, item=work.item)
    messages.success(request, _("Saved."))
    return to("work", code)
