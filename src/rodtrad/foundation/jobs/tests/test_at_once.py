"""Several workers, real processes and real deaths, on either database."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.audit.services import verify
from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.jobs import services
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.jobs.tests.conftest import SYSTEM, ask, fresh, steps_of

pytestmark = [
    pytest.mark.django_db(transaction=True), pytest.mark.database, pytest.mark.slow, pytest.mark.usefixtures("_system"),
]  # fmt: skip


def environment() -> dict[str, str]:
    """A process of its own meets the test's database."""
    name = connection.settings_dict["NAME"]
    url = f"sqlite:///{name}" if connection.vendor == "sqlite" else _postgres(name)
    return {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "rodtrad.config.settings.test"}


def _postgres(name: str) -> str:
    held = connection.settings_dict
    return f"postgres://{held['USER']}@{held['HOST']}:{held['PORT'] or 5432}/{name}"


def start(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "rodtrad.cli.main", "jobs", "work", *arguments]
    return subprocess.Popen(command, env=environment(), cwd=settings.DATA_DIR, stderr=subprocess.DEVNULL)


def wait_for(what, seconds: float = 60.0) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it never came about"
        time.sleep(0.05)


def child_of(parent: int) -> int:
    """The one process that it has started."""
    pids = [int(path.name) for path in Path("/proc").glob("[0-9]*")]
    return next(pid for pid in pids if _parent(pid) == parent)


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0  # it ended meanwhile


def ended(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    assert process.wait(30) == 0


def test_job_when_its_worker_is_killed_in_the_middle_then_it_ends_and_no_step_is_done_twice():
    job = ask(12, arguments={"rest": 0.1})
    worker = start("--as", "mortal")
    wait_for(lambda: fresh(job).done >= 3)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert fresh(job).state == "running"

    again = start("--as", "mortal")
    wait_for(lambda: fresh(job).state == "done")

    ended(again)
    assert steps_of(job) == list(range(1, 13))
    assert verify() == []


def test_supervisor_when_a_worker_dies_then_it_is_started_again():
    job = ask(12, arguments={"rest": 0.1})
    supervisor = start()
    wait_for(lambda: fresh(job).done >= 2)
    os.kill(child_of(supervisor.pid), signal.SIGKILL)

    wait_for(lambda: fresh(job).state == "done")

    ended(supervisor)
    assert steps_of(job) == list(range(1, 13))


def test_three_workers_when_two_hundred_jobs_then_each_is_done_once():
    for _number in range(200):
        ask(1)

    with ThreadPoolExecutor(3) as pool:
        taken = list(pool.map(_work_off, ("a", "b", "c")))

    counted = Counter(Entry.objects.filter(action="toy.counted").values_list("item", flat=True))
    assert sum(taken) == 200
    assert set(Job.objects.values_list("state", "attempt")) == {("done", 1)}
    assert (len(counted), set(counted.values())) == (200, {1})


def _work_off(worker: str) -> int:
    try:
        with acting(SYSTEM):
            return len(services.work_off(worker=worker))
    finally:
        connection.close()


def test_tick_when_several_look_at_the_clock_then_once_a_minute(caplog):
    with ThreadPoolExecutor(3) as pool:
        done = list(pool.map(lambda _place: _tick(), range(6)))

    minutes = Entry.objects.filter(action="toy.minute").count()
    assert sum(done) == minutes
    assert minutes in (1, 2)  # two when the minute turned meanwhile


def _tick() -> bool:
    try:
        return services.tick()
    finally:
        connection.close()
