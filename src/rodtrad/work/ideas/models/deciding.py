"""The way through a pile: what was decided last, so that it can be taken back, and where somebody is."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedJSONField
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.work.ideas.models.campaigns import Campaign
from rodtrad.work.ideas.models.ideas import Idea


class Decision(ScopedModel):
    """One decision about one idea. ``before``: state and triage as they stood, to go back to."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="decisions")
    before = GuardedJSONField(default=dict)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    undone = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["by", "-id"], name="ideas_decision_mine")]


class TriagePlace(ScopedModel):
    """The idea that a person saw last in the pile of a campaign."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "person"], name="ideas_triage_place_once")]
