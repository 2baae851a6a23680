"""Moving between declared states."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.thread.labels import labels_of
from rodtrad.foundation.thread.states import transitions, workflow_of
from rodtrad.foundation.thread.workflow import move, transitions_for


def _moves(now):
    return [
        (row.to, row.way, row.needs_reason, row.near) for row in transitions(workflow_of("toy-trial"), now)
    ]


def test_transitions_when_in_the_row_then_forward_back_and_aside():
    assert _moves("running") == [
        ("planned", "back", True, False),
        ("ended", "forward", False, True),
        ("paused", "aside", True, False),
    ]
    assert _moves("planned")[0] == ("running", "forward", False, True)
    assert _moves("paused")[0] == ("planned", "return", False, False)


def test_transitions_when_the_state_is_unknown_then_every_state_is_forward():
    assert [row[:2] for row in _moves("gone")] == [
        ("planned", "forward"), ("running", "forward"), ("ended", "forward"), ("paused", "aside"),
    ]  # fmt: skip


def test_transitions_for_when_one_may_not_or_kind_has_none_then_none(world):
    trial = world.item("toy-trial", state="planned")

    assert len(transitions_for(world.developer, trial)) == 3
    assert transitions_for(world.staff, trial) == []
    assert transitions_for(world.developer, world.item("toy-need")) == []
    assert transitions_for(world.developer, world.item("toy-trial", life="retired")) == []


def test_move_when_forward_then_state_history_and_effect_follow(world):
    trial = world.item("toy-trial", state="planned")

    move(world.developer, trial, "running")

    trial.refresh_from_db()
    assert (trial.state, trial.version) == ("running", 2)
    assert labels_of(world.developer, [trial]) == {trial.pk: {"moves": ["planned running"]}}
    assert Entry.objects.filter(action="thread.moved", item=trial.code).count() == 1


def test_move_when_backward_then_a_reason_is_needed(world):
    trial = world.item("toy-trial", state="ended")

    with pytest.raises(ValidationError):
        move(world.developer, trial, "planned")
    move(world.developer, trial, "planned", "Vi börjar om")

    assert trial.state == "planned"


@pytest.mark.parametrize("to", ["planned", "nowhere"])
def test_move_when_there_is_no_such_move_then_it_refuses(world, to):
    with pytest.raises(ValidationError):
        move(world.developer, world.item("toy-trial", state="planned"), to)


def test_move_when_one_may_not_then_it_refuses(world):
    with pytest.raises(PermissionDenied):
        move(world.staff, world.item("toy-trial", state="planned"), "running")
