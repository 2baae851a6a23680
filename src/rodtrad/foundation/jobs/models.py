"""The tables of background work: one row per job, and one row that says which minute has been looked at."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from rodtrad.foundation.base.fields import GuardedCharField, GuardedJSONField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.jobs import rules
from rodtrad.foundation.jobs.choices import HALTED, OPEN, State


class Job(ScopedModel):
    """Work that goes on beside the pages, in steps. The row is the truth about it: queue, progress and result in one.

    ``key``: the same name and key give the same job. ``cursor``: where the next step begins, the job's own words.
    ``token`` and ``lease_until``: the worker that holds it, and until when; a worker whose token is no longer here
    saves nothing. ``attempt``: tries of the present step. ``due``: not to be begun before. ``owner``, ``place``:
    codes of whoever asked for it and of where, without foreign keys as in the log; ``path``: the place's path, for
    permissions. ``item``: the code of what it is about. ``result["url"]`` leads to what came of it.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    name = models.CharField(max_length=60)
    arguments = GuardedJSONField(default=dict, blank=True)
    key = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    words = GuardedCharField(max_length=200, blank=True)
    cursor = GuardedJSONField(default=dict, blank=True)
    lease_until = models.DateTimeField(null=True)
    token = models.CharField(max_length=32, blank=True)
    worker = models.CharField(max_length=80, blank=True)
    heartbeat = models.DateTimeField(null=True)
    attempt = models.PositiveIntegerField(default=0)
    due = models.DateTimeField()
    owner = models.CharField(max_length=12, blank=True)
    owner_name = GuardedCharField(max_length=200, blank=True)
    language = models.CharField(max_length=5, default="sv")
    place = models.CharField(max_length=12, blank=True)
    path = models.CharField(max_length=200, blank=True)
    item = models.CharField(max_length=12, blank=True)
    result = GuardedJSONField(default=dict, blank=True)
    error = GuardedTextField(blank=True)
    created = models.DateTimeField()
    started = models.DateTimeField(null=True)
    finished = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "key"], condition=~Q(key=""), name="jobs_job_key")
        ]
        indexes = [
            models.Index(fields=["due", "id"], condition=Q(state="waiting"), name="jobs_job_waiting"),
            models.Index(fields=["lease_until"], condition=Q(state="running"), name="jobs_job_running"),
            models.Index(fields=["owner", "-id"], name="jobs_job_owner"),
            models.Index(fields=["item", "-id"], name="jobs_job_item"),
            models.Index(fields=["finished"], name="jobs_job_finished"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.code}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_halted(self) -> bool:
        return self.state in HALTED

    @property
    def percent(self) -> int | None:
        return rules.percent(self.done, self.total)


class Tick(models.Model):
    """The minute that was last looked at, so that several workers do what is due each minute once. One row."""

    name = models.CharField(max_length=20, unique=True)
    minute = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
