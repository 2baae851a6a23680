"""What is due: decisions to think through again. Looked for each minute, told of once."""

from __future__ import annotations

from django.db import transaction

from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.org.models import ObjectRole
from rodtrad.foundation.org.queries import valid_q
from rodtrad.foundation.thread.events import NoticeDue
from rodtrad.foundation.thread.services import hold
from rodtrad.work.canvas.models import DecisionPoint

AT_ONCE = 100
KIND = "canvas.reconsider"


def tell_due() -> None:
    """Tell the teams of decisions whose day has come. A decision is told of once for each day it is given."""
    actor = scope.system("reminder")
    with scope.acting(actor):
        rows = DecisionPoint.objects.filter(
            due__lte=clock.today(), reminded__isnull=True, item__life="current", case__item__life="current"
        )
        waiting = list(rows.order_by("due", "pk").values_list("pk", "item__home")[:AT_ONCE])
        for pk, home in waiting:
            with transaction.atomic():
                hold(home)
                if DecisionPoint.objects.filter(pk=pk, reminded__isnull=True).update(reminded=clock.now()):
                    point = DecisionPoint.objects.select_related("item__place").get(pk=pk)
                    publish(NoticeDue(actor, KIND, point.item, team_of(home)))


def team_of(home: str) -> frozenset[int]:
    """The ids of those who now sit in the team of the case with this code."""
    rows = ObjectRole.objects.filter(valid_q(clock.today()), item=home, user__is_active=True)
    return frozenset(rows.values_list("user_id", flat=True))
