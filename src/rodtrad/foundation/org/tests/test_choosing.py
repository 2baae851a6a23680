"""Choosing a person by name."""

from __future__ import annotations

import pytest

from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.org.forms.choosing import ChoosingForm
from rodtrad.foundation.org.models import User

pytestmark = pytest.mark.django_db


def chosen(cast, **data: str) -> ChoosingForm:
    """The form as the administrator of the municipality sends it."""
    with acting(cast.actor("admin")):
        form = ChoosingForm(User.objects.filter(pk__in=[cast.staff.pk, cast.colleague.pk]), data)
        form.is_valid()
        return form


@pytest.fixture
def named(cast) -> None:
    User.objects.filter(pk=cast.staff.pk).update(name="Åsa Påhittad")
    User.objects.filter(pk=cast.colleague.pk).update(name="Åsa Låtsas")


@pytest.mark.parametrize("said", ["åsa  påhittad", "Åsa Påhittad"])
def test_person_when_the_whole_name_is_one_persons_then_chosen_at_once(cast, named, said) -> None:
    form = chosen(cast, who=said)

    assert (form.person, form.errors) == (cast.staff, {})


def test_person_when_the_user_name_then_chosen_at_once(cast, named) -> None:
    assert chosen(cast, who=cast.staff.username).person == cast.staff


def test_person_when_a_part_of_the_name_then_asked_among_those_who_have_it(cast, named) -> None:
    form = chosen(cast, who="ås")

    assert (form.person, set(form.errors)) == (None, {"chosen"})
    assert {code for code, _ in form.fields["chosen"].choices} == {cast.staff.code, cast.colleague.code}
    assert chosen(cast, who="ås", chosen=cast.colleague.code).person == cast.colleague


def test_person_when_not_among_those_who_can_be_chosen_then_told_so(cast, named) -> None:
    assert set(chosen(cast, who=cast.outsider.name).errors) == {"who"}
    assert set(chosen(cast, who="ås", chosen=cast.outsider.code).errors) == {"chosen"}


def test_person_when_of_a_part_one_may_not_see_then_found_by_the_whole_name_only(cast, named) -> None:
    with acting(cast.actor("outsider")):
        some = ChoosingForm(User.objects.filter(pk=cast.staff.pk), {"who": "ås"})
        whole = ChoosingForm(User.objects.filter(pk=cast.staff.pk), {"who": "Åsa Påhittad"})

        assert (some.is_valid(), set(some.errors)) == (False, {"who"})
        assert (whole.is_valid(), whole.person) == (True, cast.staff)


def test_person_when_offered_to_everybody_then_found_by_a_part_of_the_name(cast, named) -> None:
    people = User.objects.filter(pk=cast.staff.pk)
    with acting(cast.actor("outsider")):
        form = ChoosingForm(people, {"who": "påhitt"}, offered=people)

        assert (form.is_valid(), [code for code, _ in form.fields["chosen"].choices]) == (
            False,
            [cast.staff.code],
        )
