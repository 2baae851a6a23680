"""The campaign of the eight challenges, grouped, partly gone through and partly answered."""

from __future__ import annotations

from datetime import timedelta

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor, system
from rodtrad.work.ideas.models import Campaign
from rodtrad.work.ideas.queries.answers import template_for
from rodtrad.work.ideas.queries.deciding import next_to_decide
from rodtrad.work.ideas.queries.groups import pile, to_gather
from rodtrad.work.ideas.queries.joining import to_join_with
from rodtrad.work.ideas.rules.gathering import gather
from rodtrad.work.ideas.rules.outcomes import Choice
from rodtrad.work.ideas.services import answers, deciding, ending, gathering, joining

DECIDED = 24
_REASONS = {
    "parked": "Lokalerna byggs om i höst, så vi väntar till dess.",
    "not-now": "Vi prövade det förra året och det tog mer tid än det gav.",
}
_TURNS = ("do-now", "plan", "not-now", "common", "plan", "wish", "parked", "do-now")


def build_triage(actor: Actor, campaign: Campaign) -> None:
    """By the one who is responsible for the campaign, on the day it is."""
    standing, loose = to_gather(campaign)
    gathering.keep_gathered(system("demo"), campaign, gather(standing, loose))
    for number in range(DECIDED):
        idea = next_to_decide(actor, campaign)
        if idea is None:
            return
        outcome = _TURNS[number % len(_TURNS)]
        now = outcome == "do-now"
        deciding.decide(actor, idea, Choice(
            outcome, reason=_REASONS.get(outcome, ""), wish_to="regionen" if outcome == "wish" else "",
            owner=actor.user_id if now else None, due=clock.today() + timedelta(days=40) if now else None,
        ))  # fmt: skip
    _ended(actor, campaign)
    for outcome in ("not-now", "plan"):
        words = template_for(campaign, outcome)
        batch = answers.word_answers(actor, campaign, outcome, words.body, words.next_step)
        answers.send_answers(actor, batch)


def _ended(actor: Actor, campaign: Campaign) -> None:
    """One idea is done, and one goes on together with another that says the same."""
    first = pile(actor, campaign).filter(item__state="do-now").order_by("pk").first()
    if first is not None:
        ending.finish(
            actor,
            first,
            "Vi gör så sedan i våras. Det tog två veckor att komma igång, och ingen vill tillbaka.",
        )
    idea = next_to_decide(actor, campaign)
    others = to_join_with(actor, idea) if idea is not None else []
    if idea is not None and others:
        joining.join(actor, idea, others[0])
