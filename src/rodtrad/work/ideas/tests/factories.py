"""Campaigns and ideas for tests, made by the services, with boring defaults."""

from __future__ import annotations

from typing import Any

from rodtrad.foundation.base.scope import Actor, acting, system
from rodtrad.foundation.org.models import Place
from rodtrad.work.ideas.choices import Channel
from rodtrad.work.ideas.models import Campaign, Idea
from rodtrad.work.ideas.services import campaigns, sending

SYSTEM = system("test")
TEXT = "Samåk till besöken i ytterområdena"


def make_campaign(place: Place, actor: Actor = SYSTEM, **wanted: Any) -> Campaign:
    """A campaign that takes ideas, shown to the municipality."""
    with acting(actor):
        return campaigns.begin_campaign(actor, place, campaigns.Wanted(**{"title": "Mer tid", **wanted}))


def make_idea(campaign: Campaign, actor: Actor = SYSTEM, text: str = TEXT, **more: Any) -> Idea:
    """An idea; signed by the actor when ``signed`` is given."""
    return send(campaign, actor, text, **more).idea


def send(campaign: Campaign, actor: Actor = SYSTEM, text: str = TEXT, **more: Any) -> sending.Receipt:
    """The receipt of an idea, with its code."""
    with acting(actor):
        return sending.send_idea(
            actor, campaign, sending.Sending(text=text, **{"channel": Channel.APP, **more})
        )
