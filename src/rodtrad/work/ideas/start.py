"""The box of ideas on the start page: where ideas are asked for now."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import StartBlock, StartRow
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import may_somewhere
from rodtrad.work.ideas.queries.campaigns import open_campaigns

MOST = 4


def asked_now(actor: Actor) -> StartBlock | None:
    """Campaigns that take ideas today."""
    if not may_somewhere(actor, "ideas.send"):
        return None
    rows = tuple(
        StartRow(row.item.title, reverse("ideas:send", args=[row.item.code]))
        for row in open_campaigns(actor)[:MOST]
    )
    return StartBlock(
        _("Do you have an idea?"), rows, more_url=reverse("ideas:campaigns"), more_text=_("All campaigns"),
        icon="lane-voices", order=35,
    )  # fmt: skip
