"""The states of ideas, as the thread's pages read them (GIN-41)."""

from __future__ import annotations

from rodtrad.foundation.thread import states
from rodtrad.foundation.thread.states import Workflow
from rodtrad.work.ideas.choices import CampaignState, State

_ASIDE = {State.PARKED, State.MERGED, State.NOT_NOW}

FLOW = Workflow(
    states=tuple(states.State(state.value, state.label, aside=state in _ASIDE) for state in State),
    action="ideas.triage",
)
CAMPAIGN_FLOW = Workflow(
    states=tuple(states.State(state.value, state.label) for state in CampaignState), action="ideas.campaign"
)
