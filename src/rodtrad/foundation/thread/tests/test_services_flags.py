"""Look-again flags: every rule of the settled questions, section 4, as the database shows it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.thread import queries, services
from rodtrad.foundation.thread.labels import set_labels
from rodtrad.foundation.thread.models import Flag
from rodtrad.foundation.thread.todos import look_again


@pytest.fixture
def case(world):
    """knowledge ← element ← trial, all in one home; and a trial in another home that tries the element."""
    home = world.item("toy-case")
    knowledge = world.item("toy-knowledge", home=home.code)
    element = world.item("toy-element", home=home.code)
    trial = world.item("toy-trial", home=home.code)
    elsewhere = world.item("toy-trial")
    world.link(element, "toy-rests-on", knowledge)
    world.link(trial, "toy-tries", element)
    world.link(elsewhere, "toy-tries", element)
    return {"knowledge": knowledge, "element": element, "trial": trial, "elsewhere": elsewhere, "home": home}


def _flagged(**of):
    return {(flag.item_id, flag.why) for flag in Flag.objects.filter(answered__isnull=True, **of)}


def test_flags_when_the_substance_changed_then_both_ways_inside_and_downstream_outside(world, case):
    services.change_item(world.developer, case["element"], {"text": "Ny text"})

    assert _flagged() == {
        (case["knowledge"].pk, "lower-changed"),
        (case["trial"].pk, "upper-changed"),
        (case["elsewhere"].pk, "upper-changed-elsewhere"),
    }
    flag = Flag.objects.get(item=case["trial"])
    assert flag.changes == [("text", "", "Ny text")]
    assert (flag.cause_id, flag.version, flag.unconfirmed) == (case["element"].pk, 2, False)
    assert flag.home == case["home"].code


def test_flags_when_the_item_rests_on_another_home_then_that_is_not_flagged(world, case):
    services.change_item(world.developer, case["elsewhere"], {"text": "Ny text"})

    assert _flagged() == set()


def test_flags_when_the_change_is_small_or_not_of_substance_then_none(world, case):
    services.change_item(world.developer, case["element"], {"text": "Ny text"}, small=True)
    services.change_item(world.developer, case["element"], {"dnr": "12"})
    services.change_item(world.developer, case["element"], {}, details={"note": ("", "lång")})
    services.change_item(world.developer, case["element"], {"text": "Ny  text "})

    assert _flagged() == set()


def test_flags_when_a_declared_detail_changed_then_they_are_raised(world):
    need = world.item("toy-need")
    benefit = world.item("toy-benefit", home=need.code)
    world.link(benefit, "toy-answers", need)

    services.change_item(world.developer, need, {"state": "x"}, details={"strength": (["a"], ["a", "b"])})

    flag = Flag.objects.get()
    assert (flag.item, flag.changes) == (benefit, [("state", "", "x"), ("strength", "a", "a, b")])


def test_flags_when_a_target_group_changed_then_what_follows_it_is_flagged(world):
    home = world.item("toy-case")
    group = world.item("toy-group", home=home.code)
    need = world.item("toy-need", home=home.code)
    said = world.item("toy-knowledge", home=home.code)
    unsaid = world.item("toy-knowledge", home=home.code)
    gone = world.item("toy-need", home=home.code, life="retired")
    foreign = world.item("toy-need")
    set_labels(world.developer, said, "applies", ["75 år"])

    services.change_item(world.developer, group, {"text": "Från 75 år"})

    assert _flagged() == {(need.pk, "target-group-changed"), (said.pk, "target-group-changed")}
    assert not {unsaid.pk, gone.pk, foreign.pk} & {pk for pk, _ in _flagged()}


def test_flags_when_retired_and_brought_back_then_neighbours_are_flagged(world, case):
    services.retire(world.developer, case["element"], "Slutade")
    assert {pk for pk, _ in _flagged()} == {case["knowledge"].pk, case["trial"].pk, case["elsewhere"].pk}
    assert Flag.objects.first().changes == [("life", "current", "retired")]

    Flag.objects.all().delete()
    services.bring_back(world.developer, case["element"])

    assert len(_flagged()) == 3


def test_flags_when_links_are_suggested_or_gone_then_marked_or_silent(world):
    home = world.item("toy-case")
    element = world.item("toy-element", home=home.code)
    suggested, put_away = (world.item("toy-trial", home=home.code) for _ in range(2))
    world.link(suggested, "toy-tries", element, basis="inferred")
    world.link(put_away, "toy-tries", element, life="retired")

    services.change_item(world.developer, element, {"text": "Ny"})

    flag = Flag.objects.get()
    assert (flag.item, flag.unconfirmed) == (suggested, True)


def test_flags_when_open_already_then_they_are_not_raised_twice(world, case):
    services.change_item(world.developer, case["element"], {"text": "Ny"})
    services.change_item(world.developer, case["element"], {"text": "Nyare"})

    assert Flag.objects.filter(item=case["trial"]).count() == 1


def test_answer_when_kept_then_it_returns_only_after_a_new_change(world, case):
    services.change_item(world.developer, case["element"], {"text": "Ny"})
    flag = Flag.objects.get(item=case["trial"])

    services.answer_flag(world.developer, flag, "keep", "Stämmer ändå")

    row = Flag.objects.get(pk=flag.pk)
    assert (row.answer, row.reason, row.answered_by_id) == ("keep", "Stämmer ändå", world.developer.user_id)
    assert Entry.objects.filter(item=case["trial"].code, action="thread.flag-answered").count() == 1
    assert not Flag.objects.filter(cause=case["trial"]).exists()
    services.change_item(world.developer, case["element"], {"text": "Nyare"})
    assert Flag.objects.filter(item=case["trial"], answered__isnull=True).count() == 1


def test_answer_when_changed_then_the_next_step_is_flagged_but_not_the_cause(world, case):
    result = world.item("toy-result", home=case["home"].code)
    world.link(case["trial"], "toy-yields", result, rests="to")
    services.change_item(world.developer, case["element"], {"text": "Ny"})

    services.answer_flag(
        world.developer, Flag.objects.get(item=case["trial"]), "change", "Vi skrev om testet"
    )

    assert _flagged(cause=case["trial"]) == {(result.pk, "next-step")}


@pytest.mark.parametrize(("answer", "reason"), [("keep", " "), ("perhaps", "därför"), ("", "därför")])
def test_answer_when_reason_or_answer_is_missing_then_it_refuses(world, case, answer, reason):
    services.change_item(world.developer, case["element"], {"text": "Ny"})
    flag = Flag.objects.get(item=case["trial"])

    with pytest.raises(ValidationError):
        services.answer_flag(world.developer, flag, answer, reason)

    assert Flag.objects.get(pk=flag.pk).is_open


def test_answer_when_answered_already_or_not_allowed_then_it_refuses(world, case):
    services.change_item(world.developer, case["element"], {"text": "Ny"})
    flag = Flag.objects.get(item=case["trial"])

    with pytest.raises(PermissionDenied):
        services.answer_flag(world.staff, flag, "keep", "därför")
    services.answer_flag(world.developer, flag, "stop", "därför")
    with pytest.raises(ValidationError):
        services.answer_flag(world.developer, flag, "keep", "igen")


def test_double_loop_when_asked_for_then_one_step_up_is_flagged(world, case):
    flags = services.question_assumption(world.developer, case["element"], "Ingen kom")

    assert _flagged() == {(case["knowledge"].pk, "double-loop")}
    assert flags[0].changes == [("reason", "", "Ingen kom")]
    assert Entry.objects.filter(action="thread.questioned", item=case["element"].code).exists()


def test_flags_when_items_go_in_a_ring_then_each_is_flagged_once(world):
    home = world.item("toy-case")
    one, two, three = (world.item("toy-element", home=home.code) for _ in range(3))
    for source, target in ((one, two), (two, three), (three, one)):
        world.link(source, "toy-beside", target)

    services.change_item(world.developer, one, {"text": "Ny"})

    assert {pk for pk, _ in _flagged()} == {two.pk, three.pk}


def test_flags_when_the_cause_is_hidden_then_the_reader_meets_no_flag(world, case):
    secret = world.item(
        "toy-element", home=case["home"].code, audience="private", author_id=world.developer.user_id
    )
    world.link(case["trial"], "toy-tries", secret)

    services.change_item(world.developer, secret, {"text": "Hemligt"})

    assert [flag.item for flag in queries.open_flags(world.developer, case["home"].code)] == [case["trial"]]
    assert list(queries.open_flags(world.staff, case["home"].code)) == []
    assert queries.flagged_ids(world.staff, [case["trial"]]) == set()
    assert queries.flags_of(world.staff, case["trial"]) == []


def test_flags_for_me_when_i_am_the_author_or_take_part_then_mine_come(world, case):
    services.change_item(world.developer, case["element"], {"text": "Ny"})
    assert queries.flags_for_me(world.developer) == []

    case["trial"].author_id = world.developer.user_id
    case["trial"].save()

    assert [flag.item for flag in queries.flags_for_me(world.developer)] == [case["trial"]]
    (todo,) = look_again(world.developer)
    assert (todo.item, todo.key) == (
        case["trial"].code,
        f"thread.flag:{Flag.objects.get(item=case['trial']).code}",
    )
    assert look_again(world.staff) == []
