"""Thought tests (domain/kubinol.md 7.2): a knot, and the alternatives tried in words before in practice."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.work.canvas.models.cases import CaseDetail


class ThoughtTest(ScopedModel):
    """One knot. ``position``: its place in the case's list, for the file. ``pieces``: the parts it is about.

    ``participants``: functions, never persons. ``way``: alone, team, session, joint or other (another organisation).
    ``minutes`` with ``started`` is the time-box.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    case = models.ForeignKey(CaseDetail, on_delete=models.CASCADE, related_name="thought_tests")
    position = models.PositiveIntegerField()
    date = models.DateField()
    knot = GuardedTextField()
    pieces = models.JSONField(default=list)
    participants = GuardedTextField(blank=True)
    way = models.CharField(max_length=10, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True)
    started = models.DateTimeField(null=True)
    outcome = GuardedTextField(blank=True)
    next_test = GuardedTextField(blank=True)
    author = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.knot


class ThoughtAlternative(ScopedModel):
    """One wording that is tried. ``keep``: true = keep testing, false = leave, none = not settled.

    ``not_ours``: a formulation from elsewhere, given only as a reference point; it stands in no file.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    test = models.ForeignKey(ThoughtTest, on_delete=models.CASCADE, related_name="alternatives")
    position = models.PositiveIntegerField()
    text = GuardedTextField()
    speaks_for = GuardedTextField(blank=True)
    speaks_against = GuardedTextField(blank=True)
    keep = models.BooleanField(null=True)
    not_ours = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text
