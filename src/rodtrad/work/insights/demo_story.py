"""Who does what on which day in the demo's insights, and the rows its chapters share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.utils import timezone

from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import actor_for
from rodtrad.work.insights.models import Insight, InsightWork, SubPopulation


class Story:
    """Who does what, how many days ago."""

    def __init__(self, world: dict[str, Any]) -> None:
        self.users, self.places = world["users"], world["places"]
        self.owners: dict[str, tuple[Place, Any]] = {}
        self.start = timezone.localtime(clock.now()).replace(hour=10, minute=20, second=0, microsecond=0)

    @contextmanager
    def day(self, days_ago: int, person: Any) -> Iterator[Actor]:
        user = self.users[person] if isinstance(person, str) else person
        with clock.at(self.start - timedelta(days=days_ago)):
            actor = actor_for(user)
            with scope.acting(actor):
                yield actor


def group_of(key: str) -> SubPopulation:
    return SubPopulation.objects.get(key=key, municipality__isnull=True)


def again(work: InsightWork) -> InsightWork:
    return InsightWork.objects.select_related("item__place", "municipality").get(pk=work.pk)


def fresh(insight: Insight) -> Insight:
    return Insight.objects.select_related("item__place__municipality").get(pk=insight.pk)
