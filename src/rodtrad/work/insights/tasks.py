"""Background work of insights."""

from __future__ import annotations

from django.db.models import Q

from rodtrad.foundation.base import scope
from rodtrad.foundation.jobs.steps import Work, job
from rodtrad.foundation.thread.models import Item
from rodtrad.work.insights.services.findings import CHECKED, refresh
from rodtrad.work.insights.services.reminders import TITLE

AT_ONCE = 200


@job(title=TITLE)
def look_again(work: Work) -> None:
    """Two hundred insights and works a step: what only dates change."""
    after = int(work.cursor.get("after", 0))
    with scope.acting(scope.system("insights")):
        due = Q(kind="insight-work") | Q(insight__released__isnull=False)
        rows = Item.objects.filter(due, kind__in=CHECKED, life="current", pk__gt=after).order_by("pk")
        items = list(rows[:AT_ONCE])
        with work.step() as step:
            refresh(items)
            if len(items) < AT_ONCE:
                step.finish()
            else:
                step.go_on(cursor={"after": items[-1].pk}, done=work.done + len(items))
