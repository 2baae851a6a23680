"""Trials, their results and lessons, beside their items (item.title = what is tried, item.text = what changes)."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedTextField
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.foundation.thread.models import Item
from rodtrad.work.trials.choices import Turned


class Trial(ScopedModel):
    """One thing that is tried. ``levels`` and ``vulnerable``: keys of choices.Level and
    choices.Vulnerable with spaces between. ``proxy``: what is counted
    instead of something hard to measure.

    Kept by the services so that the board asks one table: ``since``, the day it came into its state; ``last_entry``,
    the day somebody last wrote in it; ``ends``, the last day of the running cycle; ``number``, how many cycles;
    ``asked_about``, the number of the cycle that "what happened?" was last asked about.
    """

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="trial")
    for_whom = GuardedCharField(max_length=300, blank=True)
    change_kind = GuardedCharField(max_length=60, blank=True)
    levels = GuardedCharField(max_length=20, blank=True)
    vulnerable = GuardedCharField(max_length=80, blank=True)
    hard_to_measure = models.BooleanField(default=False)
    proxy = GuardedTextField(blank=True)
    responsible = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    last_entry = models.DateField()
    ends = models.DateField(null=True)
    number = models.PositiveIntegerField(default=0)
    asked_about = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.item.title


class Result(ScopedModel):
    """What a cycle gave, as a thing on the thread (item.text = what happened)."""

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="trial_result")
    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="results")
    cycle = models.PositiveIntegerField()
    turned = models.CharField(max_length=12, choices=Turned.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["trial", "cycle"], name="trials_one_result_a_cycle")]

    def __str__(self) -> str:
        return self.item.title


class Lesson(ScopedModel):
    """What somebody learned (item.text). ``useful_to``: for whom else."""

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="trial_lesson")
    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="lessons")
    cycle = models.PositiveIntegerField(null=True)
    useful_to = GuardedCharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.item.title
