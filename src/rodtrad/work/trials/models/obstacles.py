"""The register of obstacles: what a person wrote down, and what the system noticed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from rodtrad.foundation.base.fields import GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.work.trials.choices import ObstacleKind, ObstacleState
from rodtrad.work.trials.models.trials import Trial


class Obstacle(ScopedModel):
    """A risk or obstacle of one trial, with who takes it on. ``check_code``: the rule that noticed it ("TID-R-04"),
    empty when a person did. A trial has at most one unsettled obstacle of each rule; one that a person dismissed
    stays silent until what the rule saw is gone.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="obstacles")
    kind = models.CharField(max_length=16, choices=ObstacleKind.choices)
    check_code = models.CharField(max_length=12, blank=True)
    text = GuardedTextField(blank=True)
    action = GuardedTextField(blank=True)
    owner = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=ObstacleState.choices, default=ObstacleState.OPEN)
    holds = models.BooleanField(default=True)
    reason = GuardedTextField(blank=True)
    raised = models.DateTimeField()
    raised_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    closed = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-raised", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["trial", "check_code"],
                condition=Q(holds=True) & ~Q(check_code=""),
                name="trials_noticed_once",
            )
        ]
        indexes = [models.Index(fields=["state", "kind"], name="trials_obstacle_state")]

    def __str__(self) -> str:
        return self.text or self.get_kind_display()
