"""What a person has been told of in the app, and how they wish to be told."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.foundation.talk.choices import Way
from rodtrad.foundation.thread.models import Item


class Notice(ScopedModel):
    """One line in a person's list: this kind of thing happened with this item on this day, ``count`` times.

    It holds no words of anybody: the title is read from the item when it is shown, to whom still sees it.
    ``who``: the last who did it. ``anchor``: where on the item's page. ``in_digest``: to be told in the next one.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    at = models.DateTimeField()
    who = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    anchor = models.CharField(max_length=40, blank=True)
    count = models.PositiveIntegerField(default=0)
    read = models.DateTimeField(null=True)
    in_digest = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "kind", "item", "day"], name="talk_notice_once_a_day")
        ]
        indexes = [
            models.Index(fields=["user", "-at", "-id"], name="talk_notice_list"),
            models.Index(fields=["user"], name="talk_notice_unread", condition=models.Q(read__isnull=True)),
            models.Index(fields=["user"], name="talk_notice_digest", condition=models.Q(in_digest=True)),
        ]


class NoticeChoice(ScopedModel):
    """How a person wishes to be told of one kind; without a row it is as the kind declares."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    way = models.CharField(max_length=10, choices=Way.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="talk_choice_once")]


class Preference(ScopedModel):
    """When a person gets mail, and when the platform last looked after them.

    ``hour``: of the daily mail, local time. ``quiet``: weekdays without mail, 0 = Monday. ``digested``: the day of
    the last daily mail. ``looked``: the day when the person was last told of what is due.
    """

    user = models.OneToOneField(User, primary_key=True, on_delete=models.CASCADE, related_name="+")
    hour = models.PositiveSmallIntegerField(default=7)
    quiet = models.JSONField(default=list)
    digested = models.DateField(null=True)
    looked = models.DateField(null=True)


class Told(ScopedModel):
    """A person has been told that this is due: once for each last day it has had."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=120)
    due = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key", "due"], name="talk_told_once")]
