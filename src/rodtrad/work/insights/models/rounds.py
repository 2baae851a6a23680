"""A question put to units: who is asked, until when, and what each has told."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.thread.models import Item
from rodtrad.work.insights.models.insights import Insight
from rodtrad.work.insights.models.words import SubPopulation


class InsightRound(ScopedModel):
    """The details of an "insight-round" item (item.title = the question, item.text = what it is for, item.state: open
    or closed). ``due``: the last day to answer. ``reminded``: when those who were silent were reminded by themselves.
    """

    item = models.OneToOneField(
        Item, primary_key=True, on_delete=models.CASCADE, related_name="insight_round"
    )
    municipality = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(SubPopulation, null=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField()
    reminded = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "-due"], name="insights_round_place"),
            models.Index(
                fields=["due"], name="insights_round_silent", condition=models.Q(reminded__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.item.title


class RoundUnit(ScopedModel):
    """One unit that is asked. ``answered``: the day it first told something, or said that it knows nothing, and then
    ``note`` may say more. ``asked``, ``reminded``: when its receivers were told of it."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    round = models.ForeignKey(InsightRound, on_delete=models.CASCADE, related_name="units")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    insights = models.ManyToManyField(Insight, related_name="answers_in")
    asked = models.DateTimeField()
    reminded = models.DateField(null=True)
    answered = models.DateField(null=True)
    note = GuardedTextField(blank=True)

    class Meta:
        ordering = ["place__name", "id"]
        constraints = [models.UniqueConstraint(fields=["round", "place"], name="insights_round_unit_once")]

    def __str__(self) -> str:
        return self.place.name
