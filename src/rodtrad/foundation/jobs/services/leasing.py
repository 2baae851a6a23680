"""Which worker has which job: taking one, keeping it, losing it. All by conditional updates of the job's own row."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock, manifests
from rodtrad.foundation.jobs import rules
from rodtrad.foundation.jobs.choices import State
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.jobs.steps import ATTEMPTS, LostLease, kind_of

AT_ONCE = 200


def claim(worker: str) -> Job | None:
    """Take the job that has waited longest, for LEASE; None when nothing is due. Never the same job twice.

    Looks without a lock first: an idle worker writes nothing.
    """
    now = clock.now()
    waiting = Job.objects.filter(state=State.WAITING, due__lte=now).order_by("due", "id")
    if not waiting.exists():
        return None
    with transaction.atomic():
        job = _unlocked(waiting).first()
        if job is None:
            return None
        job.state, job.worker, job.token = State.RUNNING, worker[:80], secrets.token_hex(16)
        job.heartbeat, job.lease_until = now, now + rules.LEASE
        job.started = job.started or now
        job.attempt += 1
        job.save(update_fields=["state", "worker", "token", "heartbeat", "lease_until", "started", "attempt"])
    return job


def _unlocked(rows: QuerySet[Job]) -> QuerySet[Job]:
    """Rows that no other worker is writing in at this moment. SQLite has let only one writer in (IMMEDIATE)."""
    if connection.features.has_select_for_update_skip_locked:
        return rows.select_for_update(skip_locked=True)
    return rows


def keep(job: Job) -> None:
    """First of a step's transaction: the row is ours and stays ours until it ends. Raises LostLease."""
    now = clock.now()
    held = Job.objects.filter(pk=job.pk, token=job.token, state=State.RUNNING)
    if not held.update(heartbeat=now, lease_until=now + rules.LEASE):
        raise LostLease(job.code)


def give_back(job: Job) -> None:
    """Let others have their turn: the job stands last among those that wait."""
    mine = Job.objects.filter(pk=job.pk, token=job.token, state=State.RUNNING)
    mine.update(state=State.WAITING, token="", lease_until=None, attempt=0, due=clock.now())


def take_back(now: datetime | None = None) -> int:
    """Jobs whose worker has said nothing for LEASE wait for another one. Says how many."""
    return _interrupted(Q(lease_until__lt=now or clock.now()))


def release(worker: str) -> int:
    """The same at once for all jobs of a worker that is known to be dead. Says how many."""
    return _interrupted(Q(worker=worker[:80]))


def _interrupted(which: Q) -> int:
    rows = Job.objects.filter(which, state=State.RUNNING)
    if not rows.exists():
        return 0
    with transaction.atomic():
        found = list(_unlocked(rows.order_by("id"))[:AT_ONCE])
        for job in found:
            with translation.override(job.language):
                try_later(job, _("The work was interrupted."), pause=False)
    return len(found)


def try_later(job: Job, why: str, *, pause: bool = True) -> None:
    """A try has come to nothing: wait for the next one, or, after the last, for a person."""
    attempts = kind_of(job.name).attempts if job.name in manifests.jobs else ATTEMPTS
    if job.attempt >= attempts:
        fail(job, why)
        return
    now = clock.now()
    due = now + rules.pause_after(job.attempt) if pause else now
    _held(job).update(state=State.WAITING, token="", lease_until=None, due=due, error=why)


def fail(job: Job, why: str) -> None:
    """Nobody tries again unless a person says so."""
    _held(job).update(state=State.FAILED, token="", lease_until=None, finished=clock.now(), error=why)


def _held(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, token=job.token, state=State.RUNNING)
