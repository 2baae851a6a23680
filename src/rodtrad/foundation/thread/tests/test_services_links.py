"""Links: made, confirmed, rejected, put away, brought back."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.thread import queries, services
from rodtrad.foundation.thread.models import Link


@pytest.fixture
def ends(world):
    return world.item("toy-trial", "Två byar"), world.item("toy-result", "Tolv kom")


def test_add_when_declared_then_row_ends_and_two_history_lines_stand(world, ends):
    trial, result = ends

    link = services.add_link(world.developer, trial, "toy-yields", result, reason=" Räknat ")

    row = Link.objects.get()
    assert (row.pk, row.upper, row.lower) == (link.pk, trial, result)
    assert (row.reason, row.basis, row.home, row.author_id) == (
        "Räknat",
        "source",
        "",
        world.developer.user_id,
    )
    assert {entry.item for entry in Entry.objects.filter(action="thread.linked")} == {trial.code, result.code}


def test_add_when_both_ends_share_a_home_then_the_link_has_it(world):
    need = world.item("toy-need")
    benefit = world.item("toy-benefit", home=need.code)

    assert services.add_link(world.developer, benefit, "toy-answers", need).home == need.code


def test_add_when_made_before_then_it_is_the_same_link(world, ends):
    first = services.add_link(world.developer, *_args(ends))

    assert services.add_link(world.developer, *_args(ends)).pk == first.pk
    assert (Link.objects.count(), Entry.objects.count()) == (1, 2)


def test_add_when_put_away_before_then_it_is_brought_back(world, ends):
    link = services.add_link(world.developer, *_args(ends))
    services.retire_link(world.developer, link, "fel")

    again = services.add_link(world.developer, *_args(ends), reason="Ändå rätt")

    assert (again.pk, again.life, again.retire_reason, again.reason) == (link.pk, "current", "", "Ändå rätt")


def _args(ends):
    return ends[0], "toy-yields", ends[1]


def test_add_when_the_relation_does_not_fit_then_it_refuses(world, ends):
    trial, result = ends
    for rel, source, target in (
        ("toy-yields", result, trial), ("nothing", trial, result), ("toy-beside", trial, trial)
    ):  # fmt: skip
        with pytest.raises(ValidationError):
            services.add_link(world.developer, source, rel, target)
    assert Link.objects.count() == 0


def test_add_when_an_end_is_put_away_then_it_says_which(world, ends):
    services.retire(world.developer, ends[1], "därför")

    with pytest.raises(ValidationError, match="Tolv kom"):
        services.add_link(world.developer, *_args(ends))


def test_add_when_an_end_is_hidden_then_it_is_not_there(world, ends):
    hidden = world.item("toy-result", audience="private", author_id=world.people["staff"].pk)

    with pytest.raises(queries.ItemNotFound):
        services.add_link(world.developer, ends[0], "toy-yields", hidden)


def test_add_when_one_may_edit_neither_end_then_it_refuses(world, ends):
    with pytest.raises(PermissionDenied):
        services.add_link(world.staff, *_args(ends))


def test_add_when_the_reason_holds_an_identity_number_then_nothing_is_saved(world, ends):
    with pytest.raises(ValidationError):
        services.add_link(world.developer, *_args(ends), reason="811228-9874")

    assert (Link.objects.count(), Entry.objects.count()) == (0, 0)


def test_confirm_when_suggested_then_it_is_accepted(world, ends):
    link = services.add_link(world.developer, *_args(ends), basis="inferred")

    services.confirm_link(world.developer, link)

    assert (Link.objects.get().basis, link.basis) == ("accepted", "accepted")
    with pytest.raises(ValidationError):
        services.confirm_link(world.developer, link)


def test_reject_when_suggested_then_it_is_put_away_and_still_a_suggestion(world, ends):
    link = services.add_link(world.developer, *_args(ends), basis="inferred")

    services.reject_link(world.developer, link, "Stämmer inte")

    row = Link.objects.get()
    assert (row.life, row.retire_reason, row.basis) == ("retired", "Stämmer inte", "inferred")
    assert Entry.objects.filter(action="thread.link-rejected").count() == 2


def test_reject_when_stated_by_people_then_it_refuses(world, ends):
    link = services.add_link(world.developer, *_args(ends))

    with pytest.raises(ValidationError):
        services.reject_link(world.developer, link, "nej")


def test_retire_when_no_reason_or_no_right_then_it_refuses(world, ends):
    link = services.add_link(world.developer, *_args(ends))

    with pytest.raises(ValidationError):
        services.retire_link(world.developer, link, "")
    with pytest.raises(PermissionDenied):
        services.retire_link(world.staff, link, "därför")


def test_bring_back_when_put_away_then_it_counts_again(world, ends):
    link = services.add_link(world.developer, *_args(ends))
    services.retire_link(world.developer, link, "därför")

    services.bring_back_link(world.developer, link)

    assert (Link.objects.get().life, link.life) == ("current", "current")
    with pytest.raises(ValidationError):
        services.bring_back_link(world.developer, link)
