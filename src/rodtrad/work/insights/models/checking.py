"""What was looked up before asking, how incoming material was classed, and what the checks ask."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.thread.models import Item
from rodtrad.work.insights.choices import Advice, Material
from rodtrad.work.insights.models.insights import Insight
from rodtrad.work.insights.models.words import SubPopulation
from rodtrad.work.insights.models.works import InsightWork


class LookedUp(ScopedModel):
    """One look "has anyone asked this?" (INS-40), and what it gave. A new work names the look it began with.

    ``insights`` and ``works``: how many were shown. ``last_asked``: when the group was last asked. ``advice``: what the
    person chose then; anything but asking anew needs no work.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    question = GuardedCharField(max_length=300)
    group = models.ForeignKey(SubPopulation, null=True, on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    insights = models.PositiveIntegerField(default=0)
    works = models.PositiveIntegerField(default=0)
    last_asked = models.DateField(null=True)
    advice = models.CharField(max_length=10, choices=Advice.choices, blank=True)
    why = GuardedTextField(blank=True)
    work = models.ForeignKey(InsightWork, null=True, on_delete=models.PROTECT, related_name="looked_up")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]


class SourceCheck(ScopedModel):
    """The five questions put to what came in (INS-10), and what it was classed as. The latest answers hold.

    ``classed``: what the answers say; ``decided``: what the person chose to file it as, with a reason if they differ.
    """

    insight = models.OneToOneField(
        Insight, primary_key=True, on_delete=models.CASCADE, related_name="source_check"
    )
    own_experience = models.BooleanField()
    tells_how = models.BooleanField()
    analysed = models.BooleanField()
    tied = models.BooleanField()
    about_life = models.BooleanField()
    classed = models.CharField(max_length=10, choices=Material.choices)
    reason = GuardedTextField(blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Finding(ScopedModel):
    """What a check asks about one insight or work. Kept up to date on every save; an answer lapses when its item
    changes in substance or its time is out."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="insight_findings")
    check_code = models.CharField(max_length=12)
    since = models.DateTimeField()
    answer = models.CharField(max_length=10, blank=True)
    reason = GuardedTextField(blank=True)
    answered = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    until = models.DateField(null=True)

    class Meta:
        ordering = ["check_code", "id"]
        constraints = [models.UniqueConstraint(fields=["item", "check_code"], name="insights_finding_once")]
