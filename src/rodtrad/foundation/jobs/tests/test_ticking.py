"""The minute tick: once a minute, and one that breaks does not stop the others."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rodtrad.foundation.audit.models import Entry, Seal
from rodtrad.foundation.audit.services import verify
from rodtrad.foundation.base import clock
from rodtrad.foundation.jobs import services
from rodtrad.foundation.jobs.rules import LEASE, minute_of, pause_after, percent
from rodtrad.foundation.jobs.tests.conftest import ask, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_system")]


def test_tick_when_the_same_minute_then_done_once_and_the_next_minute_again(caplog):
    minute = minute_of(clock.now())
    with clock.at(minute):
        assert services.tick()
        assert not services.tick()
    with clock.at(minute + timedelta(seconds=59)):
        assert not services.tick()
    with clock.at(minute + timedelta(seconds=60)):
        assert services.tick()

    assert Entry.objects.filter(action="toy.minute").count() == 2
    assert "breaking_minute" in caplog.text


def test_tick_when_a_lease_has_run_out_then_taken_back(caplog):
    job = ask()
    services.claim("dead")

    with clock.at(clock.now() + LEASE * 2):
        services.tick()

    assert fresh(job).state == "waiting"


def test_tick_when_the_log_has_grown_then_it_is_sealed(caplog):
    ask(2)
    services.work_off()

    services.tick()

    assert Seal.objects.get().last_id >= 2
    assert verify() == []


@pytest.mark.parametrize(("attempt", "seconds"), [(0, 5), (1, 5), (2, 15), (3, 45), (6, 600), (400, 600)])
def test_pause_after_a_try(attempt, seconds):
    assert pause_after(attempt).total_seconds() == seconds


@pytest.mark.parametrize(
    ("done", "total", "shown"), [(0, 0, None), (0, 3, 0), (1, 3, 33), (3, 3, 100), (5, 3, 100)]
)
def test_percent_of_the_whole(done, total, shown):
    assert percent(done, total) == shown
