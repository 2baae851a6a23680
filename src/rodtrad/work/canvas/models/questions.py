"""Counter-questions (domain/kubinol.md 7.1): what a critical friend asks about a work, and what came of it."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.foundation.thread.models import Link
from rodtrad.work.canvas.models.cards import CardDetail
from rodtrad.work.canvas.models.cases import CaseDetail
from rodtrad.work.canvas.models.history import Version


class CounterQuestion(ScopedModel):
    """One question to the team: about a card, a piece, a link or a version, or (all four empty) the whole work.

    ``position``: its place in the case's list, for the file. ``state`` empty: the file it came from did not say;
    it counts as open. ``asked_as``: the function of who asked (persons stand in no file). ``guide``: the id of the
    guiding question it was chosen from. ``return_on``: when a parked one comes back; none = at the next session.
    ``read``: when the asker read the answer.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    case = models.ForeignKey(CaseDetail, on_delete=models.CASCADE, related_name="counter_questions")
    position = models.PositiveIntegerField()
    card = models.ForeignKey(
        CardDetail, null=True, on_delete=models.CASCADE, related_name="counter_questions"
    )
    piece = models.CharField(max_length=20, blank=True)
    link = models.ForeignKey(Link, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, null=True, on_delete=models.PROTECT, related_name="+")
    guide = models.CharField(max_length=4, blank=True)
    text = GuardedTextField()
    asked = models.DateTimeField()
    asked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    asked_as = GuardedTextField(blank=True)
    state = models.CharField(max_length=16, default="open", blank=True)
    answer = GuardedTextField(blank=True)
    answered = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    return_on = models.DateField(null=True)
    read = models.DateTimeField(null=True)
    changed = models.ManyToManyField(CardDetail, related_name="+")

    class Meta:
        ordering = ["position", "id"]
        indexes = [
            models.Index(fields=["case", "state"], name="canvas_question_state"),
            models.Index(fields=["asked_by", "state"], name="canvas_question_asker"),
        ]

    def __str__(self) -> str:
        return self.text
