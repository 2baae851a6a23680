"""Measures beside their items (item.title = its name, item.text = its definition), and what is said about them."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedJSONField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.foundation.thread.models import Item
from rodtrad.sources.indicators.choices import (
    AimKind,
    Answer,
    ChartName,
    Direction,
    MarkKind,
    Origin,
    PeriodKind,
    Reads,
    Role,
)


class Measure(ScopedModel):
    """What is counted, how it is charted, and what the chart said last.

    ``per``: a share is shown as so many of ``per`` (100 = per cent). ``best_from``, ``best_to``: the range that is
    best, for direction "range". ``people``: its numbers count people, so what is shown has passed
    kernel.suppression. ``ages``: the age groups it is split by, in order. ``freeze``: so many first periods are the
    baseline, 0 = none. ``stands_in_for``: what is hard to measure and followed by this instead.
    ``latest_at``, ``verdict``, ``assurance``: of the total, as the chart showed them at the last
    change of values. ``due``: the day the next value is due, empty for charts of events.
    """

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="indicator")
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.OUTCOME)
    direction = models.CharField(max_length=8, choices=Direction.choices, default=Direction.UP)
    best_from = models.FloatField(null=True)
    best_to = models.FloatField(null=True)
    unit = GuardedCharField(max_length=40, blank=True)
    period_kind = models.CharField(max_length=8, choices=PeriodKind.choices, default=PeriodKind.MONTH)
    reads = models.CharField(max_length=8, choices=Reads.choices, default=Reads.VALUE)
    numerator = GuardedCharField(max_length=200, blank=True)
    denominator = GuardedCharField(max_length=200, blank=True)
    per = models.PositiveIntegerField(default=100)
    decimals = models.PositiveSmallIntegerField(default=1)
    people = models.BooleanField(default=False)
    by_sex = models.BooleanField(default=False)
    by_unit = models.BooleanField(default=False)
    ages = GuardedJSONField(default=list, blank=True)
    owner = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    source = GuardedCharField(max_length=200, blank=True)
    source_key = GuardedCharField(max_length=60, blank=True)
    stands_in_for = GuardedCharField(max_length=200, blank=True)
    chart = models.CharField(max_length=4, choices=ChartName.choices, default=ChartName.RUN)
    rules = models.CharField(max_length=8, blank=True)
    constant = models.CharField(max_length=8, blank=True)
    screen = models.BooleanField(default=True)
    freeze = models.PositiveSmallIntegerField(default=0)
    latest_at = models.DateField(null=True)
    verdict = models.CharField(max_length=12, blank=True)
    assurance = models.CharField(max_length=24, blank=True)
    due = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["owner", "due"], name="indicators_due"),
            models.Index(fields=["source_key"], name="indicators_source_key"),
        ]

    def __str__(self) -> str:
        return self.item.title

    @property
    def is_fetched(self) -> bool:
        """Whether its values come from a national source and from nowhere else."""
        return getattr(self, "fetch", None) is not None


class Aim(ScopedModel):
    """A target or an expected value, from one day to another (``until`` empty: it still holds)."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="aims")
    kind = models.CharField(max_length=10, choices=AimKind.choices)
    value = models.FloatField()
    value_to = models.FloatField(null=True)
    origin = models.CharField(max_length=12, choices=Origin.choices)
    source = GuardedCharField(max_length=300)
    since = models.DateField()
    until = models.DateField(null=True)
    retired = models.BooleanField(default=False)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["kind", "-since", "-id"]


class Mark(ScopedModel):
    """What a person has said about a period of the line: a new part, a point left out, a note."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="marks")
    kind = models.CharField(max_length=8, choices=MarkKind.choices)
    at = models.DateField()
    text = GuardedTextField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    made = models.DateTimeField()
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["at", "id"]


class Signal(ScopedModel):
    """Something the rules have found in the line of the total. ``key`` names it for good; ``what``: a label of
    kernel.spc, or "runs". ``lapsed``: values were corrected, and it is no longer there. Answered by a person.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="signals")
    key = models.CharField(max_length=40)
    what = models.CharField(max_length=20)
    first = models.DateField()
    last = models.DateField()
    good = models.BooleanField(null=True)
    numbers = GuardedJSONField(default=dict, blank=True)
    raised = models.DateTimeField()
    lapsed = models.DateTimeField(null=True)
    answer = models.CharField(max_length=8, choices=Answer.choices, blank=True)
    reason = GuardedTextField(blank=True)
    answered = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-raised", "-id"]
        constraints = [models.UniqueConstraint(fields=["measure", "key"], name="indicators_signal_once")]

    @property
    def is_open(self) -> bool:
        return self.answered is None and self.lapsed is None
