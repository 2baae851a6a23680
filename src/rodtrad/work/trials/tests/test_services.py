"""What the services keep, in tables, history and thread."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.thread.models import Link
from rodtrad.work.trials.models import Cycle, Obstacle, Regular, Result, Trial
from rodtrad.work.trials.queries.board import board
from rodtrad.work.trials.queries.trials import latest_note
from rodtrad.work.trials.services import cycles, obstacles, regular, reminders, states, trials
from rodtrad.work.trials.services.deciding import Act, decide
from rodtrad.work.trials.services.noticing import look_at
from rodtrad.work.trials.tests.factories import (
    PREDICTION,
    SYSTEM,
    make_adopted,
    make_cycle,
    make_regular,
    make_running,
    make_studied,
    make_trial,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(cast):
    with acting(cast.actor("staff")) as actor:
        yield actor


@pytest.fixture
def manager(cast):
    with acting(cast.actor("manager")) as actor:
        yield actor


def again(trial: Trial) -> Trial:
    return Trial.objects.select_related("item__place__municipality", "responsible").get(pk=trial.pk)


def actions(trial: Trial) -> list[str]:
    return list(Entry.objects.filter(item=trial.item.code).order_by("pk").values_list("action", flat=True))


def test_begin_when_nobody_is_named_then_the_writer_is_responsible_and_leads(cast, staff) -> None:
    trial = make_trial(cast.unit, staff)

    assert trial.responsible == cast.staff
    assert trial.item.state == "planned"
    assert "trials.begun" in actions(trial)
    make_cycle(trial, staff)


def test_begin_when_hard_to_measure_then_a_stand_in_is_asked_for(cast, staff) -> None:
    with pytest.raises(ValidationError) as caught:
        make_trial(cast.unit, staff, hard_to_measure=True)

    assert "proxy" in caught.value.message_dict


def test_begin_when_at_another_unit_then_refused(cast, staff) -> None:
    with pytest.raises(PermissionDenied):
        make_trial(cast.other_unit_place, staff)


def test_start_when_nothing_is_expected_then_refused_by_service_and_table(cast, staff) -> None:
    cycle = make_cycle(make_trial(cast.unit, staff), staff, prediction="")

    with pytest.raises(ValidationError) as caught:
        cycles.start_cycle(staff, cycle)
    with pytest.raises(IntegrityError), transaction.atomic():
        Cycle.objects.filter(pk=cycle.pk).update(started=clock.now())

    assert "prediction" in caught.value.message_dict


def test_start_when_expected_then_locked_with_time_and_who(cast, staff) -> None:
    cycle = make_running(cast.unit, staff)

    assert (cycle.state, cycle.started_by, cycle.trial.item.state) == ("running", cast.staff, "running")
    assert cycle.started is not None
    with pytest.raises(ValidationError) as caught:
        cycles.change_plan(staff, cycle, {"prediction": "Något annat."})
    assert "prediction" in caught.value.message_dict
    cycles.change_plan(staff, cycle, {"ends": clock.today() + timedelta(days=30), "prediction": PREDICTION})
    assert again(cycle.trial).ends == clock.today() + timedelta(days=30)
    assert "trials.cycle-started" in actions(cycle.trial)


def test_plan_when_one_is_under_way_then_refused(cast, staff) -> None:
    cycle = make_running(cast.unit, staff)

    with pytest.raises(ValidationError):
        make_cycle(cycle.trial, staff)


def test_observe_when_a_colleague_works_there_then_noted(cast, staff) -> None:
    cycle = make_running(cast.unit, staff)
    with acting(cast.actor("colleague")) as colleague:
        note = cycles.observe(colleague, cycle, text="Två tackade nej.", number=Decimal(8), counted="besök")
        with pytest.raises(ValidationError):
            cycles.observe(colleague, cycle)

    assert note.by == cast.colleague
    with acting(cast.actor("other_unit")) as stranger, pytest.raises(PermissionDenied):
        cycles.observe(stranger, cycle, text="Hej")


def test_note_when_taken_back_then_it_counts_no_longer_and_only_ones_own_or_by_those_who_lead(
    cast, staff
) -> None:
    cycle = make_running(cast.unit, staff)
    with acting(cast.actor("colleague")) as colleague:
        note = cycles.observe(colleague, cycle, text="Fel", number=Decimal(80))
        with pytest.raises(PermissionDenied):
            cycles.take_back(colleague, cycles.observe(staff, cycle, text="Rätt"))
        cycles.take_back(colleague, note)

    assert latest_note(cycle) is None
    with pytest.raises(ValidationError):
        cycles.take_back(staff, note)
    assert "trials.note-withdrawn" in actions(cycle.trial)


def test_start_when_children_are_touched_then_only_with_protection(cast, staff) -> None:
    cycle = make_cycle(make_trial(cast.unit, staff, vulnerable="children"), staff)

    with pytest.raises(ValidationError) as caught:
        cycles.start_cycle(staff, cycle)
    assert set(caught.value.message_dict) == {"protection", "stop_rule"}
    cycles.change_plan(staff, cycle, {"protection": "Stödet finns kvar.", "stop_rule": "Om någon blir rädd."})
    cycles.start_cycle(staff, cycle)


def test_happened_when_told_then_a_result_hangs_on_the_thread_and_can_be_put_right(cast, staff) -> None:
    cycle = make_studied(cast.unit, staff)
    cycles.tell_what_happened(staff, cycle, happened="Åtta av tio.", turned="otherwise")

    result = Result.objects.select_related("item").get(trial=cycle.trial)
    assert (result.turned, result.item.text, result.item.home) == (
        "otherwise", "Åtta av tio.", cycle.trial.item.code,
    )  # fmt: skip
    assert Link.objects.filter(source=cycle.trial.item, rel="yields", target=result.item).exists()
    assert again(cycle.trial).item.state == "studying"


def test_decide_when_not_as_expected_then_how_deep_must_be_said(cast, staff) -> None:
    cycle = make_studied(cast.unit, staff, "worse")

    with pytest.raises(ValidationError) as caught:
        decide(staff, cycle, Act(decision="adapt", reason="Det tog för lång tid."))
    assert "loop" in caught.value.message_dict
    decide(staff, cycle, Act(decision="adapt", reason="Det tog för lång tid.", loop="single"))
    assert again(cycle.trial).item.state == "planned"


def test_next_cycle_when_planned_then_carried_on_from_the_last(cast, staff) -> None:
    cycle = make_studied(cast.unit, staff)
    decide(staff, cycle, Act(decision="widen", reason="Fler."))

    following = make_cycle(again(cycle.trial), staff)

    assert (following.number, following.carried_from) == (2, 1)


def test_move_when_by_hand_then_only_aside_and_back(cast, staff) -> None:
    cycle = make_running(cast.unit, staff)
    item = cycle.trial.item

    states.pause(staff, cycle.trial, "Sommar")
    assert again(cycle.trial).item.state == "paused"
    states.take_up(staff, again(cycle.trial))
    assert again(cycle.trial).item.state == "running"
    from rodtrad.foundation.thread import workflow

    with pytest.raises(ValidationError):
        workflow.move(staff, item, "adopted")
    states.stop(staff, again(cycle.trial), "Någon for illa.")
    assert Cycle.objects.get(pk=cycle.pk).state == "stopped"
    assert make_cycle(again(cycle.trial), staff).number == 2
    assert again(cycle.trial).item.state == "planned"


def test_noticing_when_nothing_is_written_for_weeks_then_an_obstacle_and_gone_after_a_note(
    cast, staff
) -> None:
    with clock.at(clock.now() - timedelta(days=25)):
        cycle = make_running(cast.unit, staff, days=90)
    look_at(again(cycle.trial))

    assert Obstacle.objects.get(trial=cycle.trial, check_code="TID-R-04").state == "open"
    cycles.observe(staff, cycle, text="Igång igen.", number=Decimal(2))
    assert Obstacle.objects.get(trial=cycle.trial, check_code="TID-R-04").state == "gone"


def test_noticed_when_dismissed_then_silent_until_it_comes_back(cast, staff) -> None:
    with clock.at(clock.now() - timedelta(days=25)):
        cycle = make_running(cast.unit, staff, days=90)
    look_at(again(cycle.trial))
    row = Obstacle.objects.select_related("trial__item__place").get(check_code="TID-R-04")
    Trial.objects.filter(pk=cycle.trial_id).update(last_entry=clock.today() - timedelta(days=25))

    obstacles.close_obstacle(staff, row, "dismissed", "Semester.")
    Trial.objects.filter(pk=cycle.trial_id).update(last_entry=clock.today() - timedelta(days=25))
    look_at(again(cycle.trial))
    look_at(again(cycle.trial))

    assert list(Obstacle.objects.filter(check_code="TID-R-04").values_list("state", flat=True)) == [
        "dismissed"
    ]


def test_obstacle_when_taken_in_hand_and_closed_then_kept_with_who(cast, staff) -> None:
    trial = make_trial(cast.unit, staff)
    row = obstacles.add_obstacle(staff, trial, kind="time", text="Ingen hinner.")
    obstacles.take_in_hand(staff, row, action="Boka en timme", owner=cast.manager, due=clock.today())
    row.refresh_from_db()
    obstacles.close_obstacle(staff, row, "handled", "Timmen är bokad.")
    row.refresh_from_db()

    assert (row.state, row.owner, row.closed_by) == ("handled", cast.manager, cast.staff)
    with pytest.raises(ValidationError):
        obstacles.close_obstacle(staff, row, "handled", "Igen.")


def test_gate_when_not_shown_then_it_stays_a_trial(cast, manager) -> None:
    trial = make_adopted(cast.unit, manager)

    regular.answer_gate(manager, trial, "not-shown", why="För få besök.")

    assert again(trial).item.state == "planned"
    with pytest.raises(ValidationError):
        regular.move_regular(manager, Regular.objects.select_related("trial__item__place").get(), "in-use")


def test_gate_when_only_staff_then_refused(cast, staff) -> None:
    trial = make_adopted(cast.unit, staff)

    with pytest.raises(PermissionDenied):
        regular.answer_gate(staff, trial, "judgement", why="Vi tycker det.")


def test_regular_when_in_use_then_followed_up_and_may_fall_back(cast, manager) -> None:
    trial = make_regular(cast.unit, manager)
    row = Regular.objects.get(trial=trial)

    assert trial.item.state == "regular"
    assert row.follow_ups.count() == 3
    first = row.follow_ups.select_related("regular__trial__item__place").first()
    regular.follow_up(manager, first, holds="no", note="Ingen frågar längre.")
    assert Regular.objects.get(trial=trial).state == "fell-back"


def test_reminder_when_past_the_last_day_then_told_once(cast, staff) -> None:
    with clock.at(clock.now() - timedelta(days=10)):
        cycle = make_running(cast.unit, staff, days=5)
    reminders.tell_past_end()
    reminders.tell_past_end()

    assert again(cycle.trial).asked_about == 1
    from rodtrad.foundation.talk.models import Notice

    assert Notice.objects.filter(kind="trials.what-happened").count() == 1


def test_shown_to_when_changed_then_results_follow(cast, staff) -> None:
    cycle = make_studied(cast.unit, staff)
    trials.change_trial(staff, cycle.trial, {"level": "unit"})

    result = Result.objects.select_related("item").get(trial=cycle.trial)
    assert result.item.audience == again(cycle.trial).item.audience == f"u:{cast.unit.pk}"


def test_board_when_asked_then_says_the_same_as_the_rule(cast, acting_system) -> None:
    from rodtrad.work.trials.rules.standing import Patience, Where, standing

    made = []
    today = clock.today()
    for number, state in enumerate(
        ("planned", "running", "studying", "adopted", "ended", "paused", "stopped")
    ):
        for days in (0, 14, 15, 21, 22, 60, 61, 120, 121):
            for ends in (None, today, today - timedelta(days=1)):
                trial = make_trial(cast.unit, title=f"{number} {days}")
                trial.item.state = state
                trial.item.save(update_fields=["state"])
                since = today - timedelta(days=days)
                Trial.objects.filter(pk=trial.pk).update(since=since, last_entry=since, ends=ends)
                made.append(Where(state, since, since, ends))

    counted = {str(column.standing): column.number for column in board(SYSTEM)}
    by_rule = [standing(where, today, Patience()) for where in made]
    assert counted == {name: by_rule.count(name) for name in counted}
