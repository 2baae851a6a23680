"""The insights' box on the start page: the shortest way to write one down."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from rodtrad.foundation.base.declarations import StartBlock, StartRow
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import may_somewhere

WRITERS = frozenset({"staff", "key-person", "ambassador"})


def quick_insight(actor: Actor) -> StartBlock | None:
    """For those who meet people: what somebody told today, in two minutes."""
    if not may_somewhere(actor, "insights.write"):
        return None
    rows = (
        StartRow(_("Write down what somebody told"), reverse("insights:new"), _("Two minutes, no names.")),
        StartRow(
            _("Has anyone asked this?"), reverse("insights:ask"), _("Look before you ask people again.")
        ),
    )
    return StartBlock(title=_("Listen"), rows=rows, icon="lane-voices", order=4, roles=WRITERS)
