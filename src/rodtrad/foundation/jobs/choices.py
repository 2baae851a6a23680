"""The states of a job."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """``WAITING``: for its turn, or for its next try. ``STOPPED``: by a person, who may start it again."""

    WAITING = "waiting", pgettext_lazy("state of a job", "waiting")
    RUNNING = "running", pgettext_lazy("state of a job", "at work")
    DONE = "done", pgettext_lazy("state of a job", "done")
    FAILED = "failed", pgettext_lazy("state of a job", "could not be done")
    STOPPED = "stopped", pgettext_lazy("state of a job", "stopped")


OPEN = (State.WAITING, State.RUNNING)
# What a person may start again: it goes on from its last saved step.
HALTED = (State.FAILED, State.STOPPED)
