"""What a case looked like before: frozen sketches, and history that came by file."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedJSONField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.work.canvas.models.cases import CaseDetail


class Version(ScopedModel):
    """A numbered, frozen sketch of a case: the case in the file's form, as JSON. Never changed."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    case = models.ForeignKey(CaseDetail, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    name = GuardedTextField(blank=True)
    taken = models.DateTimeField()
    taken_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    reason = GuardedTextField(blank=True)
    status = models.CharField(max_length=20)
    content = GuardedJSONField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="canvas_version_number")]


class HistoryEntry(ScopedModel):
    """One entry of an imported ``history:`` list, kept whole for export until its own feature holds it."""

    case = models.ForeignKey(CaseDetail, on_delete=models.CASCADE, related_name="history_entries")
    list_name = models.CharField(max_length=20)
    position = models.PositiveIntegerField()
    content = GuardedJSONField()

    class Meta:
        ordering = ["list_name", "position", "id"]
