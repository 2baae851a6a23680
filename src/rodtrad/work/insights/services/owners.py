"""Whoever answers for an insight or a work has a role on it, so that they may write there. It is handed over with the
rest."""

from __future__ import annotations

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.services.object_roles import end_object_role, give_object_role
from rodtrad.foundation.org.services.people_leaving import HandedOver
from rodtrad.work.insights.models import Insight, InsightRound, InsightWork


def follow_insight(actor: Actor, insight: Insight, before: User | None) -> None:
    """Give the role to the new owner of an insight, and take it from the one before."""
    _pass_on(actor, insight.item.code, before, insight.owner, insight.item.author_id)


def follow_work(actor: Actor, work: InsightWork, owner: User | None, deputy: User | None) -> None:
    """The same for a work's owner and whoever stands in. ``owner``, ``deputy``: who they were before."""
    before = {user.pk: user for user in (owner, deputy) if user is not None}
    after = {user.pk: user for user in (work.owner, work.deputy) if user is not None}
    for pk, user in before.items():
        if pk not in after:
            end_object_role(actor, user, work.item.code, "lead")
    for pk, user in after.items():
        if pk not in before and user.is_active:
            give_object_role(actor, user, work.item.code, "lead")


def _pass_on(actor: Actor, code: str, before: User | None, after: User | None, author_id: int | None) -> None:
    if before is not None and before != after:
        end_object_role(actor, before, code, "lead")
    if after is not None and after != before and after.is_active and after.pk != author_id:
        give_object_role(actor, after, code, "lead")


def on_handed_over(event: HandedOver) -> None:
    """Somebody leaves: what they answered for and stood in for goes to the other."""
    Insight.objects.filter(owner_id=event.from_user_id).update(owner_id=event.to_user_id)
    InsightWork.objects.filter(owner_id=event.from_user_id).update(owner_id=event.to_user_id)
    InsightRound.objects.filter(owner_id=event.from_user_id).update(owner_id=event.to_user_id)
    InsightWork.objects.filter(deputy_id=event.from_user_id).update(deputy_id=event.to_user_id)
