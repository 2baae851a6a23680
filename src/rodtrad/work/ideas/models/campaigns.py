"""Campaigns beside their items (item.title, item.text = the challenge in words, item.state = open or closed)."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.functional import cached_property

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.fields import GuardedCharField, GuardedJSONField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.thread.models import Item
from rodtrad.work.ideas.choices import CampaignState, Naming


class Campaign(ScopedModel):
    """A call for ideas, or the continuous box of a place (``continuous``; no period).

    ``public_code`` stands in the address of poster and link; it opens the page to write on when
    ``open_to_all``. ``questions`` is a list of texts, ``types`` of IdeaType. ``languages``: codes of those that its
    public page speaks, the first is what item.title is written in; ``translations``: title, text and questions in the
    others, by code.
    ``opens`` and ``closes`` are days, both included. ``look_first``: others see an idea only when somebody has
    looked at it. ``places``: the units asked; none = the whole of item.place.
    """

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="campaign")
    continuous = models.BooleanField(default=False)
    public_code = models.CharField(max_length=12, unique=True, default=new_code)
    questions = GuardedJSONField(default=list, blank=True)
    opens = models.DateField(null=True)
    closes = models.DateField(null=True)
    naming = models.CharField(max_length=12, choices=Naming.choices, default=Naming.CHOICE)
    open_to_all = models.BooleanField(default=False)
    look_first = models.BooleanField(default=False)
    shows_similar = models.BooleanField(default=True)
    max_length = models.PositiveIntegerField(default=1000)
    types = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    responsible = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    translations = GuardedJSONField(default=dict, blank=True)
    places: Any = models.ManyToManyField(Place, related_name="+", blank=True)
    grouped_at = models.DateTimeField(null=True)
    wall = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opens__isnull=True)
                | models.Q(closes__isnull=True)
                | models.Q(closes__gte=models.F("opens")),
                name="ideas_period_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.item.title

    @cached_property
    def takes_ideas(self) -> bool:
        """Whether it is open, in use, and within its days."""
        today = clock.today()
        begun = self.opens is None or self.opens <= today
        ended = self.closes is not None and self.closes < today
        return self.item.state == CampaignState.OPEN and not self.item.is_retired and begun and not ended


class Challenge(ScopedModel):
    """One of the challenges that a campaign asks about. ``titles``: the same in other languages, by code."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="challenges")
    position = models.PositiveIntegerField()
    title = GuardedCharField(max_length=200)
    text = GuardedTextField(blank=True)
    titles = GuardedJSONField(default=dict, blank=True)
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title


class Batch(ScopedModel):
    """A file or a paste of many ideas: first a preview that waits, then brought in at once or not at all.

    ``packed``: the rows as they were read, compressed JSON; emptied when they have been brought in. Never kept
    with an identity number. ``key_digest``: of the content, so that the same file is noticed.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="batches")
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    name = GuardedCharField(max_length=150)
    rows = models.PositiveIntegerField(default=0)
    packed = models.BinaryField(default=bytes)
    key_digest = models.CharField(max_length=64, blank=True)
    brought_in = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["campaign", "key_digest"], name="ideas_batch_digest")]

    def __str__(self) -> str:
        return self.name
