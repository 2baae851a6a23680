"""How far an idea has come, as the place says it."""

from __future__ import annotations

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
