"""What the checks ask, and every answer given."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedJSONField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.work.canvas.models.cards import CardDetail
from rodtrad.work.canvas.models.cases import CaseDetail


class Finding(ScopedModel):
    """What a check asks about one card, or about the case (card null). Kept up to date on every save."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    case = models.ForeignKey(CaseDetail, on_delete=models.CASCADE, related_name="findings")
    check_code = models.CharField(max_length=12)
    card = models.ForeignKey(CardDetail, null=True, on_delete=models.CASCADE, related_name="findings")
    since = models.DateTimeField()
    on_suggestion = models.BooleanField(default=False)
    answer = models.CharField(max_length=10, blank=True)
    reason = GuardedTextField(blank=True)
    answered = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    until = models.DateField(null=True)

    class Meta:
        ordering = ["check_code", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "check_code", "card"], name="canvas_finding_once"),
            models.UniqueConstraint(
                fields=["case", "check_code"],
                name="canvas_finding_once_for_case",
                condition=models.Q(card__isnull=True),
            ),
        ]


class FindingAnswer(ScopedModel):
    """Every answer ever given to a finding, also lapsed ones: the history behind Finding.answer."""

    case = models.ForeignKey(CaseDetail, on_delete=models.CASCADE, related_name="answers")
    check_code = models.CharField(max_length=12)
    cards = GuardedJSONField(default=list)
    answer = models.CharField(max_length=10)
    reason = GuardedTextField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    until = models.DateField(null=True)

    class Meta:
        ordering = ["at", "id"]
