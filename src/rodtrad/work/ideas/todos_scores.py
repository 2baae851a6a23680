"""What waits for those who are asked to judge ideas."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import MOST_TODOS, Todo
from rodtrad.foundation.base.scope import Actor
from rodtrad.work.ideas.queries import scores


def to_judge(actor: Actor) -> list[Todo]:
    """One line a campaign, until every idea in it is judged."""
    return [
        Todo(
            key=f"ideas.score:{campaign.item.code}", title=campaign.item.title,
            url=reverse("ideas:score", args=[campaign.item.code]), why=_("You are asked to judge ideas."),
            since=since,
        )
        for campaign, since in scores.to_judge(actor)[:MOST_TODOS]
    ]  # fmt: skip
