"""Learning loops: what made a team change, and whether it questioned how or why (domain/kubinol.md 5.4)."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedJSONField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.work.canvas.models.cards import CardDetail
from rodtrad.work.canvas.models.cases import CaseDetail


class Loop(ScopedModel):
    """A loop between two versions, by their numbers.

    ``suggested``: what the computer proposed; ``kind``: what the team said. ``began``: the day of what set it
    off. ``elements``: ids of the intervention elements that changed. ``card``: the result it came from.
    ``assumptions`` and ``changed`` are a text or a list of texts, as the file has them.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    case = models.ForeignKey(CaseDetail, on_delete=models.CASCADE, related_name="loops")
    at = models.DateTimeField(null=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    trigger = models.CharField(max_length=20, blank=True)
    from_number = models.PositiveIntegerField(null=True)
    to_number = models.PositiveIntegerField(null=True)
    assumptions = GuardedJSONField(default=list)
    changed = GuardedJSONField(default=list)
    kind = models.CharField(max_length=10)
    suggested = models.CharField(max_length=10, blank=True)
    learning = GuardedTextField(blank=True)
    began = models.DateField(null=True)
    elements = GuardedJSONField(default=list)
    card = models.ForeignKey(CardDetail, null=True, on_delete=models.SET_NULL, related_name="+")
    position = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["id"]
