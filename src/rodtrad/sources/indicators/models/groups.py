"""Balanced measures: those that are looked at together (dialogen-analysis 5.4)."""

from __future__ import annotations

from typing import Any

from django.db import models

from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.thread.models import Item
from rodtrad.sources.indicators.models.measures import Measure


class Group(ScopedModel):
    """A group beside its item: item.title = its name, item.text = what one looks for."""

    item = models.OneToOneField(
        Item, primary_key=True, on_delete=models.CASCADE, related_name="indicator_group"
    )
    measures: Any = models.ManyToManyField(Measure, through="GroupMember", related_name="groups")

    def __str__(self) -> str:
        return self.item.title


class GroupMember(ScopedModel):
    """A measure's place in a group."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="member_rows")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["group", "measure"], name="indicators_member_once")]
