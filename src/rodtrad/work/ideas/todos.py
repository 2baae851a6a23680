"""What waits for a person among the ideas: texts to look at, and ideas that nobody has answered for too long."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import MOST_TODOS, Todo
from rodtrad.foundation.base.scope import Actor
from rodtrad.work.ideas.queries.ideas import gin_chk_06_without_status, held_ideas
from rodtrad.work.ideas.queries.todos import late_campaigns


def looks(actor: Actor) -> list[Todo]:
    """Ideas that are held back until somebody has looked."""
    return [
        Todo(
            key=f"ideas.look:{idea.item.code}", title=idea.campaign.item.title,
            url=reverse("ideas:look", args=[idea.item.code]), why=_("An idea waits for somebody to look at it."),
            since=idea.received, item=idea.item.code, action="ideas.look",
        )
        for idea in held_ideas(actor)[:MOST_TODOS]
    ]  # fmt: skip


def without_status(actor: Actor) -> list[Todo]:
    """Campaigns that one leads, with ideas that have waited too long for a word (GIN-CHK-06)."""
    found = []
    for campaign in late_campaigns(actor)[:MOST_TODOS]:
        first = gin_chk_06_without_status(actor, campaign).first()
        if first is not None:
            found.append(
                Todo(
                    key=f"ideas.late:{campaign.item.code}", title=campaign.item.title,
                    url=f"{reverse('ideas:list')}?campaign={campaign.item.code}&waiting=1",
                    why=_("Ideas wait for a word on what becomes of them."), since=first.received,
                    item=campaign.item.code, action="ideas.triage",
                )
            )  # fmt: skip
    return found
