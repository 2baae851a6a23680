"""People: accounts, roles, passwords, leaving."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from rodtrad.foundation.audit.models import Entry, Value
from rodtrad.foundation.audit.queries import history
from rodtrad.foundation.base import clock, events
from rodtrad.foundation.base.fields import IdentityNumberFound
from rodtrad.foundation.org import queries, services
from rodtrad.foundation.org.models import Membership, ObjectRole, User

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("acting_system")]


def told(item: str) -> list[str]:
    return [line.action for line in history(item=item)]


def create(cast, actor="admin", **fields) -> User:
    given = {"username": "Nina", "name": "Nina Ny", "place": cast.unit, "role": "staff", **fields}
    return services.create_user(cast.actor(actor), **given)


def test_create_user_when_done_then_account_and_role_and_no_password(cast):
    user = create(cast)

    assert (user.username, user.must_change_password, user.has_usable_password()) == ("nina", True, False)
    assert [(row.place, row.role) for row in queries.memberships_of(user)] == [(cast.unit, "staff")]
    assert told(user.code) == ["org.user-created"]


@pytest.mark.parametrize("name", ["manager", "developer", "staff", "neighbour"])
def test_create_user_when_not_administrator_then_refused(cast, name):
    with pytest.raises(PermissionDenied):
        create(cast, actor=name)


@pytest.mark.parametrize("username", ["", "a", "två ord", "-x", "staff"])
def test_create_user_when_username_is_bad_or_taken_then_refused(cast, username):
    with pytest.raises(ValidationError):
        create(cast, username=username)


def test_create_user_when_name_holds_identity_number_then_refused(cast):
    with pytest.raises((IdentityNumberFound, ValidationError)):
        create(cast, name="Nina 19121212-1212")

    assert not User.objects.filter(username="nina").exists()


def test_change_user_when_person_also_works_elsewhere_then_refused(cast, acting_system):
    services.add_membership(acting_system, user=cast.staff, place=cast.outside_unit, role="staff")

    with pytest.raises(PermissionDenied):
        services.change_user(cast.actor("admin"), cast.staff, name="Annan")
    with pytest.raises(PermissionDenied):
        services.set_password(cast.actor("admin"), cast.staff)


def test_change_myself_when_own_then_saved_else_refused(cast):
    services.change_myself(cast.actor("staff"), cast.staff, language="en")

    assert User.objects.get(pk=cast.staff.pk).language == "en"
    with pytest.raises(PermissionDenied):
        services.change_myself(cast.actor("admin"), cast.staff, name="X")
    with pytest.raises(TypeError):
        services.change_myself(cast.actor("staff"), cast.staff, username="root")


def test_add_membership_when_twice_then_refused(cast):
    with pytest.raises(ValidationError):
        services.add_membership(cast.actor("admin"), user=cast.staff, place=cast.unit, role="staff")


def test_membership_when_starting_tomorrow_then_gives_nothing_today(cast):
    tomorrow = clock.today() + timedelta(days=1)
    services.add_membership(
        cast.actor("admin"), user=cast.staff, place=cast.municipality, role="controller", since=tomorrow
    )

    assert {grant.role for grant in cast.actor("staff").grants} == {"staff"}


def test_end_membership_when_no_day_then_at_once(cast):
    row = Membership.objects.get(user=cast.staff)

    services.end_membership(cast.actor("admin"), row)

    assert cast.actor("staff").audiences == frozenset({"public"})
    assert told(cast.staff.code)[0] == "org.membership-ended"


def test_object_role_when_given_ended_and_given_again_then_follows(cast, acting_system):
    services.give_object_role(acting_system, cast.staff, "case", "lead")
    services.give_object_role(acting_system, cast.staff, "case", "lead")
    assert cast.actor("staff").on_objects == {"case": frozenset({"lead"})}

    services.end_object_role(acting_system, cast.staff, "case", "lead")
    assert cast.actor("staff").on_objects == {}

    services.give_object_role(acting_system, cast.staff, "case", "lead")
    assert ObjectRole.objects.count() == 1
    assert told("case") == ["org.object-role-given", "org.object-role-ended", "org.object-role-given"]


def test_set_password_when_done_then_one_time_and_not_in_the_log(cast, client):
    client.force_login(cast.staff)

    password = services.set_password(cast.actor("admin"), cast.staff)

    user = User.objects.get(pk=cast.staff.pk)
    assert user.check_password(password)
    assert user.must_change_password
    assert client.get("/konto/").status_code == 302
    assert told(user.code)[0] == "org.password-set"
    assert not Value.objects.filter(after__contains=password).exists()


@pytest.mark.parametrize("password", ["kort", "123456789012", "password1234", "Sara Handläggare"])
def test_set_password_when_weak_then_refused(cast, password):
    with pytest.raises(ValidationError):
        services.set_password(cast.actor("admin"), cast.staff, password=password)


def test_deactivate_when_done_then_nothing_left_and_reported(cast, acting_system, client):
    services.give_object_role(acting_system, cast.staff, "case", "lead")
    client.force_login(cast.staff)

    left = services.deactivate_user(cast.actor("admin"), cast.staff)

    assert (left.memberships, left.holds) == (1, (("case", "lead"),))
    user = User.objects.get(pk=cast.staff.pk)
    assert (user.is_active, user.left, user.has_usable_password()) == (False, clock.today(), False)
    assert client.get("/konto/").status_code == 302
    assert cast.actor("staff").on_objects == {}
    assert queries.person(cast.actor("admin"), user.code) == user


def test_deactivate_when_heir_then_handed_over_and_published(cast, acting_system):
    services.give_object_role(acting_system, cast.staff, "case", "lead")
    heard = []
    events.subscribe(services.HandedOver, heard.append)

    left = services.deactivate_user(cast.actor("admin"), cast.staff, hand_over_to=cast.colleague)

    assert left.holds == ()
    assert cast.actor("colleague").on_objects == {"case": frozenset({"lead"})}
    assert [(event.from_user_id, event.to_user_id) for event in heard] == [(cast.staff.pk, cast.colleague.pk)]


def test_bring_back_when_left_then_new_role_and_no_old_password(cast):
    services.deactivate_user(cast.actor("admin"), cast.staff)

    services.bring_back_user(
        cast.actor("admin"), User.objects.get(pk=cast.staff.pk), place=cast.area, role="staff"
    )

    user = User.objects.get(pk=cast.staff.pk)
    assert (user.is_active, user.left, user.has_usable_password()) == (True, None, False)
    assert {grant.place_id for grant in cast.actor("staff").grants} == {cast.area.pk}
    assert told(user.code)[:2] == ["org.membership-added", "org.user-returned"]


def test_deactivate_when_oneself_then_refused(cast):
    with pytest.raises(ValidationError):
        services.deactivate_user(cast.actor("admin"), cast.admin)


def test_refused_service_when_rolled_back_then_nothing_told(cast):
    before = Entry.objects.count()

    with pytest.raises(ValidationError):
        create(cast, username="staff")

    assert Entry.objects.count() == before
