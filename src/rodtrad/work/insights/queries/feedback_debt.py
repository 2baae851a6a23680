"""Feedback debt (report INS-74): the works whose tellers are owed an answer that is late, the oldest debt first."""

from __future__ import annotations

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.work.insights.models import InsightWork
from rodtrad.work.insights.queries.works import WantedWorks, works

MOST = 200


def ins_74_feedback_debt(actor: Actor, place: Place | None = None) -> list[InsightWork]:
    """The works one may see at the place whose answer is late. One query."""
    rows = works(actor, WantedWorks(place=place.code if place else "", debt=True))
    rows = rows.select_related("item__place", "municipality", "owner", "deputy")
    return list(rows.order_by("feedback_due", "pk")[:MOST])
