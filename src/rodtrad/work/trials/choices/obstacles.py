"""What may stand in a trial's way (early-support.md 12), and what one does about it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ObstacleKind(models.TextChoices):
    """Kinds of obstacles, as they were met in the pilot."""

    TURNOVER = "turnover", _("staff have left")
    MANAGER = "manager", _("a new manager")
    REORGANISATION = "reorganisation", _("reorganisation")
    TIME = "time", _("lack of time")
    PURPOSE = "purpose", _("unclear purpose")
    KNOWLEDGE = "knowledge", _("knowledge hard to take in")
    ROLE = "role", _("unclear role of others")
    PAPERS = "papers", _("nobody keeps it together")
    HABIT = "habit", _("the habit fades")
    MEASURE = "measure", _("hard to measure, or not measured")
    ONE_PERSON = "one-person", _("it hangs on one person")
    PROOF = "proof", _("made permanent without proof")
    FELL_BACK = "fell-back", _("we fall back to how it was")
    LESSON = "lesson", _("the lesson is not written down")
    OTHER = "other", _("something else")


class ObstacleState(models.TextChoices):
    """``gone``: what the system noticed is no longer so."""

    OPEN = "open", pgettext_lazy("state of an obstacle", "in the way")
    HANDLED = "handled", pgettext_lazy("state of an obstacle", "handled")
    DISMISSED = "dismissed", pgettext_lazy("state of an obstacle", "no obstacle here")
    GONE = "gone", pgettext_lazy("state of an obstacle", "gone by itself")


class Closing(models.TextChoices):
    """How a person may close an obstacle."""

    HANDLED = ObstacleState.HANDLED.value, _("It is handled")
    DISMISSED = ObstacleState.DISMISSED.value, _("It is no obstacle here")
