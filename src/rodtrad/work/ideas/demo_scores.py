"""Two people of the demo have each judged some ideas of the campaign of 2013, and do not agree about all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rodtrad.work.ideas.models import Campaign
from rodtrad.work.ideas.queries.scores import idea_to_judge
from rodtrad.work.ideas.services import scoring

_JUDGES = {
    "stina": ((4, 4), (3, 2), (5, 5), (2, 3), (4, 4)),
    "karim": ((4, 5), (1, 3), (4, 4), (3, 1), (5, 4)),
}
"""Effect and feasibility, in the order of the ideas; the rest still wait for them."""


def build_scores(world: dict[str, Any], campaign: Campaign, day: Callable[..., Any]) -> None:
    """``day``: demo._day."""
    with day(world, 9, "admin") as admin:
        for person in _JUDGES:
            scoring.ask_to_judge(admin, campaign, world["users"][person])
    for person, numbers in _JUDGES.items():
        with day(world, 7, person) as judge:
            for effect, feasibility in numbers:
                idea = idea_to_judge(judge, campaign)
                if idea is not None:
                    scoring.judge(judge, idea, effect=effect, feasibility=feasibility)
