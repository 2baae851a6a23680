"""Life of an item, basis of a link, answers to a look-again flag."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Life(models.TextChoices):
    DRAFT = "draft", _("draft")
    CURRENT = "current", pgettext_lazy("life of an item", "current")
    RETIRED = "retired", _("put away")


class Basis(models.TextChoices):
    SOURCE = "source", _("stated")
    INFERRED = "inferred", _("suggested, not confirmed")
    ACCEPTED = "accepted", _("suggested and confirmed")


class FlagAnswer(models.TextChoices):
    KEEP = "keep", pgettext_lazy("answer to a flag", "still valid")
    CHANGE = "change", pgettext_lazy("answer to a flag", "changed")
    STOP = "stop", pgettext_lazy("answer to a flag", "not relevant")


class FlagWhy(models.TextChoices):
    """Why an item is to be looked at again: the reasons of kernel.thread.rethink."""

    UPPER_CHANGED = "upper-changed", _("something it rests on has changed")
    LOWER_CHANGED = "lower-changed", _("something that rests on it has changed")
    UPPER_CHANGED_ELSEWHERE = (
        "upper-changed-elsewhere",
        _("something it rests on has changed in another work"),
    )
    TARGET_GROUP_CHANGED = "target-group-changed", _("the target group has changed")
    NEXT_STEP = "next-step", _("a neighbour was looked at again and changed")
    DOUBLE_LOOP = "double-loop", _("a test casts doubt on it")
