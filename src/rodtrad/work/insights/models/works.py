"""An insight work: who was asked what, how, where and when, and what was promised in return."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedTextField
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.thread.models import Item
from rodtrad.work.insights.choices import Openness, Secrecy
from rodtrad.work.insights.models.partners import Partner
from rodtrad.work.insights.models.words import SubPopulation, Theme


class InsightWork(ScopedModel):
    """The details of an "insight-work" item (item.title, item.text = aim, item.state: choices.WorkState).

    ``questions``: what was asked, one a line. ``circles``: the perspectives aimed at (rules.circles). ``done_on``:
    when the analysis was done; the answer to those who told is due on ``feedback_due``, kept because the setting
    may change later. ``material_at``: where the material is kept, to be erased on ``erase_on``. ``hours``: its cost.
    """

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="insight_work")
    municipality = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    deputy = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    questions = GuardedTextField(blank=True)
    circles = models.PositiveSmallIntegerField(default=0)
    groups = models.ManyToManyField(SubPopulation, related_name="works")
    themes = models.ManyToManyField(Theme, related_name="works")
    methods = GuardedCharField(max_length=200, blank=True)
    whereabouts = GuardedCharField(max_length=200, blank=True)
    planned_n = models.PositiveIntegerField(null=True)
    actual_n = models.PositiveIntegerField(null=True)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)
    done_on = models.DateField(null=True)
    promised = GuardedTextField(blank=True)
    consent = GuardedCharField(max_length=200, blank=True)
    material_at = GuardedCharField(max_length=200, blank=True)
    secrecy = models.CharField(max_length=12, choices=Secrecy.choices, default=Secrecy.OPEN)
    erase_on = models.DateField(null=True)
    openness = models.CharField(max_length=10, choices=Openness.choices, default=Openness.METADATA)
    partner = models.ForeignKey(Partner, null=True, on_delete=models.PROTECT, related_name="works")
    feedback_plan = GuardedTextField(blank=True)
    feedback_due = models.DateField(null=True)
    reminded = models.DateField(null=True)
    hours = models.PositiveIntegerField(null=True)
    open_findings = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "-ends"], name="insights_work_place"),
            models.Index(fields=["feedback_due"], name="insights_work_due"),
        ]

    def __str__(self) -> str:
        return self.item.title
