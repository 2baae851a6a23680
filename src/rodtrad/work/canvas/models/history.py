"""What a case looked like before: frozen sketches, and history that came by file."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedJSONField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.foundation.thread.models import Item
from rodtrad.work.canvas.models.cases import CaseDetail


class Version(ScopedModel):
    """A numbered, frozen sketch of a case: the case in the file's form, as JSON. Never changed.

    ``why``: what made it (choices.VersionWhy). ``changes``: what is new since the version before, as rows of
    rules.versions. ``position``: its place in the file's list when it came by file, else empty.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    case = models.ForeignKey(CaseDetail, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    name = GuardedTextField(blank=True)
    taken = models.DateTimeField()
    taken_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    reason = GuardedTextField(blank=True)
    why = models.CharField(max_length=12, default="hand")
    status = models.CharField(max_length=20, blank=True)
    content = GuardedJSONField()
    changes = GuardedJSONField(default=list)
    position = models.PositiveIntegerField(null=True)

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


class Release(ScopedModel):
    """A version shown outside the work, beside an item of its own: frozen once more, without what was too narrow.

    ``level``: who it is released to, while no safety question holds the case within its team.
    """

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="release")
    case = models.ForeignKey(CaseDetail, on_delete=models.CASCADE, related_name="releases")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="releases")
    level = models.CharField(max_length=20)
    content = GuardedJSONField()
