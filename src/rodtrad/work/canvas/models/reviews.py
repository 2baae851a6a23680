"""The guided review of an existing intervention, and the manager's mandate for regular work."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedJSONField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.work.canvas.models.cases import CaseDetail


class Review(ScopedModel):
    """A review, step by step (KUB-02). ``step``: where it was left. ``notes``: step → how it is today.

    ``outcome`` empty: still under way. Hours are per month, money in kronor per year, as in the case file.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    case = models.ForeignKey(CaseDetail, on_delete=models.CASCADE, related_name="reviews")
    begun = models.DateTimeField()
    begun_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=20)
    notes = GuardedJSONField(default=dict)
    outcome = models.CharField(max_length=10, blank=True)
    reason = GuardedTextField(blank=True)
    ended = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-begun", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], name="canvas_review_one_open", condition=models.Q(ended__isnull=True)
            )
        ]


class Mandate(ScopedModel):
    """A manager's yes to making the work regular: who, in what function, when, and a line."""

    case = models.ForeignKey(CaseDetail, on_delete=models.CASCADE, related_name="mandates")
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    role = GuardedTextField(blank=True)
    line = GuardedTextField()

    class Meta:
        ordering = ["-at", "-id"]
