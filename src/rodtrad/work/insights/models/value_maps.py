"""What creates value before, during and after the contact; journeys step by step; families made up to think with."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedTextField
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.thread.models import Item
from rodtrad.work.insights.choices import Phase, Picture
from rodtrad.work.insights.models.insights import Insight


class ValueMap(ScopedModel):
    """The details of a "value-map" item (item.title = the service, the journey or the family; item.text = about it).

    ``form``: a value map, a user journey or an invented family. ``family``: the family that a journey follows.
    """

    item = models.OneToOneField(
        Item, primary_key=True, on_delete=models.CASCADE, related_name="insight_value_map"
    )
    municipality = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=10, choices=Picture.choices)
    service = GuardedCharField(max_length=200, blank=True)
    family = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="journeys")

    def __str__(self) -> str:
        return self.item.title


class ValueStep(ScopedModel):
    """One thing that creates value, one step of a journey, or one member of a family.

    ``is_gap``: value that is missing today. ``feeling``: -2 (heavy) to 2 (light), empty when nobody has said.
    """

    map = models.ForeignKey(ValueMap, on_delete=models.CASCADE, related_name="steps")
    phase = models.CharField(max_length=8, choices=Phase.choices)
    position = models.PositiveIntegerField()
    text = GuardedTextField()
    obstacle = GuardedTextField(blank=True)
    feeling = models.SmallIntegerField(null=True)
    is_gap = models.BooleanField(default=False)
    insight = models.ForeignKey(Insight, null=True, on_delete=models.PROTECT, related_name="steps")
    retired = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "id"]
