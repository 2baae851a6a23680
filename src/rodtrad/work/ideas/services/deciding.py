"""What becomes of one idea: deciding, placing on the board, and taking the latest decision back."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.thread.services import hold
from rodtrad.work.ideas.choices import State
from rodtrad.work.ideas.choices.states import WITHOUT_STATUS
from rodtrad.work.ideas.models import Campaign, Decision, Idea
from rodtrad.work.ideas.permissions import require_about
from rodtrad.work.ideas.queries.deciding import can_take_back
from rodtrad.work.ideas.rules.outcomes import Choice, axes, missing
from rodtrad.work.ideas.services import decisions
from rodtrad.work.ideas.services.joining import untie

_MISSING = {
    "outcome": _("Choose what becomes of it."),
    "owner": _("Choose who takes care of it."),
    "due": _("Say when it is to be done."),
    "reason": _("Write a line about why. The sender reads it."),
    "wish_to": _("Say whom the wish goes to."),
}
DO_NOW = timedelta(days=30)
"""Proposed as the last day of what can start now."""


@transaction.atomic
def decide(actor: Actor, idea: Idea, choice: Choice) -> Decision:
    """Say what becomes of an idea. Raises PermissionDenied; ValidationError for what the outcome still asks for, and
    for an idea that goes on together with another."""
    require_about(actor, "ideas.triage", idea)
    hold(idea.item.home)
    if (lacking := missing(choice)) != "":
        raise ValidationError({lacking: str(_MISSING[lacking])}, code=lacking)
    if idea.item.state == State.MERGED:
        raise ValidationError(
            _("It goes on together with another idea. Take them apart first."), code="merged"
        )
    row, decision = decisions.begin(actor, idea)
    words = settings.values(("ideas.when", "ideas.who"), idea.campaign.item.place)
    row.when, row.who = axes(choice, words["ideas.when"], words["ideas.who"])
    row.wish_to, row.requirements = choice.wish_to, list(choice.requirements)
    row.reason, row.owner_id, row.due = choice.reason.strip(), choice.owner, choice.due
    row.suggested, row.outcome, row.became = False, choice.word, ""
    row.novelty, row.benefit, row.effort = choice.novelty, choice.benefit, choice.effort
    decisions.keep(actor, row, decision, choice.outcome, "ideas.state", choice.reason)
    decisions.remember(actor, idea)
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
    untie(actor, idea)
    decisions.restore(actor, last, "ideas.taken-back")
    decisions.remember(actor, idea)
    return idea


@transaction.atomic
def place(actor: Actor, idea: Idea, when: str, who: str) -> Decision:
    """Put an idea in a square of the board (GIN-95). A new idea counts as looked through; an outcome that has been
    decided stays. It is taken back like any other decision."""
    require_about(actor, "ideas.triage", idea)
    hold(idea.item.home)
    row, decision = decisions.begin(actor, idea)
    row.when, row.who, row.suggested = when, who, False
    state = State.TRIAGED if idea.item.state in WITHOUT_STATUS else idea.item.state
    return decisions.keep(actor, row, decision, state, "ideas.placed")
