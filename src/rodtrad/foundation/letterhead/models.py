"""The files that a place has of its own."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.letterhead.choices import Kind
from rodtrad.foundation.org.models import Place, User


class OwnFile(ScopedModel):
    """One file of one kind at a place; places below use it until they have their own.

    ``lacks``: what the template is without, as told by render.office when it came.
    """

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    name = GuardedCharField(max_length=120)
    data = models.BinaryField()
    lacks = models.JSONField(default=list)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "kind"], name="letterhead_once")]

    def __str__(self) -> str:
        return self.name
