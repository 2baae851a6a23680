"""The three conditions of a place; those of a case stand among its fields, as in the file (kubinol.md 9.5)."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedTextField
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import Place, User


class PlaceCondition(ScopedModel):
    """How the conditions stood at a place on a day: each yes, partly or no. ``by``: a function, not a person."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    time = models.CharField(max_length=10, blank=True)
    mandate = models.CharField(max_length=10, blank=True)
    asked_for = models.CharField(max_length=10, blank=True)
    by = GuardedTextField(blank=True)
    note = GuardedTextField(blank=True)
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["day", "id"]
        indexes = [models.Index(fields=["place", "day"], name="canvas_place_condition")]
