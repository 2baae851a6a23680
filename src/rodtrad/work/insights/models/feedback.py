"""The answer owed to those who told: what was heard, what is done, what is not and why."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedTextField
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.thread.models import Item
from rodtrad.work.insights.choices import Channel
from rodtrad.work.insights.models.works import InsightWork


class Feedback(ScopedModel):
    """The details of an "insight-feedback" item (item.title, item.text = what we heard).

    ``given``: the day those who told got it; empty while it is only planned. Public when the item's audience is.
    """

    item = models.OneToOneField(
        Item, primary_key=True, on_delete=models.CASCADE, related_name="insight_feedback"
    )
    municipality = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    work = models.ForeignKey(InsightWork, on_delete=models.PROTECT, related_name="feedback")
    did = GuardedTextField(blank=True)
    will_not = GuardedTextField(blank=True)
    channel = models.CharField(max_length=12, choices=Channel.choices)
    planned = models.DateField(null=True)
    given = models.DateField(null=True)
    reaction = GuardedTextField(blank=True)
    proposals_back = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["municipality", "-given"], name="insights_feedback_given")]

    def __str__(self) -> str:
        return self.item.title
