"""How we stand beside a group, as a published comparison says (Open Comparisons and files like them)."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.sources.indicators.models.measures import Measure


class Compared(ScopedModel):
    """One indicator, period and group. ``own``, ``group_value`` None: there is none, the status says why.

    ``rank`` 1 is best among ``among``. ``computed``: rank or group value was worked out here, not by the source.
    ``used_in``: in which analysis it is used. ``retired``: taken away, or replaced by a later file.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="compared")
    source = GuardedCharField(max_length=150)
    indicator = GuardedCharField(max_length=300)
    period = GuardedCharField(max_length=20)
    group = GuardedCharField(max_length=200)
    own = models.FloatField(null=True)
    own_status = GuardedCharField(max_length=60, blank=True)
    group_value = models.FloatField(null=True)
    group_status = GuardedCharField(max_length=60, blank=True)
    rank = models.PositiveIntegerField(null=True)
    among = models.PositiveIntegerField(null=True)
    computed = models.BooleanField(default=False)
    comment = GuardedTextField(blank=True)
    used_in = GuardedCharField(max_length=300, blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["-period", "indicator", "group", "-id"]

    def __str__(self) -> str:
        return self.indicator
