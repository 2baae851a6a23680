"""How one is told, how a mail stands, how a handing over ended."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Way(models.TextChoices):
    """How a person is told of one kind of thing."""

    NOW = "now", _("By e-mail at once")
    DIGEST = "digest", _("By e-mail once a day")
    APP = "app", _("Only here")
    NONE = "none", _("Not at all")


class MailState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("state of a mail", "waiting")
    SENDING = "sending", pgettext_lazy("state of a mail", "being sent")
    SENT = "sent", pgettext_lazy("state of a mail", "sent")
    FAILED = "failed", pgettext_lazy("state of a mail", "could not be sent")


class Outcome(models.TextChoices):
    """How a handing over ended."""

    DONE = "done", pgettext_lazy("handing over", "done")
    RETURNED = "returned", pgettext_lazy("handing over", "given back")
    TAKEN_BACK = "taken-back", pgettext_lazy("handing over", "taken back")


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


# Notice kinds of this module; their words stand in the manifest.
COMMENT, MENTION, ANSWER = "talk.comment", "talk.mention", "talk.answer"
FLAG, CHANGED, RETIRED = "talk.flag", "talk.changed", "talk.retired"
DELEGATED, RETURNED, DUE = "talk.delegated", "talk.returned", "talk.due"
