"""What several people writing at once need: a counter per case, and what each browser has sent already."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.work.canvas.models.cards import CardDetail
from rodtrad.work.canvas.models.cases import CaseDetail


class Pulse(ScopedModel):
    """How many times a case has changed, in a narrow row of its own that browsers ask for every second.

    Raised once in every transaction that writes in the case (services.pulse). ``by``: who wrote last.
    """

    case = models.OneToOneField(CaseDetail, primary_key=True, on_delete=models.CASCADE, related_name="pulse")
    number = models.BigIntegerField(default=1)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "canvas_pulse"

    def __str__(self) -> str:
        return f"{self.case_id} {self.number}"


class Sent(ScopedModel):
    """An edit that has arrived: ``key`` is the browser's own name for it, so that a second try changes nothing."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=40)
    card = models.ForeignKey(CardDetail, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="canvas_sent_once")]

    def __str__(self) -> str:
        return self.key
