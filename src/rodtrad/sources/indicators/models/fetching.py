"""What is fetched from a national source, and how it went."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedJSONField
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.sources.indicators.models.measures import Measure


class Fetch(ScopedModel):
    """That a measure's values are fetched: such a measure takes no others, so that its line has one source.

    ``areas``: codes of the municipalities to compare with, besides one's own. ``since``: the first year.
    ``fetched``: when all of it last came. ``failed``: since when it has not come, empty while all is well;
    ``failure``: why, in words for the page. ``stopped``: a person has said that no more is to be fetched.
    """

    measure = models.OneToOneField(Measure, primary_key=True, on_delete=models.CASCADE, related_name="fetch")
    areas = GuardedJSONField(default=list, blank=True)
    since = models.PositiveSmallIntegerField()
    fetched = models.DateTimeField(null=True)
    failed = models.DateTimeField(null=True)
    failure = GuardedCharField(max_length=400, blank=True)
    stopped = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["failed"], name="indicators_fetch_failed")]

    def __str__(self) -> str:
        return self.measure.item.title
