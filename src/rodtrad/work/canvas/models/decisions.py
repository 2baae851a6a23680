"""Decision points: a choice that was made, why, and when to think again (domain/kubinol.md 5.3)."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedJSONField, GuardedTextField
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.thread.models import Item
from rodtrad.work.canvas.models.cases import CaseDetail
from rodtrad.work.canvas.models.history import Version


class DecisionPoint(ScopedModel):
    """A decision beside its item (item.text = the question).

    ``grounds``: ids of cards, as the file has them; those that are cards of the case are linked too.
    ``reconsider``: a date as written, perhaps partial; ``due``: its last day, empty when nothing is to be
    raised any more. ``follows``: the decision that this one took up anew. ``version``: the sketch as it stood.
    """

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="decision")
    case = models.ForeignKey(CaseDetail, on_delete=models.CASCADE, related_name="decision_points")
    day = models.DateField()
    alternatives = GuardedJSONField(default=list)
    chosen = GuardedTextField(blank=True)
    reasons = GuardedTextField(blank=True)
    grounds = GuardedJSONField(default=list)
    decided_by = GuardedTextField(blank=True)
    gives_up = GuardedTextField(blank=True)
    reconsider = GuardedCharField(max_length=40, blank=True)
    due = models.DateField(null=True)
    reminded = models.DateTimeField(null=True)
    follows = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="followed_by")
    version = models.ForeignKey(Version, null=True, on_delete=models.SET_NULL, related_name="+")
    position = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["-day", "-item_id"]
        indexes = [
            models.Index(fields=["case", "-day", "-item"], name="canvas_decision_case"),
            models.Index(fields=["due"], name="canvas_decision_due", condition=models.Q(due__isnull=False)),
        ]
