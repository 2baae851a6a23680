"""Asking for work, stopping it and starting it again; and forgetting what is over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.jobs.choices import HALTED, OPEN, State
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.jobs.permissions import require_steer
from rodtrad.foundation.jobs.steps import kind_of

KEPT = timedelta(days=90)


class HasPath(Protocol):
    """A place, as far as this floor knows one."""

    @property
    def code(self) -> str: ...
    @property
    def path(self) -> str: ...


def enqueue(
    actor: Actor,
    name: str,
    arguments: Mapping[str, Any],
    *,
    key: str = "",
    total: int = 0,
    item: str = "",
    place: HasPath | None = None,
    due: datetime | None = None,
) -> Job:
    """Ask for work; it begins when the caller's transaction has committed, and never if it does not.

    With a ``key`` that was given before to work of the same name, that job is answered, whatever state it is in.
    ``due``: not before this moment. Raises RegistryError for a name that no manifest declares.
    """
    kind_of(name)
    now = clock.now()
    job = Job(
        name=name, arguments=dict(arguments), key=key, total=total, item=item, due=due or now, created=now,
        owner=actor.code, owner_name=actor.name, language=(get_language() or "sv")[:2],
        place=place.code if place else "", path=place.path if place else "",
    )  # fmt: skip
    try:
        with transaction.atomic():
            job.save(force_insert=True)
    except IntegrityError:
        earlier = Job.objects.filter(name=name, key=key).first() if key else None
        if earlier is None:
            raise
        return earlier
    return job


@transaction.atomic
def stop(actor: Actor, job: Job) -> None:
    """No further step is begun; one that is under way is not saved. What was saved before stays."""
    require_steer(actor, job)
    changes = {"state": State.STOPPED, "token": "", "lease_until": None, "finished": clock.now()}
    if not Job.objects.filter(pk=job.pk, state__in=OPEN).update(**changes):
        raise ValidationError(_("This work is over already."), code="over")
    record(actor, "jobs.stopped", item=job.item, place=job.place, changes={"work": ("", job.name)})
    job.refresh_from_db()


@transaction.atomic
def start_again(actor: Actor, job: Job) -> None:
    """Go on from the last saved step, with all its tries before it again."""
    require_steer(actor, job)
    changes = {"state": State.WAITING, "attempt": 0, "error": "", "finished": None, "due": clock.now()}
    if not Job.objects.filter(pk=job.pk, state__in=HALTED).update(**changes):
        raise ValidationError(
            _("Only work that was stopped or could not be done is started again."), code="on"
        )
    record(actor, "jobs.started-again", item=job.item, place=job.place, changes={"work": ("", job.name)})
    job.refresh_from_db()


def forget_result(name: str, key: str) -> None:
    """What came of the work is used up, or not wanted: keep that it was done, not what it found."""
    Job.objects.filter(name=name, key=key).update(result={})


def forget_old() -> int:
    """Delete what was over 90 days ago. Says how many."""
    over = Job.objects.filter(finished__lt=clock.now() - KEPT).exclude(state__in=OPEN)
    return over.delete()[0]
