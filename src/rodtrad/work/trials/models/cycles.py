"""Cycles of a trial: plan, do, study, act (early-support.md 7.1)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from rodtrad.foundation.base.fields import GuardedCharField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.work.trials.choices import CycleState, Decision, Loop, Scale, Turned
from rodtrad.work.trials.models.trials import Trial


class Cycle(ScopedModel):
    """One lap. ``prediction`` is locked when ``started`` is set: the table itself refuses a start without one.

    ``starts`` and ``ends``: the days as planned; ``started``, ``ended``, ``decided``: when it was done, and by whom.
    ``carried_from``: the number of the cycle it goes on from.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="cycles")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=CycleState.choices, default=CycleState.PLANNED)
    planned = models.DateTimeField()
    carried_from = models.PositiveIntegerField(null=True)

    question = GuardedTextField()
    prediction = GuardedTextField(blank=True)
    scale = models.CharField(max_length=10, choices=Scale.choices, default=Scale.FEW)
    whereabouts = GuardedCharField(max_length=200, blank=True)
    who = GuardedCharField(max_length=200, blank=True)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    measures = GuardedTextField(blank=True)
    protection = GuardedTextField(blank=True)
    stop_rule = GuardedTextField(blank=True)

    started = models.DateTimeField(null=True)
    started_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    happened = GuardedTextField(blank=True)
    turned = models.CharField(max_length=12, choices=Turned.choices, blank=True)
    compared = GuardedTextField(blank=True)
    ended = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    decision = models.CharField(max_length=10, choices=Decision.choices, blank=True)
    reason = GuardedTextField(blank=True)
    loop = models.CharField(max_length=10, choices=Loop.choices, blank=True)
    stops_doing = GuardedTextField(blank=True)
    decided = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["trial", "number"], name="trials_cycle_number"),
            models.CheckConstraint(
                condition=Q(started__isnull=True) | ~Q(prediction=""), name="trials_expected_before_start"
            ),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=models.F("starts")),
                name="trials_cycle_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.trial_id} {self.number}"


class Observation(ScopedModel):
    """Something noted while a cycle runs: words, a number, or both. ``counted``: what the number counts.
    ``withdrawn``: when it was taken back; it stays in the history."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="observations")
    text = GuardedTextField(blank=True)
    number = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    counted = GuardedCharField(max_length=120, blank=True)
    day = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn = models.DateTimeField(null=True)

    class Meta:
        ordering = ["day", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") | Q(number__isnull=False), name="trials_observation_says_something"
            )
        ]

    def __str__(self) -> str:
        return self.text or str(self.number)
