"""Values: one row a period and part of the whole, and what they were before they were corrected."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import Place, User
from rodtrad.sources.indicators.choices import Sex, Status, Way
from rodtrad.sources.indicators.models.batches import Batch
from rodtrad.sources.indicators.models.measures import Measure


class Split(ScopedModel):
    """A part of the whole: a sex, an age group, a unit, or several of them; all empty = the total.

    ``area``: another municipality to compare with (its code, or that of the whole country); only fetched values.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="splits")
    sex = models.CharField(max_length=8, choices=Sex.choices, blank=True)
    age = GuardedCharField(max_length=40, blank=True)
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    area = models.CharField(max_length=4, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "sex", "age", "place", "area"], name="indicators_split_once"
            ),
            models.UniqueConstraint(
                fields=["measure", "sex", "age", "area"],
                condition=models.Q(place__isnull=True),
                name="indicators_split_once_all",
            ),
        ]

    @property
    def is_total(self) -> bool:
        return not (self.sex or self.age or self.place_id or self.area)


class _Told(ScopedModel):
    """A number and where it came from. ``value`` or ``num`` and ``den``; none of them unless status is given."""

    status = models.CharField(max_length=12, choices=Status.choices, default=Status.GIVEN)
    value = models.FloatField(null=True)
    num = models.FloatField(null=True)
    den = models.FloatField(null=True)
    way = models.CharField(max_length=8, choices=Way.choices)
    origin = GuardedCharField(max_length=300, blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    written = models.DateTimeField()

    class Meta:
        abstract = True


class Reading(_Told):
    """The value of a period, as it holds now. ``at``: the first day of the period."""

    split = models.ForeignKey(Split, on_delete=models.CASCADE, related_name="readings")
    at = models.DateField()
    batch = models.ForeignKey(Batch, null=True, on_delete=models.SET_NULL, related_name="readings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["split", "at"], name="indicators_reading_once")]


class FormerReading(_Told):
    """What a value was until it was corrected, why and by whom."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="former")
    why = GuardedCharField(max_length=300)
    corrected = models.DateTimeField()
    corrected_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-corrected", "-id"]
