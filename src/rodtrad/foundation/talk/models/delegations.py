"""What one person has handed to another, and who stands in for whom."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.foundation.talk.choices import Outcome
from rodtrad.foundation.thread.models import Item


class Delegation(ScopedModel):
    """Something that waits for ``giver``, done by ``taker`` instead. ``key``: the Todo's.

    ``title`` and ``url`` are as they were when it was handed over, shown to who still sees the item.
    ``until``: the last day agreed on.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    key = models.CharField(max_length=120)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    title = GuardedCharField(max_length=300)
    url = models.CharField(max_length=300)
    giver = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    note = GuardedTextField(blank=True)
    until = models.DateField(null=True)
    created = models.DateTimeField()
    ended = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    reason = GuardedTextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["giver", "key"], name="talk_delegated_once", condition=models.Q(ended__isnull=True)
            )
        ]
        indexes = [
            models.Index(fields=["taker"], name="talk_delegated_open", condition=models.Q(ended__isnull=True))
        ]

    def __str__(self) -> str:
        return self.code


class StandIn(ScopedModel):
    """For a time, what waits for ``person`` also stands in the list of ``by``. Both days count."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    ended = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["by", "until"], name="talk_standin_by")]

    def __str__(self) -> str:
        return self.code
