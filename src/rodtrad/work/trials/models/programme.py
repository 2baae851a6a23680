"""Design programmes: a direction, the trials phased in under it, and what each answered to the six perspectives."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedTextField
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.foundation.thread.models import Item
from rodtrad.work.trials.choices import Perspective, Theme
from rodtrad.work.trials.models.trials import Trial


class Programme(ScopedModel):
    """A programme beside its item (item.title; item.text = the direction it goes in)."""

    item = models.OneToOneField(
        Item, primary_key=True, on_delete=models.CASCADE, related_name="design_programme"
    )
    owner = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.item.title


class InProgramme(ScopedModel):
    """A trial in a programme, under a theme. A trial is in one programme at most."""

    trial = models.OneToOneField(
        Trial, primary_key=True, on_delete=models.CASCADE, related_name="in_programme"
    )
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="trials")
    theme = models.CharField(max_length=4, choices=Theme.choices)

    def __str__(self) -> str:
        return f"{self.trial_id} {self.theme}"


class Reflection(ScopedModel):
    """What a trial answers to one perspective. ``relevant`` False: the text says why it is not."""

    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="reflections")
    perspective = models.CharField(max_length=4, choices=Perspective.choices)
    relevant = models.BooleanField(default=True)
    text = GuardedTextField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["perspective"]
        constraints = [
            models.UniqueConstraint(fields=["trial", "perspective"], name="trials_one_answer_a_perspective")
        ]

    def __str__(self) -> str:
        return f"{self.perspective}: {self.text}"
