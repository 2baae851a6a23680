"""Asking for work, doing it step by step, losing it, trying again, stopping it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.fields import IdentityNumberFound
from rodtrad.foundation.base.registry import RegistryError
from rodtrad.foundation.jobs import queries, services
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.jobs.rules import LEASE
from rodtrad.foundation.jobs.services.running import HeldWork
from rodtrad.foundation.jobs.steps import LostLease
from rodtrad.foundation.jobs.tests.conftest import SYSTEM, ask, fresh, steps_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_system")]


def test_work_off_when_steps_are_left_then_each_is_done_once_and_in_order():
    job = ask(3)

    services.work_off()

    job = fresh(job)
    assert (job.state, job.done, job.total, job.words) == ("done", 3, 3, "Räknat")
    assert (job.result, job.lease_until, job.error) == ({"url": "/"}, None, "")
    assert job.started is not None
    assert job.finished is not None
    assert steps_of(job) == [1, 2, 3]


def test_enqueue_when_the_same_key_then_the_same_job():
    assert ask(key="a") == ask(5, key="a")
    assert ask(key="b") != ask(key="a")
    assert ask() != ask()
    assert Job.objects.count() == 4


def test_enqueue_when_the_caller_fails_then_there_is_no_job():
    with transaction.atomic():
        ask()
        transaction.set_rollback(True)

    assert services.work_off() == []


def test_enqueue_when_nobody_declares_the_name_then_refused():
    with pytest.raises(RegistryError):
        ask(name="toy.unknown")


def test_enqueue_when_an_argument_holds_an_identity_number_then_refused():
    with pytest.raises(IdentityNumberFound):
        ask(arguments={"text": "811218-9876"})


def test_enqueue_when_due_later_then_it_waits():
    ask(due=clock.now() + timedelta(minutes=5))

    assert services.work_off() == []
    with clock.at(clock.now() + timedelta(minutes=6)):
        assert len(services.work_off()) == 1


def test_claim_when_a_lease_has_run_out_then_another_worker_goes_on_at_the_last_saved_step():
    job = ask(3)
    first = services.claim("first")
    with HeldWork(first).step() as step:
        step.go_on(cursor={"next": 2}, done=1)

    assert services.claim("second") is None
    assert services.take_back(clock.now() + LEASE / 2) == 0
    assert services.take_back(clock.now() + LEASE * 2) == 1
    services.work_off()

    assert fresh(job).state == "done"
    assert steps_of(job) == [2, 3]


def test_step_when_the_lease_is_lost_then_nothing_of_it_is_saved():
    job = ask(3)
    slow = HeldWork(services.claim("slow"))
    services.take_back(clock.now() + LEASE * 2)
    quick = services.claim("quick")

    with pytest.raises(LostLease), slow.step() as step:
        step.go_on(words="för sent")

    assert (fresh(job).words, fresh(job).token) == ("", quick.token)


def test_step_when_the_lease_is_lost_meanwhile_then_nothing_of_it_is_saved():
    job = ask(3)
    slow = HeldWork(services.claim("slow"))

    with pytest.raises(LostLease):
        _lose_it_within(slow.step())

    assert fresh(job).words == ""


def _lose_it_within(step):
    with step as left:
        left.go_on(words="för sent")
        Job.objects.update(token="another")


def test_release_when_a_worker_is_dead_then_its_jobs_wait_at_once():
    job = ask()
    services.claim("dead")

    assert services.release("alive") == 0
    assert services.release("dead") == 1
    assert fresh(job).state == "waiting"


def test_run_when_it_breaks_then_tried_again_later_and_at_last_failed_in_plain_words(caplog):
    job, moment = ask(name="toy.breaks"), clock.now()
    pauses = []
    for _try in range(3):
        with clock.at(moment):
            services.work_off()
            job = fresh(job)
            pauses.append(round((job.due - moment).total_seconds()) if job.state == "waiting" else None)
            moment = max(moment, job.due) + timedelta(seconds=1)

    assert pauses == [5, 15, None]
    assert (job.state, job.attempt) == ("failed", 3)
    assert job.error == "Något gick fel. Det beror inte på något du har gjort."
    assert "the toy is broken" in caplog.text
    assert steps_of(job) == []


def test_run_when_it_refuses_then_failed_at_once_with_its_own_words():
    job = ask(name="toy.refused")

    services.work_off()

    assert (fresh(job).state, fresh(job).attempt) == ("failed", 1)
    assert fresh(job).error == "Filen finns inte längre. Lämna in den igen."


def test_run_when_a_call_saves_no_step_then_it_does_not_go_on_for_ever(caplog):
    job = ask(name="toy.idle")

    services.work_off()

    assert fresh(job).state == "failed"


def test_take_back_when_interrupted_too_often_then_failed():
    job = ask()
    for _time in range(5):
        services.claim("w")
        services.take_back(clock.now() + LEASE * 2)

    assert (fresh(job).state, fresh(job).error) == ("failed", "Arbetet avbröts.")


def test_run_when_its_slice_is_over_then_others_have_their_turn():
    long, short = ask(3), ask(1)

    services.run(services.claim("w"), seconds=0)

    assert services.claim("w").pk == short.pk
    assert steps_of(long) == [1]
    services.work_off()
    assert steps_of(long) == [1, 2, 3]


def test_run_when_the_worker_is_told_to_stop_then_the_job_is_given_back_between_two_steps():
    job = ask(3)

    services.run(services.claim("w"), stop=lambda: True)

    assert (fresh(job).state, steps_of(job)) == ("waiting", [1])


def test_stop_and_start_again_when_the_owner_says_so_then_it_goes_on_where_it_was(cast):
    actor = cast.actor("staff")
    job = ask(3, actor=actor)
    claimed = services.claim("w")
    services.run(claimed, seconds=0)

    services.stop(actor, job)
    assert (job.state, services.work_off()) == ("stopped", [])
    services.start_again(actor, job)
    services.work_off()

    assert steps_of(job) == [1, 2, 3]
    told = Entry.objects.filter(action__startswith="jobs.").order_by("pk").values_list("action", "actor")
    assert list(told) == [("jobs.stopped", actor.code), ("jobs.started-again", actor.code)]


def test_stop_when_a_step_is_under_way_then_it_is_not_saved():
    job = ask(3)
    work = HeldWork(services.claim("w"))

    services.stop(SYSTEM, job)

    with pytest.raises(LostLease), work.step():
        pytest.fail("a stopped job's step began")


def test_stop_and_start_again_when_it_is_too_late_then_refused():
    job = ask(1)
    with pytest.raises(ValidationError):
        services.start_again(SYSTEM, job)
    services.work_off()
    with pytest.raises(ValidationError):
        services.stop(SYSTEM, job)


@pytest.mark.parametrize(
    ("who", "may"), [("staff", True), ("admin", True), ("manager", False), ("neighbour", False)]
)
def test_stop_when_asked_by_then_only_the_owner_and_the_administrator_may(cast, who, may):
    job = ask(actor=cast.actor("staff"), place=cast.unit)
    actor = cast.actor(who)

    if may:
        services.stop(actor, job)
    else:
        with pytest.raises(PermissionDenied):
            services.stop(actor, job)

    assert (fresh(job).state == "stopped") is may
    assert queries.others(actor).filter(pk=job.pk).exists() is (who == "admin")


def test_forget_old_when_long_over_then_deleted_and_open_ones_are_not():
    over, waiting = ask(1), ask(1, due=clock.now() + timedelta(days=400))
    services.work_off()

    with clock.at(clock.now() + timedelta(days=91)):
        assert services.forget_old() == 1

    assert list(Job.objects.all()) == [waiting]
    assert over != waiting
