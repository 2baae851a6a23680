"""The system notices: obstacles raised and taken away by the checks, when a trial changes and once a day."""

from __future__ import annotations

from django.db import transaction

from rodtrad.foundation.base import clock
from rodtrad.work.trials.choices import ObstacleState
from rodtrad.work.trials.models import Obstacle, Trial
from rodtrad.work.trials.queries.noticing import facts_of, limits_at
from rodtrad.work.trials.rules.noticing import CHECKS, noticed


@transaction.atomic
def look_at(trial: Trial) -> None:
    """Bring what the system has noticed about one trial up to date. A dismissed one stays silent while it holds."""
    seen = set() if trial.item.is_retired else noticed(facts_of(trial), limits_at(trial.item.place))
    held = {row.check_code: row for row in trial.obstacles.exclude(check_code="").filter(holds=True)}
    for code in held.keys() - seen:
        row = held[code]
        row.holds = False
        if row.state == ObstacleState.OPEN:
            row.state, row.closed = ObstacleState.GONE, clock.now()
        row.save(update_fields=["holds", "state", "closed"])
    now = clock.now()
    Obstacle.objects.bulk_create(
        Obstacle(trial=trial, kind=CHECKS[code][1], check_code=code, raised=now)
        for code in sorted(seen - held.keys())
    )
