"""From trial to regular work: the gate (TID-41), and how it goes afterwards (early-support.md 10)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Gate(models.TextChoices):
    """The answers to "is the new better than the old?" """

    NUMBERS = "numbers", _("Yes, the numbers show it")
    JUDGEMENT = "judgement", _("Yes, we judge so")
    NOT_SHOWN = "not-shown", _("It is not shown: it stays a trial")


class RegularState(models.TextChoices):
    """How far the introduction has come."""

    PLANNED = "planned", pgettext_lazy("state of an introduction", "planned")
    STARTING = "starting", pgettext_lazy("state of an introduction", "starting")
    IN_USE = "in-use", pgettext_lazy("state of an introduction", "in use")
    SUSTAINED = "sustained", pgettext_lazy("state of an introduction", "holds")
    FELL_BACK = "fell-back", pgettext_lazy("state of an introduction", "fell back")


class Holds(models.TextChoices):
    """What a follow-up found: is it still done as it was meant?"""

    YES = "yes", _("yes, as it was meant")
    PARTLY = "partly", _("partly")
    NO = "no", _("no")
