"""Guiding questions as a place has changed or added them, their wordings through time, votes and use."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import Place, User


class GuidingQuestion(ScopedModel):
    """A question of the place, valid there and below. ``key``: that of a shipped question it replaces, or its own.

    ``state``: accepted, proposed (waits for an answer) or declined. The wording in force stands here and,
    with all earlier ones, in GuidingWording.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=12)
    part = models.CharField(max_length=20)
    text_sv = GuardedTextField()
    text_en = GuardedTextField(blank=True)
    position = models.PositiveIntegerField()
    hidden = models.BooleanField(default=False)
    state = models.CharField(max_length=10, default="accepted")
    proposed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "key"], name="canvas_guiding_once")]

    def __str__(self) -> str:
        return self.key


class GuidingWording(ScopedModel):
    """How a question has read since ``at``. Never changed."""

    question = models.ForeignKey(GuidingQuestion, on_delete=models.CASCADE, related_name="wordings")
    number = models.PositiveIntegerField()
    text_sv = GuardedTextField()
    text_en = GuardedTextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["question", "number"], name="canvas_wording_number")]

    def __str__(self) -> str:
        return f"{self.question_id} {self.number}"


class GuidingVote(ScopedModel):
    """One person's word on one question: useful or not. ``place``: the municipality it was said in."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=12)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    useful = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="canvas_guiding_vote_once")]

    def __str__(self) -> str:
        return self.key


class GuidingUse(ScopedModel):
    """How often a question has been opened and answered in a municipality."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=12)
    shown = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "key"], name="canvas_guiding_use_once")]

    def __str__(self) -> str:
        return self.key
