"""An insight: one or two sentences of what was learnt, from whom, and how sure it is."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedTextField
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.thread.models import Item
from rodtrad.work.insights.choices import Background, CameBy, Evidence, Material, Reach, Strength
from rodtrad.work.insights.models.words import ShiftLabel, SubPopulation, Theme
from rodtrad.work.insights.models.works import InsightWork


class Insight(ScopedModel):
    """The details of an "insight" item (item.text = the insight, item.state: choices.InsightState).

    Only ``material`` = "insight" is mapped and counted; raw material waits for analysis, background is filed.
    ``circles``: the perspectives as a set in bits (rules.circles), 1 to 7 are the regions of the Venn map, 0 = not
    said. ``caught``: when it was told. ``joined``: the public code of the first of those that say the same
    (services.joining), "" alone. ``released``: when it was let go to the joined maps; its audience says how far.
    ``coded``: it has perspective, group and label. ``last_used``, ``uses``, ``uses_elsewhere``: what
    rests on it, kept when links change; elsewhere = outside the unit that caught it.
    """

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="insight")
    municipality = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    work = models.ForeignKey(InsightWork, null=True, on_delete=models.PROTECT, related_name="insights")
    owner = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    material = models.CharField(max_length=10, choices=Material.choices, default=Material.INSIGHT)
    background = models.CharField(max_length=12, choices=Background.choices, blank=True)
    caught = models.DateField()
    whereabouts = GuardedCharField(max_length=200, blank=True)
    came_by = models.CharField(max_length=10, choices=CameBy.choices, default=CameBy.MEETING)
    circles = models.PositiveSmallIntegerField(default=0)
    main_group = models.ForeignKey(
        SubPopulation, null=True, on_delete=models.PROTECT, related_name="insights"
    )
    more_groups = models.ManyToManyField(SubPopulation, related_name="+")
    themes = models.ManyToManyField(Theme, related_name="insights")
    labels = models.ManyToManyField(ShiftLabel, related_name="insights")
    voices = models.PositiveIntegerField(null=True)
    evidence = models.CharField(max_length=12, choices=Evidence.choices, blank=True)
    strength = models.CharField(max_length=10, choices=Strength.choices, default=Strength.SINGLE)
    is_key = models.BooleanField(default=False)
    reach = models.CharField(max_length=10, choices=Reach.choices, default=Reach.LOCAL)
    new = GuardedTextField(blank=True)
    known = GuardedTextField(blank=True)
    so_what = GuardedTextField(blank=True)
    excerpt = GuardedTextField(blank=True)
    excerpt_consent = models.BooleanField(default=False)
    coded = models.BooleanField(default=False)
    joined = models.CharField(max_length=12, blank=True)
    released = models.DateField(null=True)
    last_used = models.DateField(null=True)
    uses = models.PositiveIntegerField(default=0)
    uses_elsewhere = models.PositiveIntegerField(default=0)
    key = GuardedCharField(max_length=40, blank=True)
    open_findings = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["municipality", "material", "circles"], name="insights_insight_map"),
            models.Index(fields=["municipality", "-caught"], name="insights_insight_caught"),
            models.Index(fields=["joined"], name="insights_insight_joined"),
            models.Index(fields=["municipality", "coded"], name="insights_insight_coded"),
        ]

    def __str__(self) -> str:
        return self.item.title
