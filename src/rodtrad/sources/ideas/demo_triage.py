"""The demo's campaign of 2013, grouped, partly gone through, partly judged and answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import cycle
from typing import Any

from django.db import transaction

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.sources.ideas.models import Campaign
from rodtrad.sources.ideas.queries.board import going_on
from rodtrad.sources.ideas.queries.groups import to_gather
from rodtrad.sources.ideas.queries.scores import idea_to_judge
from rodtrad.sources.ideas.rules.gathering import gather
from rodtrad.sources.ideas.rules.outcomes import Choice
from rodtrad.sources.ideas.rules.wording import SHIPPED
from rodtrad.sources.ideas.services import answers, deciding, gathering, scoring

_OUTCOMES = ("do-now", "plan", "", "common", "not-now", "", "wish", "parked")
"""In the order of the ideas; "" is left for whoever tries the page."""
_REASONS = {
    "not-now": "Lokalen byggs om till hösten, och till dess finns ingen plats.",
    "parked": "Vi väntar på det nya avtalet.",
}
_ANSWERED = ("plan", "not-now")
_JUDGES = {"stina": (4, 3, 5, 2, 4), "karim": (4, 1, 4, 3, 5)}


def build(world: dict[str, Any], campaign: Campaign, day: Callable[..., Any]) -> None:
    """``day``: demo._day."""
    with day(world, 60, "admin") as admin, transaction.atomic():
        gathering.keep_gathered(admin, campaign, gather(*to_gather(campaign)))
    with day(world, 45, "admin") as admin:
        _decide(admin, campaign)
        for person in _JUDGES:
            scoring.ask_to_judge(admin, campaign, world["users"][person])
    for person, numbers in _JUDGES.items():
        with day(world, 40, person) as judge:
            for effect, ease in zip(numbers, reversed(numbers), strict=True):
                idea = idea_to_judge(judge, campaign)
                if idea is not None:
                    scoring.judge(judge, idea, effect=effect, feasibility=ease)
    with day(world, 30, "admin") as admin:
        for outcome in _ANSWERED:
            _answer(admin, campaign, outcome)


def _decide(admin: Actor, campaign: Campaign) -> None:
    due = clock.today() + timedelta(days=90)
    for idea, outcome in zip(list(going_on(admin, campaign).order_by("pk")), cycle(_OUTCOMES), strict=False):
        if outcome:
            asks: dict[str, Any] = {"reason": _REASONS.get(outcome, "")}
            if outcome == "do-now":
                asks |= {"owner": admin.user_id, "due": due}
            if outcome == "wish":
                asks |= {"wish_to": "regionen"}
            deciding.decide(admin, idea, Choice(outcome, **asks))


def _answer(admin: Actor, campaign: Campaign, outcome: str) -> None:
    shipped = SHIPPED[outcome]
    batch = answers.word_answers(admin, campaign, outcome, shipped.body, shipped.next_step)
    for voices in (False, True):
        after = 0
        while True:
            with transaction.atomic():
                _sent, _left, after = answers.answer_some(admin, batch, voices=voices, after=after)
            if not after:
                break
