"""What waits for a person in the canvas: decisions to think through again, conditions that are missing."""

from __future__ import annotations

from datetime import datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rodtrad.foundation.base.declarations import Todo
from rodtrad.foundation.base.scope import Actor
from rodtrad.work.canvas.choices import CONDITION_TITLES
from rodtrad.work.canvas.queries.conditions import missing_for
from rodtrad.work.canvas.queries.decisions import due_for


def decisions_due(actor: Actor) -> list[Todo]:
    """Decisions of one's works whose day has come."""
    return [
        Todo(
            key=f"canvas.decision:{point.item.code}", title=point.item.title, item=point.item.code,
            url=reverse("canvas:decision", args=[point.item.code]), why=_("Think the decision through again"),
            since=timezone.make_aware(datetime.combine(point.due, time())), due=point.due, tells_itself=True,
        )
        for point in due_for(actor)
        if point.due is not None
    ]  # fmt: skip


def conditions_missing(actor: Actor) -> list[Todo]:
    """Works of one's own where the same condition has been "no" twice in a row."""
    return [
        Todo(
            key=f"canvas.conditions:{detail.item.code}", title=detail.item.title, item=detail.item.code,
            url=reverse("canvas:conditions", args=[detail.item.code]), since=detail.item.changed,
            why=_("Twice in a row: no %(condition)s")
            % {"condition": ", ".join(str(CONDITION_TITLES[name]).lower() for name in names)},
        )
        for detail, names in missing_for(actor)
    ]  # fmt: skip
