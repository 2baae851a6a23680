"""Files and pastes of values that wait for a yes."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.sources.indicators.choices import BatchKind, Way
from rodtrad.sources.indicators.models.measures import Measure


class Batch(ScopedModel):
    """Many values: first a preview, then all of them brought in, or none.

    ``measure``: the one they belong to; empty when the file names the measure of each row. ``packed``: the rows as
    they were read, compressed JSON; of a comparison file its sheet, emptied when they have been brought in.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    kind = models.CharField(max_length=12, choices=BatchKind.choices, default=BatchKind.VALUES)
    measure = models.ForeignKey(Measure, null=True, on_delete=models.CASCADE, related_name="batches")
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=8, choices=Way.choices)
    at = models.DateTimeField()
    name = GuardedCharField(max_length=150)
    why = GuardedCharField(max_length=300, blank=True)
    rows = models.PositiveIntegerField(default=0)
    packed = models.BinaryField(default=bytes)
    brought_in = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.name
