"""Answers to senders: one to each idea and each voice, alone or many at once from a template."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import Place, User
from rodtrad.work.ideas.choices import Outcome
from rodtrad.work.ideas.models.campaigns import Campaign
from rodtrad.work.ideas.models.ideas import Idea, Voice


class AnswerTemplate(ScopedModel):
    """Words to answer with. ``outcome``: the state it fits, "" = any. Holds at ``place`` and below."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    name = GuardedCharField(max_length=120)
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    text = GuardedTextField()
    next_step = GuardedTextField(blank=True)
    retired = models.BooleanField(default=False)
    changed = models.DateTimeField()
    changed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class AnswerBatch(ScopedModel):
    """Many answers given at once. ``job``: the code of the work that gave them, "" when it was done at once."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    campaign = models.ForeignKey(Campaign, null=True, on_delete=models.PROTECT, related_name="+")
    template = models.ForeignKey(AnswerTemplate, null=True, on_delete=models.PROTECT, related_name="+")
    text = GuardedTextField()
    next_step = GuardedTextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    job = models.CharField(max_length=12, blank=True)
    answered = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-at", "-id"]


class Answer(ScopedModel):
    """The answer to one sender: of the idea itself (``voice`` empty) or of one voice. ``next_step``: what happens next.

    ``read``: when a code or a signed-in sender first opened it.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="answers")
    voice = models.OneToOneField(Voice, null=True, on_delete=models.CASCADE, related_name="answer")
    text = GuardedTextField()
    next_step = GuardedTextField(blank=True)
    template = models.ForeignKey(AnswerTemplate, null=True, on_delete=models.PROTECT, related_name="+")
    batch = models.ForeignKey(AnswerBatch, null=True, on_delete=models.PROTECT, related_name="answers")
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    changed = models.DateTimeField(null=True)
    read = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["idea"], name="ideas_answer_once", condition=models.Q(voice__isnull=True)
            )
        ]


class Knock(ScopedModel):
    """How often one address has tried within one hour. The address itself is nowhere: ``key`` is a keyed digest
    that changes each hour."""

    key = models.CharField(max_length=64, unique=True)
    hour = models.DateTimeField()
    missed = models.PositiveIntegerField(default=0)
    sent = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["hour"], name="ideas_knock_hour")]
