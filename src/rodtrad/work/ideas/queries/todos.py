"""Which campaigns a person answers for."""

from __future__ import annotations

from rodtrad.foundation.base.scope import Actor
from rodtrad.work.ideas.models import Campaign
from rodtrad.work.ideas.queries.campaigns import seen

MOST = 20


def late_campaigns(actor: Actor) -> list[Campaign]:
    """Campaigns that the actor is responsible for, in use."""
    if actor.user_id is None:
        return []
    rows = seen(actor).filter(responsible_id=actor.user_id).exclude(item__life="retired")
    return list(rows.order_by("item")[:MOST])
