"""What the tests of background work share."""

from __future__ import annotations

import pytest

from rodtrad.foundation.audit.models import Entry, Value
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.jobs import services
from rodtrad.foundation.jobs.models import Job

SYSTEM = system("test")


@pytest.fixture
def _system():
    with acting(SYSTEM):
        yield


def ask(steps: int = 3, name: str = "toy.count", actor=SYSTEM, **more) -> Job:
    arguments = {"steps": steps, **more.pop("arguments", {})}
    return services.enqueue(actor, name, arguments, **more)


def steps_of(job: Job) -> list[int]:
    """The steps of the job that were saved, in the order they were."""
    ids = (
        Entry.objects.filter(action="toy.counted", item=job.code).order_by("pk").values_list("pk", flat=True)
    )
    told = dict(Value.objects.filter(entry_id__in=list(ids), field="step").values_list("entry_id", "after"))
    return [int(told[pk]) for pk in ids]


def fresh(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)
