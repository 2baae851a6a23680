"""From trial to regular work: the gate, the introduction and its follow-ups (early-support.md 7 TID-41, 10)."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedJSONField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.foundation.thread.models import Item
from rodtrad.work.trials.choices import Gate, Holds, RegularState
from rodtrad.work.trials.models.trials import Trial


class Regular(ScopedModel):
    """The answer at the gate, and then the introduction. ``measure``: what the numbers are of; ``before`` and
    ``after``: what it showed. ``steps_done``: the lines of the checklist that are ticked, in its own words."""

    trial = models.OneToOneField(Trial, primary_key=True, on_delete=models.CASCADE, related_name="regular")
    gate = models.CharField(max_length=10, choices=Gate.choices)
    why = GuardedTextField(blank=True)
    measure = models.ForeignKey(Item, null=True, on_delete=models.SET_NULL, related_name="+")
    before = GuardedCharField(max_length=120, blank=True)
    after = GuardedCharField(max_length=120, blank=True)
    answered = models.DateTimeField()
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    state = models.CharField(max_length=10, choices=RegularState.choices, default=RegularState.PLANNED)
    decided_by = GuardedCharField(max_length=120, blank=True)
    responsible = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    scope = GuardedCharField(max_length=300, blank=True)
    routine = GuardedTextField(blank=True)
    resources = GuardedTextField(blank=True)
    stops_doing = GuardedTextField(blank=True)
    steps_done = GuardedJSONField(default=list)
    starts = models.DateField(null=True)
    in_use = models.DateField(null=True)
    follow_up = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.trial_id} {self.gate}"


class FollowUp(ScopedModel):
    """Is it still done as it was meant? Planned for ``due``; ``done`` when somebody has looked."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    regular = models.ForeignKey(Regular, on_delete=models.CASCADE, related_name="follow_ups")
    due = models.DateField()
    done = models.DateField(null=True)
    holds = models.CharField(max_length=8, choices=Holds.choices, blank=True)
    note = GuardedTextField(blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["due", "id"]

    def __str__(self) -> str:
        return self.due.isoformat()
