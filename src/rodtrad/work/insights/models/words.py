"""The words insights are sorted by: sub-populations, shift labels, themes and cross-cutting perspectives. They are
data: what stands at no municipality is common, the others map to a common one."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import Place, User
from rodtrad.work.insights.choices import LabelState, ThemeKind


class SubPopulation(ScopedModel):
    """Who is behind an insight, as a group. Drawn by colour, letter and pattern together, never by colour alone.

    ``key`` is the name in files, unique among the common ones. A municipality's own group (``municipality`` set)
    counts as ``common`` in maps over several. ``colour``: "#RRGGBB"; ``pattern``: a name of choices.PATTERNS.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    key = GuardedCharField(max_length=40)
    label = GuardedCharField(max_length=80)
    letter = GuardedCharField(max_length=2)
    colour = models.CharField(max_length=7)
    pattern = models.CharField(max_length=20)
    position = models.PositiveIntegerField(default=0)
    municipality = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    common = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="local_names")
    retired = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], name="insights_group_key", condition=models.Q(municipality__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return self.label


class Theme(ScopedModel):
    """A theme (T1 to T4) or a cross-cutting perspective (X1 to X6), with the question it asks."""

    key = GuardedCharField(max_length=8, unique=True)
    kind = models.CharField(max_length=10, choices=ThemeKind.choices)
    label = GuardedCharField(max_length=80)
    question = GuardedTextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["kind", "position", "id"]

    def __str__(self) -> str:
        return self.label


class ShiftLabel(ScopedModel):
    """A shift "from … to …" that insights point at. Anyone proposes one; a coordinator curates and merges.

    ``synonyms``: other ways to say it, one a line. ``merged_into``: what it now counts as (never itself a merged
    one); ``moved`` holds the ids of the insights that changed label then ("moved") or
    had both ("both"), so that a merge can be undone.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    start = GuardedCharField(max_length=60)
    end = GuardedCharField(max_length=60)
    description = GuardedTextField(blank=True)
    synonyms = GuardedTextField(blank=True)
    state = models.CharField(max_length=10, choices=LabelState.choices, default=LabelState.PROPOSED)
    owner = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged_here")
    moved = models.JSONField(default=dict)
    proposed = models.DateTimeField()

    class Meta:
        ordering = ["start", "end", "id"]
        constraints = [models.UniqueConstraint(fields=["start", "end"], name="insights_label_once")]

    def __str__(self) -> str:
        return f"{self.start} → {self.end}"
