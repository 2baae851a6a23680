"""The worker's loop: a database that is locked or away does not end it, and one that is told to stop stops."""

from __future__ import annotations

import pytest
from django.db import OperationalError

from rodtrad.foundation.jobs import services, worker
from rodtrad.foundation.jobs.tests.conftest import ask, fresh, steps_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_system")]


@pytest.fixture(autouse=True)
def _one_connection(monkeypatch):
    """The test's own connection stays open, and nobody sleeps."""
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    monkeypatch.setattr(worker.connection, "close", lambda: None)
    monkeypatch.setattr(worker.time, "sleep", lambda _seconds: None)


def until(what, most: int = 50):
    """Stop when it has come about, or after so many looks."""
    looks = iter(range(most))
    return lambda: what() or next(looks, None) is None


@pytest.mark.parametrize("broken", ["claim", "tick", "release"])
def test_worker_when_the_database_is_locked_for_long_then_it_goes_on_afterwards(monkeypatch, caplog, broken):
    job, ordinary, times = ask(2), getattr(services, broken), iter(range(3))

    def locked(*given):
        if next(times, None) is not None:
            raise OperationalError("database is locked")
        return ordinary(*given)

    monkeypatch.setattr(services, broken, locked)

    worker.work("w", until(lambda: fresh(job).state == "done"))

    assert steps_of(job) == [1, 2]
    assert "database is locked" in caplog.text


def test_worker_when_a_predecessor_died_then_its_job_is_freed_at_once(caplog):
    job = ask(2)
    services.claim("same name")

    worker.work("same name", until(lambda: fresh(job).state == "done"))

    assert steps_of(job) == [1, 2]


def test_worker_when_told_to_stop_then_begins_nothing():
    job = ask(2)

    worker.work("w", lambda: True)

    assert fresh(job).state == "waiting"
