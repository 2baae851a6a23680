"""How every decision about an idea is kept: what it was before, what it is now, and what the history tells."""

from __future__ import annotations

from typing import Any

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.services import change_item
from rodtrad.work.ideas.models import Decision, Idea, Triage, TriagePlace

_KEPT = (
    "when", "who", "wish_to", "requirements", "reason", "owner_id", "due", "suggested", "outcome", "became", "novelty",
    "benefit", "effort",
)  # fmt: skip
_STEPS = ("novelty", "benefit", "effort")
_TOLD = ("when", "who", "wish_to", "reason", "outcome", "became", "novelty", "benefit", "effort")


def begin(actor: Actor, idea: Idea) -> tuple[Triage, Decision]:
    """Where the idea stands, and a decision that remembers it; neither is saved yet."""
    row = _row(idea)
    return row, Decision(idea=idea, before=_stands(idea, row), at=clock.now(), by_id=actor.user_id)


def keep(
    actor: Actor, row: Triage, decision: Decision, state: str, action: str, reason: str = ""
) -> Decision:
    """Save both; the item's state follows, and its history tells what changed."""
    _save(actor, row)
    _move(actor, row, decision.before, state, action, reason)
    decision.save(force_insert=True)
    return decision


def restore(actor: Actor, decision: Decision, action: str) -> None:
    """Let the idea stand as before the decision."""
    row = _row(decision.idea)
    now = _stands(decision.idea, row)
    for name in _KEPT:
        if name in decision.before:  # older decisions remember less
            value = decision.before[name]
            setattr(row, name, Triage._meta.get_field("due").to_python(value) if name == "due" else value)
    _save(actor, row)
    _move(actor, row, now, decision.before["state"], action, "")
    decision.undone = clock.now()
    decision.save(update_fields=["undone"])


def remember(actor: Actor, idea: Idea) -> None:
    """This far the person has come in the pile."""
    if actor.user_id is not None:
        TriagePlace.objects.update_or_create(
            campaign=idea.campaign, person_id=actor.user_id, defaults={"idea": idea}
        )


def _row(idea: Idea) -> Triage:
    row = Triage.objects.filter(pk=idea.pk).first() or Triage()
    row.idea = idea
    return row


def _save(actor: Actor, row: Triage) -> None:
    row.at, row.by_id = clock.now(), actor.user_id
    row.clean_fields(
        exclude={"idea", "owner", "by", "due", *(name for name in _STEPS if getattr(row, name) is None)}
    )
    row.save()


def _stands(idea: Idea, row: Triage) -> dict[str, Any]:
    kept = {name: getattr(row, name) for name in _KEPT}
    return {**kept, "due": row.due.isoformat() if row.due else None, "state": idea.item.state}


def _move(actor: Actor, row: Triage, before: dict[str, Any], state: str, action: str, reason: str) -> None:
    idea = row.idea
    details = {name: (before[name], getattr(row, name)) for name in _TOLD}
    details["due"] = (before["due"] or "", row.due.isoformat() if row.due else "")
    change_item(actor, idea.item, {"state": state}, details=details, action=action, reason=reason.strip())
    Idea.objects.filter(pk=idea.pk).update(status_since=clock.now())
