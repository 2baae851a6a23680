"""Interviews for tacit knowledge (domain/kubinol.md 7.3), written down step by step."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.work.canvas.models.cases import CaseDetail


class Interview(ScopedModel):
    """One conversation with somebody experienced, by function, never by name.

    ``knowledge``: what they know, in one sentence: the practice-knowledge card. ``finished``: when its cards
    were made; from then on it is only read.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    case = models.ForeignKey(CaseDetail, on_delete=models.CASCADE, related_name="interviews")
    date = models.DateField()
    who = GuardedTextField()
    situation = GuardedTextField(blank=True)
    does = GuardedTextField(blank=True)
    why = GuardedTextField(blank=True)
    if_not = GuardedTextField(blank=True)
    who_can = GuardedTextField(blank=True)
    knowledge = GuardedTextField(blank=True)
    author = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    finished = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-date", "-id"]

    def __str__(self) -> str:
        return self.who


class ProposedComponent(ScopedModel):
    """A core component that the interview points to. ``competence``: a word of the case form, section 5."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="components")
    position = models.PositiveIntegerField()
    text = GuardedTextField()
    competence = models.CharField(max_length=14, default="not-settled")
    if_missing = GuardedTextField(blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text
