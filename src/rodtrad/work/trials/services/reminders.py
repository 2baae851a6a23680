"""What is due: trials past their last day, told of once; and, once a day, what only the calendar makes noticeable."""

from __future__ import annotations

from django.db import models, transaction

from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.jobs.services import enqueue
from rodtrad.foundation.thread.events import NoticeDue
from rodtrad.work.trials.models import Trial
from rodtrad.work.trials.queries.board import past_end_q

KIND = "trials.what-happened"
LOOK = "trials.look-again"
AT_ONCE = 100


def tell_past_end() -> None:
    """Ask whoever is responsible what happened, once for each cycle whose last day is over."""
    actor, today = scope.system("reminder"), clock.today()
    with scope.acting(actor):
        rows = Trial.objects.filter(past_end_q(today), item__life="current", responsible__isnull=False)
        rows = rows.exclude(asked_about=models.F("number")).select_related("item__place")
        for trial in rows.order_by("ends", "pk")[:AT_ONCE]:
            _tell(trial)


@transaction.atomic
def _tell(trial: Trial) -> None:
    mine = Trial.objects.filter(pk=trial.pk, number=trial.number).exclude(asked_about=trial.number)
    if mine.update(asked_about=trial.number) and trial.responsible_id is not None:
        publish(NoticeDue(scope.system("reminder"), KIND, trial.item, frozenset({trial.responsible_id})))


def look_daily() -> None:
    """Once a day, as background work: obstacles that appear by themselves when days pass."""
    key = clock.today().isoformat()
    if Job.objects.filter(name=LOOK, key=key).exists():
        return
    with scope.acting(scope.system("trials")) as actor:
        enqueue(actor, LOOK, {}, key=key)
