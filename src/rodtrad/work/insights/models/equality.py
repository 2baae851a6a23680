"""Who was heard, counted by group, and how large the groups are among those who live here. Counts, never persons."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import Place, User
from rodtrad.work.insights.choices import Dimension
from rodtrad.work.insights.models.works import InsightWork


class Heard(ScopedModel):
    """How many of those heard in a work belong to a category ("women" of "sex")."""

    work = models.ForeignKey(InsightWork, on_delete=models.CASCADE, related_name="heard")
    dimension = models.CharField(max_length=12, choices=Dimension.choices)
    category = GuardedCharField(max_length=60)
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["dimension", "id"]
        constraints = [
            models.UniqueConstraint(fields=["work", "dimension", "category"], name="insights_heard_once")
        ]


class PopulationShare(ScopedModel):
    """How large a share of those who live in the municipality a category is, in percent, as somebody entered it."""

    municipality = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    dimension = models.CharField(max_length=12, choices=Dimension.choices)
    category = GuardedCharField(max_length=60)
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    source = GuardedCharField(max_length=200, blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["dimension", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "dimension", "category"], name="insights_share_once"
            )
        ]
