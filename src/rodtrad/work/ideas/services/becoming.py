"""An idea made of another module's item, or of another idea."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.models import Item
from rodtrad.work.ideas.queries.campaigns import campaign_by_code, places_to_send_from
from rodtrad.work.ideas.services.sending import Sending, send_idea


def idea_from(actor: Actor, source: Item, answers: Mapping[str, Any]) -> Item:
    """A signed idea in the chosen campaign, from one's own unit. Raises what ``send_idea`` raises."""
    campaign = campaign_by_code(actor, answers["campaign"])
    places = places_to_send_from(actor, campaign)
    sending = Sending(text=answers["text"], place=places[0] if places else None, signed=True)
    return send_idea(actor, campaign, sending).idea.item
