"""The newest notes of a campaign, as they hang on the wall."""

from __future__ import annotations

from rodtrad.foundation.base.scope import Actor
from rodtrad.work.ideas.models import Campaign, Idea
from rodtrad.work.ideas.queries.ideas import ORDER, seen


def newest(actor: Actor, campaign: Campaign, most: int) -> list[Idea]:
    """The newest notes one may see, split ones by their parts."""
    rows = seen(actor).filter(campaign=campaign, held=False).exclude(item__life="retired")
    return list(rows.exclude(splits__undone__isnull=True, splits__isnull=False).order_by(*ORDER)[:most])


def by_category(actor: Actor, campaign: Campaign, most: int) -> list[tuple[str, list[Idea]]]:
    """The same in columns, those not sorted yet first."""
    found: dict[str, list[Idea]] = {}
    for idea in newest(actor, campaign, most):
        found.setdefault(idea.category, []).append(idea)
    return sorted(found.items(), key=lambda pair: (bool(pair[0]), pair[0]))
