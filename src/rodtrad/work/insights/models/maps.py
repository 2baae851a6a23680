"""What maps keep: counts that spare them from reading insights, pictures of a map as it was, and the board's report."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedJSONField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.thread.models import Item
from rodtrad.work.insights.models.insights import Insight


class MapCount(ScopedModel):
    """How many insights of a municipality one audience has been let see, for one choice of what they are about.

    ``circles``: a region of the Venn map, ``group``: id of a common SubPopulation, ``theme``: of a Theme, ``label``:
    of a ShiftLabel; 0 = all of them, so that a map reads one row a municipality and audience and adds nothing up.
    ``released``: let go to the joined maps. Kept by services.counting in the writer's transaction; ``first`` and
    ``latest`` (told) only widen, and are put right by count_all().
    """

    municipality = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    audience = models.CharField(max_length=40)
    released = models.BooleanField()
    circles = models.PositiveSmallIntegerField(default=0)
    group = models.PositiveIntegerField(default=0)
    theme = models.PositiveIntegerField(default=0)
    label = models.PositiveIntegerField(default=0)
    number = models.IntegerField(default=0)
    keys = models.IntegerField(default=0)
    first = models.DateField()
    latest = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["circles", "group", "theme", "label", "released", "audience", "municipality"],
                name="insights_count_once",
            )
        ]


class Counted(ScopedModel):
    """As what an insight was last counted, so that counting it again changes nothing: rules.counting.Facts as JSON."""

    insight = models.OneToOneField(
        Insight, primary_key=True, on_delete=models.CASCADE, related_name="counted"
    )
    facts = models.JSONField()


class MapPicture(ScopedModel):
    """The details of an "insight-map" item: a map as it was on a day. Its audience is who may read it by its address.

    ``dots``: code, text, region, group's letter, colour, pattern and label of each insight (rules.dots.Dot).
    """

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="insight_map")
    municipality = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    taken = models.DateField()
    dots = GuardedJSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["municipality", "-taken"], name="insights_picture_taken")]


class BoardReport(ScopedModel):
    """The details of an "insight-report" item: the insights of one month for a board (INS-62).

    ``parts``: part (rules.board_report.PARTS) → what stands there; built by itself, then edited by a person.
    ``item.state``: draft or approved. An approved one is changed by a new version.
    """

    item = models.OneToOneField(
        Item, primary_key=True, on_delete=models.CASCADE, related_name="insight_report"
    )
    municipality = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    parts = GuardedJSONField(default=dict)
    number = models.PositiveIntegerField(default=1)
    approved = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["municipality", "-month"], name="insights_report_month")]


class BoardReportVersion(ScopedModel):
    """The report as it was approved once. Frozen."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    report = models.ForeignKey(BoardReport, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    parts = GuardedJSONField(default=dict)
    approved = models.DateTimeField()
    approved_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="insights_report_version_once")
        ]


class BoardQuestion(ScopedModel):
    """What a board asked about a report, as it was put on record: it goes back as a question to explore."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    report = models.ForeignKey(BoardReport, on_delete=models.CASCADE, related_name="questions")
    text = GuardedTextField()
    answer = GuardedTextField(blank=True)
    asked = models.DateField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["asked", "id"]
