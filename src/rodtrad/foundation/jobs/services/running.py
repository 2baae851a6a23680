"""Carrying a job out, step by step, for as long as the lease is ours."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.fields import IdentityNumberFound
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.jobs import rules
from rodtrad.foundation.jobs.choices import State
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.jobs.services import leasing
from rodtrad.foundation.jobs.steps import JobRefused, LostLease, Step, kind_of

LOG = logging.getLogger("rodtrad.jobs")
SLICE = 30.0  # seconds; after that others have their turn


class HeldWork:
    """A job as its steps see it: what was saved last. See steps.Work."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.saved = 0

    @property
    def code(self) -> str:
        return self.job.code

    @property
    def arguments(self) -> Mapping[str, Any]:
        return dict(self.job.arguments)

    @property
    def cursor(self) -> Mapping[str, Any]:
        return dict(self.job.cursor)

    @property
    def done(self) -> int:
        return self.job.done

    @property
    def total(self) -> int:
        return self.job.total

    @property
    def owner(self) -> str:
        return self.job.owner

    @contextmanager
    def step(self) -> Iterator[Step]:
        """One transaction that nobody who has lost the job can commit. Raises LostLease."""
        step = Step()
        with transaction.atomic():
            leasing.keep(self.job)
            yield step
            changes = {**step.changes, **_after(step, self.job)}
            if not Job.objects.filter(pk=self.job.pk, token=self.job.token).update(**changes):
                raise LostLease(self.job.code)
        for name, value in changes.items():
            setattr(self.job, name, value)
        self.saved += 1


def _after(step: Step, job: Job) -> dict[str, Any]:
    now = clock.now()
    if not step.is_last:
        return {"heartbeat": now, "lease_until": now + rules.LEASE, "attempt": 1, "error": ""}
    done = max(step.changes.get("total", job.total), step.changes.get("done", job.done))
    return {"state": State.DONE, "finished": now, "lease_until": None, "error": "", "done": done}


def _never() -> bool:
    return False


def run(job: Job, *, seconds: float = SLICE, stop: Callable[[], bool] = _never) -> None:
    """Do the steps of a job that has been claimed, until it is over, is lost, fails, or others must have their turn.

    ``stop``: asked between two steps; yes gives the job back, for another worker to go on with.
    """
    work, until = HeldWork(job), time.monotonic() + seconds
    with acting(system(f"job {job.name}")), translation.override(job.language):
        try:
            while job.state == State.RUNNING:
                _one(work)
                if job.state == State.RUNNING and (stop() or time.monotonic() > until):
                    return leasing.give_back(job)
        except LostLease:
            LOG.info("job %s %s: no longer ours", job.name, job.code)
        except JobRefused as refused:
            leasing.fail(job, str(refused))
        except IdentityNumberFound as found:
            leasing.fail(job, found.messages[0])
        except Exception:
            LOG.exception("job %s %s, try %s", job.name, job.code, job.attempt)
            leasing.try_later(job, _("Something went wrong. It is nothing that you have done."))


def _one(work: HeldWork) -> None:
    before = work.saved
    kind_of(work.job.name).run(work)
    if work.saved == before:
        raise RuntimeError(f"{work.job.name}: a call that saves no step would go on for ever")


def work_off(most: int = 1000, *, worker: str = "here") -> list[Job]:
    """Do all that is due, here and now, one after the other: for tests, commands and ``jobs work --once``.

    The jobs that were taken, as they are afterwards. What fails waits for its next try and is not waited for.
    """
    taken: list[int] = []
    while len(taken) < most and (job := leasing.claim(worker)) is not None:
        run(job)
        taken.append(job.pk)
    return list(Job.objects.filter(pk__in=taken).order_by("pk"))
