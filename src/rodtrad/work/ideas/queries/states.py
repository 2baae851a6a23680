"""How far an idea has come, as the place says it."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rodtrad.foundation.base.declarations import Text
from rodtrad.foundation.thread.states import state_title
from rodtrad.work.ideas.models import Idea
from rodtrad.work.ideas.rules.outcomes import KEYS


def state_of(idea: Idea) -> str:
    """The outcome in the place's own words, if it was decided in such; else what the state is called.

    The words are kept with the decision: a list that is worded anew later changes nothing here.
    """
    triage = getattr(idea, "triage", None)
    own = triage.outcome if triage is not None and idea.item.state in KEYS else ""
    return own or str(state_title("idea", idea.item.state))


def said_about(idea: Idea) -> list[tuple[Text, str]]:
    """What those who went through it have said besides the outcome: title and value, in order."""
    triage = getattr(idea, "triage", None)
    if triage is None:
        return []
    owner = triage.owner.name if triage.owner else ""
    due = date_format(triage.due, "j F Y") if triage.due else ""
    rows = (
        (_("Who takes care of it"), owner), (_("To be done by"), due), (_("Whom the wish goes to"), triage.wish_to),
        (_("When"), triage.when), (_("Who"), triage.who), (_("What it needs"), ", ".join(triage.requirements)),
        (_("How much good it would do (1–5)"), triage.benefit), (_("How much work it would be (1–5)"), triage.effort),
        (_("How new it is (1–5)"), triage.novelty),
    )  # fmt: skip
    return [(title, str(value)) for title, value in rows if value]
