"""What is done with an insight: classed, let go, moved on, joined; and answering what the checks ask."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.base.answering import sent
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread import workflow
from rodtrad.foundation.thread.states import transitions_for
from rodtrad.work.insights.choices import QUESTIONS, Material
from rodtrad.work.insights.forms.insights import (
    AnswerForm,
    JoinForm,
    PartForm,
    ReleaseForm,
    SourceCheckForm,
    StateForm,
)
from rodtrad.work.insights.queries import insights
from rodtrad.work.insights.rules import thresholds
from rodtrad.work.insights.rules.source_check import QUESTIONS as FIVE
from rodtrad.work.insights.services import findings, joining
from rodtrad.work.insights.services import insights as services
from rodtrad.work.insights.views.common import saved, shown, to


@require_http_methods(["GET", "POST"])
@login_required
def source(request: HttpRequest, code: str) -> HttpResponse:
    """The five questions put to what came in (INS-10)."""
    insight = insights.insight_by_code(request.actor, code)
    require(request.actor, "insights.edit", insight.item)
    check = getattr(insight, "source_check", None)
    initial = {name: str(int(getattr(check, name))) for name in FIVE} if check else {}
    form = SourceCheckForm(sent(request), initial=initial)

    def save():
        data = form.cleaned_data
        kind = {"filed_as": data["filed_as"], "reason": data["reason"], "kind": data["background"]}
        return services.check_source(request.actor, insight, form.answers(), **kind)

    material = saved(request, form, save)
    if material is None:
        return shown(request, form, "source", insight=insight, item=insight.item)
    messages.success(request, _("It is filed as %(what)s.") % {"what": Material(material).label})
    return to("show", code)


@require_http_methods(["GET", "POST"])
@login_required
def release(request: HttpRequest, code: str) -> HttpResponse:
    """Let an insight go to the joined maps."""
    insight = insights.insight_by_code(request.actor, code)
    require(request.actor, "insights.release", insight.item)
    form = ReleaseForm(sent(request), initial={"level": "network"})

    def save():
        services.release(request.actor, insight, form.cleaned_data["level"])

    if saved(request, form, save) is None:
        return shown(request, form, "release", insight=insight, item=insight.item)
    messages.success(request, _("The insight is let go. Others can find it and use it."))
    return to("show", code)


@require_http_methods(["GET", "POST"])
@login_required
def state(request: HttpRequest, code: str) -> HttpResponse:
    """Reviewed, a draft again, or replaced by a newer one."""
    insight = insights.insight_by_code(request.actor, code)
    require(request.actor, "insights.release", insight.item)
    moves = [move for move in transitions_for(request.actor, insight.item) if move.to != "released"]
    form = StateForm(moves, sent(request))

    def save():
        workflow.move(request.actor, insight.item, form.cleaned_data["to"], form.cleaned_data["reason"])

    if saved(request, form, save) is None:
        return shown(request, form, "state", item=insight.item, back="insights:show")
    return to("show", code)


@require_http_methods(["GET", "POST"])
@login_required
def alike(request: HttpRequest, code: str) -> HttpResponse:
    """Insights that resemble this one; a person says which say the same."""
    insight = insights.insight_by_code(request.actor, code)
    require(request.actor, "insights.curate", insight.item)
    joined = insights.joined_with(request.actor, insight)
    least = settings.value(thresholds.SIMILAR_PERCENT, insight.item.place)
    skipped = [insight.pk, *(row.pk for row, _link in joined)]
    found = insights.similar(request.actor, insight.item.text, least=least, but_not=skipped)
    form = JoinForm([row.insight for row in found], sent(request))

    def save():
        other = insights.insight_by_code(request.actor, form.cleaned_data["other"])
        return joining.join(request.actor, insight, other, form.cleaned_data["reason"])

    if saved(request, form, save) is None:
        return shown(request, form, "alike", insight=insight, item=insight.item, found=found, joined=joined)
    messages.success(request, _("They are joined. Each keeps its own words."))
    return to("alike", code)


@require_http_methods(["GET", "POST"])
@login_required
def part(request: HttpRequest, code: str, other: str) -> HttpResponse:
    """Undo a joining."""
    insight = insights.insight_by_code(request.actor, code)
    require(request.actor, "insights.curate", insight.item)
    links = [link for row, link in insights.joined_with(request.actor, insight) if row.item.code == other]
    if not links:
        raise Http404
    form = PartForm(sent(request))

    def save():
        joining.part(request.actor, links[0], form.cleaned_data["reason"])

    if saved(request, form, save) is None:
        return shown(request, form, "part", insight=insight, item=insight.item)
    return to("show", code)


@require_http_methods(["GET", "POST"])
@login_required
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Answer what a check asks about an insight or a work."""
    finding = insights.finding_by_code(request.actor, code)
    item = finding.item
    require(request.actor, "insights.edit" if item.kind == "insight" else "insights.edit-work", item)
    form = AnswerForm(sent(request))

    def save():
        data = form.cleaned_data
        findings.answer_finding(request.actor, finding, data["answer"], data["reason"], data["until"])

    back = "insights:show" if item.kind == "insight" else "insights:work"
    if saved(request, form, save) is None:
        title, question = QUESTIONS[finding.check_code]
        return shown(request, form, "answer", item=item, title=title, question=question, back=back)
    messages.success(request, _("Your answer is saved."))
    return to(back.partition(":")[2], item.code)
