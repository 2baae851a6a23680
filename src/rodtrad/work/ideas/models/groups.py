"""Groups of ideas about the same thing (IM-A6 clusters): who is in them, and what a person has said about that."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedJSONField
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.foundation.thread.models import Item
from rodtrad.work.ideas.choices import Correction, Placing
from rodtrad.work.ideas.models.campaigns import Campaign
from rodtrad.work.ideas.models.ideas import Idea


class Group(ScopedModel):
    """A group beside its item: item.title = its label, item.home = the campaign's, retired when it is no more.

    ``key``: the id that kernel.grouping gives, stable over runs. ``words``: what holds it together, strongest first.
    ``label_by``: the person who named it; the calculation then leaves the name alone. ``priority``: 1 is first, 0 =
    none given. What became of it is a thread link from the item.
    """

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="idea_group")
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="groups")
    key = models.CharField(max_length=64)
    words = GuardedJSONField(default=list)
    label_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    priority = models.PositiveSmallIntegerField(default=0)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "key"], name="ideas_group_key")]

    def __str__(self) -> str:
        return self.item.title


class Member(ScopedModel):
    """The group that an idea is in now; ``group`` empty = in none. ``borderline``: it nearly went elsewhere."""

    idea = models.OneToOneField(Idea, primary_key=True, on_delete=models.CASCADE, related_name="member")
    group = models.ForeignKey(Group, null=True, on_delete=models.CASCADE, related_name="members")
    borderline = models.BooleanField(default=False)
    placing = models.CharField(max_length=12, choices=Placing.choices, default=Placing.CALCULATED)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["group", "idea"], name="ideas_member_group")]


class GroupCorrection(ScopedModel):
    """What a person has said about an idea and a group; ``group`` empty with "moved" = belongs in none.

    Those with ``undone`` empty hold, the newest first: at most one moved or kept an idea, any number of never.
    """

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="corrections")
    group = models.ForeignKey(Group, null=True, on_delete=models.CASCADE, related_name="corrections")
    what = models.CharField(max_length=8, choices=Correction.choices)
    before = models.ForeignKey(Group, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    undone = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["idea"],
                name="ideas_placed_once",
                condition=models.Q(undone__isnull=True, what__in=["moved", "kept"]),
            )
        ]
