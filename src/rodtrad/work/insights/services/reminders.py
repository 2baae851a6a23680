"""What is due: answers owed to those who told, told of once; and, once a day, what only the calendar changes."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.jobs.services import enqueue
from rodtrad.foundation.org import settings
from rodtrad.foundation.thread.events import NoticeDue
from rodtrad.work.insights.models import InsightWork
from rodtrad.work.insights.rules import thresholds

KIND = "insights.feedback-due"
LOOK = "insights.look-again"
AT_ONCE = 100
LONGEST_WARNING = 600


def tell_due() -> None:
    """Remind those who answer for a work that an answer is due soon. Once for each day it is given."""
    actor, today = scope.system("reminder"), clock.today()
    with scope.acting(actor):
        rows = InsightWork.objects.filter(
            feedback_due__lte=today + timedelta(days=LONGEST_WARNING),
            feedback_due__isnull=False,
            item__life="current",
            reminded__isnull=True,
        ).exclude(feedback__given__isnull=False)
        for work in rows.select_related("item__place").order_by("feedback_due", "pk")[:AT_ONCE]:
            days = settings.value(thresholds.FEEDBACK_WARNING_DAYS, work.item.place)
            if work.feedback_due and work.feedback_due - timedelta(days=days) <= today:
                _tell(work)


@transaction.atomic
def _tell(work: InsightWork) -> None:
    if InsightWork.objects.filter(pk=work.pk, reminded__isnull=True).update(reminded=clock.today()):
        to = frozenset(pk for pk in (work.owner_id, work.deputy_id) if pk is not None)
        publish(NoticeDue(scope.system("reminder"), KIND, work.item, to))


def look_daily() -> None:
    """Once a day, as background work: questions that appear by themselves when days pass."""
    key = clock.today().isoformat()
    if Job.objects.filter(name=LOOK, key=key).exists():
        return
    with scope.acting(scope.system("insights")) as actor:
        enqueue(actor, LOOK, {}, key=key)


TITLE = _("Look through insights for what the calendar asks")
