"""What people have decided about a cell of the white-spot matrix."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import Place, User
from rodtrad.work.insights.choices import CellState
from rodtrad.work.insights.models.words import SubPopulation, Theme
from rodtrad.work.insights.models.works import InsightWork


class Cell(ScopedModel):
    """A cell that cannot hold anything (excluded, with a reason), or that somebody has taken on (planned).

    ``circle``: one perspective, 1, 2 or 4 (rules.circles). ``theme`` empty: all themes. ``owner`` and ``due``: who
    begins by when; ``work``: the planned insight work that came of it. ``ended``: the decision no longer holds.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    municipality = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    circle = models.PositiveSmallIntegerField()
    group = models.ForeignKey(SubPopulation, on_delete=models.CASCADE, related_name="+")
    theme = models.ForeignKey(Theme, null=True, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=CellState.choices)
    reason = GuardedTextField(blank=True)
    owner = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True)
    work = models.ForeignKey(InsightWork, null=True, on_delete=models.PROTECT, related_name="cells")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due", "id"]
        indexes = [models.Index(fields=["municipality", "circle"], name="insights_cell_place")]
