"""Words of the ideas: states, types, how a campaign is run, and where an idea came from."""

from rodtrad.work.ideas.choices.states import Outcome, State
from rodtrad.work.ideas.choices.words import (
    CampaignState,
    Channel,
    Correction,
    IdeaType,
    Language,
    Mandate,
    Naming,
    Placing,
)

__all__ = [
    "CampaignState",
    "Channel",
    "Correction",
    "IdeaType",
    "Language",
    "Mandate",
    "Naming",
    "Outcome",
    "Placing",
    "State",
]
