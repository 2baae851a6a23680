"""What waits for a person in insights: answers owed to those who told."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.declarations import MOST_TODOS, Todo
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import visible_q
from rodtrad.work.insights.models import InsightWork
from rodtrad.work.insights.queries.rounds import asked_of

AHEAD = timedelta(days=30)


def asked_of_units(actor: Actor) -> list[Todo]:
    """The questions put to units where the person receives, until the unit has answered. One query."""
    return [
        Todo(
            key=f"insights.round:{unit.code}",
            title=_("Tell what %(unit)s knows: “%(title)s”")
            % {"unit": unit.place.name, "title": unit.round.item.title},
            url=reverse("insights:round-answer", args=[unit.code]),
            why=_("your unit is asked"),
            since=unit.asked,
            due=unit.round.due,
            item=unit.round.item.code,
            action="insights.write",
            tells_itself=True,
        )
        for unit in asked_of(actor)[:MOST_TODOS]
    ]


def answers_owed(actor: Actor) -> list[Todo]:
    """The works one answers for whose answer is due within a month, or late. One query."""
    mine = Q(owner_id=actor.person_id) | Q(deputy_id=actor.person_id)
    rows = (
        InsightWork.objects.filter(mine, visible_q(actor, "item__"), item__life="current")
        .filter(feedback_due__lte=clock.today() + AHEAD)
        .exclude(feedback__given__isnull=False)
    )
    return [
        Todo(
            key=f"insights.feedback:{work.item.code}",
            title=_("Answer those who told in “%(title)s”") % {"title": work.item.title},
            url=reverse("insights:work", args=[work.item.code]),
            why=_("you answer for the work"),
            since=work.item.changed,
            due=work.feedback_due,
            item=work.item.code,
            action="insights.edit-work",
            tells_itself=True,
        )
        for work in rows.select_related("item").order_by("feedback_due")[:MOST_TODOS]
    ]
