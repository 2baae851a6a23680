"""A case beside its item, its team, how it arrived by file, and files that wait for confirmation."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedJSONField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.thread.models import Item


class CaseDetail(ScopedModel):
    """A development case beside its item (item.title, item.text = description, item.state = status).

    ``key`` is the case's id in the file, unique in its municipality, whose name or code stands in
    ``municipality_text`` as it was written. ``fields`` holds the other keys of form section 3 as JSON,
    validated by kernel.kubinol.schema; what lists filter on has a column, the team has its seats.
    ``letters`` = the highest running number used per letter. ``held``: a safety check keeps the case
    within its team whatever ``visibility`` says. ``cleared``: digests of texts that a person has said
    point to nobody (KUB-CHK-28).
    """

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="case")
    municipality = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    municipality_text = GuardedCharField(max_length=200)
    key = GuardedCharField(max_length=64)
    level = models.CharField(max_length=12)
    new_or_existing = models.CharField(max_length=10)
    entry_piece = models.CharField(max_length=20)
    exploring = models.BooleanField(default=False)
    paused_from = models.CharField(max_length=20, blank=True)
    status_since = GuardedCharField(max_length=20, blank=True)
    visibility = models.CharField(max_length=20, default="team")
    fields = GuardedJSONField(default=dict)
    extra = GuardedJSONField(default=dict)
    letters = models.JSONField(default=dict)
    held = models.BooleanField(default=False)
    cleared = models.JSONField(default=list)
    open_findings = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "key"], name="canvas_case_key")]
        indexes = [models.Index(fields=["key"], name="canvas_case_key_only")]

    def __str__(self) -> str:
        return self.key


class Arrival(ScopedModel):
    """How a case stood in the file that it last came from, and what that file said beside it.

    ``content`` is the case in the file's form: what now differs from it was changed by a person. ``areas``,
    ``expected`` and ``extra`` (unknown keys of the whole file) travel with the case, each row of areas and
    ``expected`` with unknown keys of its own.
    """

    case = models.OneToOneField(
        CaseDetail, primary_key=True, on_delete=models.CASCADE, related_name="arrival"
    )
    at = models.DateTimeField()
    content = GuardedJSONField()
    areas = GuardedJSONField(default=list)
    expected = GuardedJSONField(null=True)
    extra = GuardedJSONField(default=dict)
    snapshot_date = models.DateField(null=True)


class Seat(ScopedModel):
    """A place in a case's team: a profession, and the person who took it, if any."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    case = models.ForeignKey(CaseDetail, on_delete=models.CASCADE, related_name="seats")
    position = models.PositiveIntegerField()
    profession = GuardedTextField(blank=True)
    lead = models.BooleanField(default=False)
    person = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["position", "id"]


class Upload(ScopedModel):
    """A file between preview and confirmation, packed. Never one that holds an identity number."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    name = GuardedCharField(max_length=120)
    packed = models.BinaryField()


class TakenDocument(ScopedModel):
    """A document made beside the pages, kept for whoever asked until it is erased. ``job``: the code of its work."""

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    job = models.CharField(max_length=12, db_index=True)
    position = models.PositiveIntegerField()
    case = models.ForeignKey(CaseDetail, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(db_index=True)
    name = GuardedCharField(max_length=160)
    data = models.BinaryField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["job", "position"], name="canvas_taken_once")]
