"""Background work of the trials: what only the calendar makes noticeable."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base import scope
from rodtrad.foundation.jobs.steps import Work, job
from rodtrad.work.trials.models import Trial
from rodtrad.work.trials.services.noticing import look_at

AT_ONCE = 100


@job(title=_("Look through trials for what the calendar asks"))
def look_again(work: Work) -> None:
    """A hundred trials a step."""
    after = int(work.cursor.get("after", 0))
    with scope.acting(scope.system("trials")):
        rows = Trial.objects.filter(item__life="current", pk__gt=after).order_by("pk")
        trials = list(rows.select_related("item__place", "responsible")[:AT_ONCE])
        with work.step() as step:
            for trial in trials:
                look_at(trial)
            if len(trials) < AT_ONCE:
                step.finish()
            else:
                step.go_on(cursor={"after": trials[-1].pk}, done=work.done + len(trials))
