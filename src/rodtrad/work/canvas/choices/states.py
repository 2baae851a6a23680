"""States and the other fixed choices of a case."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(models.TextChoices):
    """In the order of domain/kubinol.md 5.1; the first six have a rank."""

    SKETCH = "sketch", pgettext_lazy("state of a case", "sketch")
    PROTOTYPE = "prototype", pgettext_lazy("state of a case", "prototype ready")
    IN_TEST = "in-test", pgettext_lazy("state of a case", "in test")
    FOLLOWED_UP = "followed-up", pgettext_lazy("state of a case", "followed up")
    REVISED = "revised", pgettext_lazy("state of a case", "revised")
    ESTABLISHED = "established", pgettext_lazy("state of a case", "regular work")
    PAUSED = "paused", pgettext_lazy("state of a case", "paused")
    ENDED = "ended", pgettext_lazy("state of a case", "ended")


class Level(models.TextChoices):
    STRATEGIC = "strategic", _("strategic")
    OPERATIONAL = "operational", _("operational")


class NewOrExisting(models.TextChoices):
    NEW = "new", _("a new intervention")
    EXISTING = "existing", _("an existing intervention")


class EntryTrigger(models.TextChoices):
    NEW_NEED = "new-need", _("a new need")
    NEW_GOAL = "new-goal", _("a new goal")
    NEW_KNOWLEDGE = "new-knowledge", _("new knowledge")
    MISSED_GROUP = "missed-group", _("a target group that was missed")
    REVIEW = "review", _("a review of something existing")
    FUNDING = "funding", _("funding")
    OTHER = "other", _("something else")


class ReviewOutcome(models.TextChoices):
    KEEP = "keep", _("keep")
    DEVELOP = "develop", _("develop")
    REVISE = "revise", _("revise")
    REPLACE = "replace", _("replace")
    END = "end", _("end, not relevant")


class AnswerKind(models.TextChoices):
    """What one may do with a question that a check asks."""

    ANSWERED = "answered", _("answered")
    POSTPONED = "postponed", _("postponed")
    DISMISSED = "dismissed", _("not relevant here")
