"""What becomes of one idea: deciding, and taking the latest decision back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.thread.services import change_item, hold
from rodtrad.work.ideas.choices import State
from rodtrad.work.ideas.choices.states import WITHOUT_STATUS
from rodtrad.work.ideas.models import Campaign, Decision, Idea, Triage, TriagePlace
from rodtrad.work.ideas.permissions import require_about
from rodtrad.work.ideas.queries.deciding import can_take_back
from rodtrad.work.ideas.rules.outcomes import Choice, axes, missing

_MISSING = {
    "outcome": _("Choose what becomes of it."),
    "owner": _("Choose who takes care of it."),
    "due": _("Say when it is to be done."),
    "reason": _("Write a line about why. The sender reads it."),
    "wish_to": _("Say whom the wish goes to."),
}
DO_NOW = timedelta(days=30)
"""Proposed as the last day of what can start now."""
_KEPT = ("when", "who", "wish_to", "requirements", "reason", "owner_id", "due", "suggested")


@transaction.atomic
def decide(actor: Actor, idea: Idea, choice: Choice) -> Decision:
    """Say what becomes of an idea. Raises PermissionDenied; ValidationError for what the outcome still asks for."""
    require_about(actor, "ideas.triage", idea)
    hold(idea.item.home)
    if (lacking := missing(choice)) != "":
        raise ValidationError({lacking: str(_MISSING[lacking])}, code=lacking)
    row = Triage.objects.filter(pk=idea.pk).first() or Triage(idea=idea)
    decision = Decision(idea=idea, before=_before(idea, row), at=clock.now(), by_id=actor.user_id)
    words = settings.values(("ideas.when", "ideas.who"), idea.item.place)
    row.when, row.who = axes(choice, words["ideas.when"], words["ideas.who"])
    row.wish_to, row.requirements = choice.wish_to, list(choice.requirements)
    row.reason, row.owner_id, row.due = choice.reason.strip(), choice.owner, choice.due
    row.suggested, row.at, row.by_id = False, clock.now(), actor.user_id
    row.clean_fields(exclude={"idea", "owner", "by", "novelty", "benefit", "effort", "due"})
    row.save()
    _move(actor, idea, choice.outcome, row, decision.before, choice.reason)
    decision.save(force_insert=True)
    remember(actor, idea)
    return decision


@transaction.atomic
def take_back(actor: Actor, campaign: Campaign) -> Idea | None:
    """Undo one's own latest decision here; None when there is none, or somebody has decided anew since."""
    last = can_take_back(actor, campaign)
    if last is None:
        return None
    idea = last.idea
    require_about(actor, "ideas.triage", idea)
    hold(idea.item.home)
    if Decision.objects.filter(idea=idea, pk__gt=last.pk, undone__isnull=True).exists():
        return None
    row = Triage.objects.get(pk=idea.pk)
    now = _before(idea, row)
    for name in _KEPT:
        value = last.before[name]
        setattr(row, name, Triage._meta.get_field("due").to_python(value) if name == "due" else value)
    row.at, row.by_id = clock.now(), actor.user_id
    row.save()
    _move(actor, idea, last.before["state"], row, now, "", action="ideas.taken-back")
    last.undone = clock.now()
    last.save(update_fields=["undone"])
    remember(actor, idea)
    return idea


@transaction.atomic
def place(actor: Actor, idea: Idea, when: str, who: str) -> Decision:
    """Put an idea in a square of the board (GIN-95). A new idea counts as looked through; an outcome that has been
    decided stays. It is taken back like any other decision."""
    require_about(actor, "ideas.triage", idea)
    hold(idea.item.home)
    row = Triage.objects.filter(pk=idea.pk).first() or Triage(idea=idea)
    decision = Decision(idea=idea, before=_before(idea, row), at=clock.now(), by_id=actor.user_id)
    row.when, row.who, row.suggested = when, who, False
    row.at, row.by_id = clock.now(), actor.user_id
    row.save()
    state = State.TRIAGED if idea.item.state in WITHOUT_STATUS else idea.item.state
    _move(actor, idea, state, row, decision.before, "", action="ideas.placed")
    decision.save(force_insert=True)
    return decision


def remember(actor: Actor, idea: Idea) -> None:
    """This far the person has come in the pile."""
    if actor.user_id is not None:
        TriagePlace.objects.update_or_create(
            campaign=idea.campaign, person_id=actor.user_id, defaults={"idea": idea}
        )


def _before(idea: Idea, row: Triage) -> dict[str, Any]:
    kept = {name: getattr(row, name) for name in _KEPT}
    return {**kept, "due": row.due.isoformat() if row.due else None, "state": idea.item.state}


def _move(
    actor: Actor, idea: Idea, state: str, row: Triage, before: dict[str, Any], reason: str,
    action: str = "ideas.state",
) -> None:  # fmt: skip
    """The item's state follows, and its history tells what changed."""
    shown = ("when", "who", "wish_to", "reason")
    details = {name: (before[name], getattr(row, name)) for name in shown}
    details["due"] = (before["due"] or "", row.due.isoformat() if row.due else "")
    change_item(actor, idea.item, {"state": state}, details=details, action=action, reason=reason.strip())
    Idea.objects.filter(pk=idea.pk).update(status_since=clock.now())
