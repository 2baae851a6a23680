"""Effect and feasibility: the chart with who is asked, and judging one idea at a time."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from rodtrad.foundation.base.answering import saved, see_other, sent
from rodtrad.foundation.org.permissions import may, may_somewhere, require
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.ideas.forms.scores import AskForm, JudgeForm
from rodtrad.work.ideas.models import Campaign
from rodtrad.work.ideas.queries import scores as queries
from rodtrad.work.ideas.queries.campaigns import campaign_by_code
from rodtrad.work.ideas.queries.deciding import possible_owners
from rodtrad.work.ideas.rules import scoring as rules
from rodtrad.work.ideas.services import scoring
from rodtrad.work.ideas.views.tabs import tabs

MOST = 100
"""Ideas listed below the chart; its squares lead to the rest."""


@require_http_methods(["GET", "POST"])
@login_required
def scores(request: HttpRequest, code: str) -> HttpResponse:
    """The chart, the most telling ideas, and who is asked; POST asks somebody."""
    campaign = campaign_by_code(request.actor, code)
    asks = may(request.actor, "ideas.assign", campaign.item)
    if request.method == "POST":
        require(request.actor, "ideas.assign", campaign.item)
    form = AskForm(possible_owners(campaign), sent(request)) if asks else None
    if form and saved(form, lambda: scoring.ask_to_judge(request.actor, campaign, form.chosen())):
        return see_other(reverse("ideas:scores", args=[code]))
    rows = queries.judged(request.actor, campaign)
    cell = request.GET.get("ruta", "")
    context = {
        "campaign": campaign, "tabs": tabs(request, campaign, "scores"), "form": form, "asks": asks,
        "asked": queries.asked_people(campaign), "left": queries.my_progress(request.actor, campaign)[1],
        "grid": _grid(rows), "total": len(rows), "shown": queries.in_cell(rows, cell)[:MOST], "cell": cell,
    }  # fmt: skip
    status = 422 if form is not None and form.errors else 200
    return render(request, "ideas/scores.html", context, status=status)


def _grid(rows: list[queries.Judged]) -> list[tuple[int, list[tuple[str, int]]]]:
    """Lines of the chart from much effect to little: the square's name and how many ideas stand in it."""
    cells = rules.grid(each.placed for each in rows)
    steps = range(rules.LOWEST, rules.HIGHEST + 1)
    return [
        (effect, [(f"{effect}.{ease}", len(cells[effect, ease])) for ease in steps])
        for effect in reversed(steps)
    ]


@require_POST
@login_required
def stop(request: HttpRequest, code: str) -> HttpResponse:
    """Somebody need not judge any more."""
    campaign = campaign_by_code(request.actor, code)
    require(request.actor, "ideas.assign", campaign.item)
    people = {user.code: user for user in queries.people_asked(campaign)}
    person = people.get(request.POST.get("person", ""))
    if person is None:
        raise ItemNotFound(code)
    scoring.stop_asking(request.actor, campaign, person)
    return see_other(reverse("ideas:scores", args=[code]))


@require_http_methods(["GET", "POST"])
@login_required
def score(request: HttpRequest, code: str) -> HttpResponse:
    """The next idea to judge, or one that is to be judged anew (?ide=CODE)."""
    campaign = campaign_by_code(request.actor, code)
    if not may_somewhere(request.actor, "ideas.score"):
        raise PermissionDenied("ideas.score")
    wanted = request.POST.get("idea", "") or request.GET.get("ide", "")
    idea = queries.idea_to_judge(request.actor, campaign, wanted)
    if wanted and idea is None:
        raise ItemNotFound(wanted)
    form = JudgeForm(sent(request), initial=_initial(request, idea))
    if idea and saved(form, lambda: scoring.judge(request.actor, idea, **form.cleaned_data)):
        return see_other(reverse("ideas:score", args=[code]))
    context = {"campaign": campaign, "idea": idea, "form": form, **_around(request, campaign)}
    return render(request, "ideas/score.html", context, status=422 if form.errors else 200)


def _initial(request: HttpRequest, idea: Any) -> dict[str, Any]:
    row = queries.my_score(request.actor, idea) if idea is not None else None
    return {"effect": row.effect, "feasibility": row.feasibility, "comment": row.comment} if row else {}


def _around(request: HttpRequest, campaign: Campaign) -> dict[str, Any]:
    done, left = queries.my_progress(request.actor, campaign)
    return {
        "done": done, "total": done + left, "latest": queries.my_latest(request.actor, campaign),
        "tabs": tabs(request, campaign, "scores"),
    }  # fmt: skip
